/**
 * Changes at the call of a wrapper, whose request is made elsewhere: its text and a comment above it can be changed there,
 * its parameters cannot.
 */
import type { Call } from '../../model.ts';
import type { Evaluation } from '../evaluate/evaluation.ts';
import { scanAlone } from '../scan-tree.ts';
import { commentAbove } from './comment.ts';
import { applyEdits, type Draft, type EditPlan, refuse } from './edit.ts';
import type { PlanContext, SourceChange } from './plan-context.ts';
import { planPromptText } from './prompt-text.ts';

/** The edits, tried by reading the edited file again: it must have the same calls. */
export async function planAtCaller(
  context: PlanContext,
  evaluation: Evaluation,
  call: Call,
  change: SourceChange,
): Promise<EditPlan> {
  const { main, project } = context;
  if (!isThere(call, main.source.text)) return refuse('the call is no longer there');
  const planned = draftOf(evaluation, call, change);
  if (planned.kind === 'refused') return planned;
  const after = await context.reread(applyEdits(main.source.text, planned.edits));
  if (after === null || after.syntax.errors.length > main.syntax.errors.length)
    return refuse('the edited source could not be read');
  const callees = (module: typeof main) => scanAlone(module, project).calls.map(({ callee }) => callee);
  if (callees(after).join('\n') !== callees(main).join('\n'))
    return refuse('the edit would change which calls there are');
  return { kind: 'edits', edits: planned.edits, alsoChanges: [] };
}

function draftOf(evaluation: Evaluation, call: Call, change: SourceChange): Draft {
  if (change.kind === 'replace-prompt-text') return planPromptText({ evaluation }, change.range, change.text);
  return change.kind === 'ignore-here'
    ? commentAbove({ evaluation, call }, `callcost-ignore ${change.rule} -- ${change.reason || 'TODO: say why'}`)
    : refuse('the request is made in another function, where its parameters stand');
}

function isThere({ range, callee }: Call, text: string): boolean {
  return text.slice(range.start, range.end).replace(/\s+/g, '').startsWith(callee);
}
