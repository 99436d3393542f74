/** A verdict of the gate as Markdown, for a pull request or the page of a run. Foreign text is escaped. */
import { type Breach, type GateVerdict, placedMessage } from '../../core/gate/gate.ts';
import { escapeMarkdown, markdownLink } from '../../core/present/markdown.ts';
import { counted } from '../../core/present/numbers.ts';
import { formatPlace, pathInAddress } from '../../core/present/place.ts';
import { type CheckedCalls, outdatedLine } from './text.ts';

/** Rows that people read. */
const mostBreaches = 25;

/** The verdict first, then each reason. `linkPrefix` stands before the path of a file in links; empty for relative ones. */
export function formatMarkdownVerdict(
  { passes, failures, warnings, baseline }: GateVerdict,
  { calls, base }: CheckedCalls,
  linkPrefix: string,
): string {
  const subject = `${counted(calls, 'call')}${base === null ? '' : ` against ${escapeMarkdown(base)}`}`;
  const verdict = passes
    ? `**Check passed**: ${subject}.`
    : `**Check failed**: ${subject}, ${counted(failures.length, 'reason')}.`;
  return [
    verdict,
    ...listOf('Fails', failures, linkPrefix),
    ...listOf('Warns', warnings, linkPrefix),
    ...(baseline === null || baseline.accepted === 0
      ? []
      : ['', `${counted(baseline.accepted, 'finding')} accepted by the baseline.`]),
    ...(baseline === null || baseline.outdated.length === 0 ? [] : ['', outdatedLine(baseline.outdated.length)]),
  ].join('\n');
}

function listOf(title: string, breaches: readonly Breach[], linkPrefix: string): readonly string[] {
  if (breaches.length === 0) return [];
  const shown = breaches.slice(0, mostBreaches).map((breach) => `- ${itemOf(breach, linkPrefix)}`);
  const rest = breaches.length - shown.length;
  return ['', `${title}:`, '', ...shown, ...(rest > 0 ? [`- … and ${rest} more`] : [])];
}

function itemOf(breach: Breach, linkPrefix: string): string {
  const { file, line, cell, message, code } = breach;
  const rule = code === null ? '' : ` (\`${code}\`)`;
  if (file === null || line === null) return escapeMarkdown(placedMessage(breach)) + rule;
  const address = `${linkPrefix}${pathInAddress(file)}${cell === undefined ? `#L${line}` : ''}`;
  return `${markdownLink(escapeMarkdown(formatPlace(file, { cell, line })), address)} ${escapeMarkdown(message)}${rule}`;
}
