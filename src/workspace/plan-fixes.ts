/** The edits of what findings prefer to have done, for programs that make them. */
import type { AnalysedCall, Analysis } from '../core/analysis.ts';
import type { Finding, OfferedChange, PlannedFix } from '../core/finding.ts';
import { groupedBy } from '../core/grouping.ts';
import type { Call } from '../core/model.ts';
import type { WrapperCall } from '../core/rules/rule.ts';
import { type EditPlan, refuse, type TextEdit } from '../core/scan/edits/edit.ts';
import type { PlanRequest } from '../core/scan/edits/plan-in-project.ts';
import { placeOfModel } from '../core/scan/edits/replace-model.ts';
import { createLineIndex, type LineIndex } from '../core/scan/lines.ts';
import type { LoadedProject } from '../core/scan/project.ts';
import type { Program } from './read-programs.ts';

/** Plans the edits of a change. */
export type PlanEdits = (
  request: PlanRequest,
  project: LoadedProject | null,
  signal: AbortSignal | undefined,
) => Promise<EditPlan>;

/** A program with its calls, by the path of its file. */
export interface ProgramOfCalls {
  readonly path: string;
  readonly program: Program;
  readonly calls: readonly AnalysedCall[];
  /** The calls of wrappers that stand in it. */
  readonly callers: readonly WrapperCall[];
}

/** A fix for each finding, null where its preferred change cannot be made, or is none of the source. */
export async function planFixes(
  findings: readonly Finding[],
  programs: readonly ProgramOfCalls[],
  planEdits: PlanEdits,
  project: LoadedProject,
  read: (path: string) => Promise<string | null>,
  signal: AbortSignal | undefined,
): Promise<readonly (PlannedFix | null)[]> {
  const texts = new Map(programs.map(({ path, program }) => [path, program.text]));
  const byPath = groupedBy(programs, ({ path }) => path);
  const fixes: (PlannedFix | null)[] = [];
  for (const finding of findings) {
    signal?.throwIfAborted();
    const preferred = preferredOf(finding);
    const program = byPath.get(finding.file)?.find((each) => callIn(each, finding.callId) !== undefined);
    const call = program === undefined ? undefined : callIn(program, finding.callId);
    if (
      preferred === null ||
      preferred.change.kind === 'ignore-everywhere' ||
      program === undefined ||
      call === undefined
    ) {
      fixes.push(null);
      continue;
    }
    const { path, calls } = program;
    const source = { path, ...program.program };
    const others = calls.map((each) => each.call);
    // A file that holds nothing but the constant has no calls.
    const written = placeOfModel(call)?.file ?? path;
    const text = texts.has(written) ? null : await read(written);
    if (text !== null) texts.set(written, text);
    const textOf = (file: string) => texts.get(file) ?? null;
    const plan = await planEdits({ source, call, change: preferred.change, calls: others, textOf }, project, signal);
    fixes.push(fixOf(preferred.title, plan, program, texts));
  }
  return fixes;
}

/** The fix of one finding of a workspace; the changes of other calls are not planned. */
export async function planFixOf(
  { callId, code, file }: Finding,
  planEdits: PlanEdits,
  analyse: (planEdits: PlanEdits) => Promise<Analysis>,
): Promise<PlannedFix | null> {
  const { findings, fixes } = await analyse((request, project, signal) =>
    request.call.id === callId ? planEdits(request, project, signal) : Promise.resolve(refuse('it is not asked for')),
  );
  const index = findings.findIndex((each) => each.callId === callId && each.code === code && each.file === file);
  return fixes?.[index] ?? null;
}

function callIn({ calls, callers }: ProgramOfCalls, id: string | null): Call | undefined {
  const found = calls.find(({ call }) => call.id === id)?.call;
  return found ?? callers.find(({ analysed }) => analysed.call.id === id)?.analysed.call;
}

/** The change to make first: the preferred one, else the first that does not silence the finding. */
function preferredOf({ changes }: Finding): OfferedChange | null {
  const real = changes.filter(({ change }) => change.kind !== 'ignore-here' && change.kind !== 'ignore-everywhere');
  return real.find(({ isPreferred }) => isPreferred) ?? real[0] ?? null;
}

function fixOf(
  title: string,
  plan: EditPlan,
  { path, program }: ProgramOfCalls,
  texts: ReadonlyMap<string, string>,
): PlannedFix | null {
  if (plan.kind === 'refused') return null;
  const own = createLineIndex(program.text, program.cells);
  const edits = plan.edits.map((edit) => placed(edit, edit.file === path ? own : indexOf(texts.get(edit.file))));
  return edits.includes(null) ? null : { title, edits: edits.filter((edit) => edit !== null) };
}

function indexOf(text: string | undefined): LineIndex | null {
  return text === undefined ? null : createLineIndex(text);
}

function placed({ file, range, newText }: TextEdit, linesOf: LineIndex | null): PlannedFix['edits'][number] | null {
  return linesOf === null ? null : { file, lines: linesOf(range), newText };
}
