/**
 * Changes at the call of a wrapper, whose request is made elsewhere: its text, a model that it names and a comment above it
 * can be changed there, other parameters cannot.
 */
import type { Call } from '../../model.ts';
import { isInside } from '../../ranges.ts';
import type { Evaluation } from '../evaluate/evaluation.ts';
import { scanAlone } from '../scan-tree.ts';
import { commentAbove } from './comment.ts';
import { applyEdits, type Draft, draft, type EditPlan, refuse } from './edit.ts';
import { literalAt } from './literals.ts';
import { modelIdLike } from './model-id.ts';
import type { PlanContext, SourceChange } from './plan-context.ts';
import { planPromptText } from './prompt-text.ts';
import { isReasoningModel } from './reasoning.ts';
import { rewriteScalar } from './write-parameter.ts';

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
  if (change.kind === 'replace-model') return planBroughtModel(evaluation, call, change.model);
  return change.kind === 'ignore-here'
    ? commentAbove({ evaluation, call }, `callcost-ignore ${change.rule} -- ${change.reason || 'TODO: say why'}`)
    : refuse('the request is made in another function, where its parameters stand');
}

/** A model that is written among the arguments is that of this call alone. */
function planBroughtModel({ main: { source } }: Evaluation, call: Call, wanted: string): Draft {
  const { model, range } = call;
  if (model?.value == null || model.range === null || !isInside(model.range, range))
    return refuse('the model is written in another place than the call');
  const id = modelIdLike(call, model.value, wanted);
  if (typeof id !== 'string') return id;
  if (isReasoningModel(id) && !isReasoningModel(model.value))
    return refuse(`${id} reasons, and the function that makes the request may set parameters that it does not take`);
  const literal = literalAt(call.language, source.text, model.range);
  const edit = rewriteScalar(call.language, source.path, source.text, model.range, id);
  const isWhole = literal !== null && source.text.slice(literal.bodyStart, literal.bodyEnd) === model.value;
  return edit === null || !isWhole ? refuse('the model id is put together from several parts') : draft(edit);
}

function isThere({ range, callee }: Call, text: string): boolean {
  return text.slice(range.start, range.end).replace(/\s+/g, '').startsWith(callee);
}
