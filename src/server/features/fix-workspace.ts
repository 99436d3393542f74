/**
 * The safe changes of all findings of a rule in a folder.
 */
import type { Analysis } from '../../core/analysis.ts';
import type { Finding } from '../../core/finding.ts';
import type { TextEdit } from '../../core/scan/edits/edit.ts';
import { languageOfPath } from '../../core/scan/languages.ts';
import type { FeatureContext } from '../feature-context.ts';
import type { IndexedPlace } from '../folder-indexes.ts';

/** Edits of source files, relative to the folder; notebooks are left to their own actions. */
export async function safeEditsOfFolder(
  context: FeatureContext,
  { root, index }: IndexedPlace,
  code: string,
): Promise<readonly TextEdit[]> {
  const analysis = await context.analyseFolder(root);
  const engine = await context.analyses.engine();
  const calls = analysis.calls.map(({ call }) => call);
  const edits: TextEdit[] = [];
  for (const finding of analysis.findings.filter((each) => each.code === code)) {
    const wanted = wantedChange(finding, analysis);
    const text = wanted === null ? null : await context.analyses.textAt(`${root}/${finding.file}`);
    if (wanted === null || text === null) continue;
    const source = { path: finding.file, language: wanted.language, text };
    const request = { source, call: wanted.call, change: wanted.change, calls, textOf: () => null };
    const plan = await engine.planEdits(request, index.project, undefined);
    if (plan.kind === 'edits' && !overlapAny(plan.edits, edits)) edits.push(...plan.edits);
  }
  return edits;
}

/** True where edits touch others, so that only one of both can be made. */
export function overlapAny(edits: readonly TextEdit[], others: readonly TextEdit[]): boolean {
  return edits.some(({ file, range: one }) =>
    others.some(
      ({ file: otherFile, range: other }) => file === otherFile && one.start <= other.end && other.start <= one.end,
    ),
  );
}

function wantedChange({ changes, callId, file }: Finding, { calls }: Analysis) {
  const change = changes.find(({ isSafe }) => isSafe)?.change;
  const found = calls
    .flatMap((each) => [each, ...(each.callSites ?? [])])
    .find((each) => each.call.id === callId && each.call.file === file);
  const call = found?.call;
  const language = languageOfPath(file);
  if (change === undefined || change.kind === 'ignore-everywhere' || call === undefined || language === null)
    return null;
  return { change, call, language };
}
