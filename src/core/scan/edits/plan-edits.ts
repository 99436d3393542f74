/**
 * A change in terms of a call → edits of the source. What comes out has been tried: the edited file is read again, and
 * the call must be as asked and every other call as it was, or be named as changed with it.
 */
import type { Call } from '../../model.ts';
import { createEvaluation } from '../evaluate/evaluator.ts';
import { planAttribution } from './attribution.ts';
import { commentAbove } from './comment.ts';
import { type Draft, draft, type EditPlan, type TextEdit } from './edit.ts';
import { planCacheMark } from './mark-cacheable.ts';
import { planAtCaller } from './plan-at-caller.ts';
import type { PlanContext, SourceChange, TextOf } from './plan-context.ts';
import { planInstruction, planPromptText } from './prompt-text.ts';
import { planModel } from './replace-model.ts';
import { planOutputLimit, planReasoningEffort, planTurnLimit } from './set-options.ts';
import { type CallSite, siteOf } from './site.ts';
import { verify } from './verify.ts';

/** The edits that make a change of a call, or why there are none. Never throws because of the source. */
export async function planEdits(context: PlanContext, call: Call, change: SourceChange): Promise<EditPlan> {
  const evaluation = createEvaluation(context.main, context.project);
  const site = siteOf(evaluation, call);
  if (site === null) return planAtCaller(context, evaluation, call, change);
  const planned = planChange(site, change, context.textOf);
  return planned.kind === 'refused' ? planned : verify(context, call, change, planned.edits);
}

function planChange(site: CallSite, change: SourceChange, textOf: TextOf): Draft {
  switch (change.kind) {
    case 'replace-model':
      return planModel(site, change.model, change.where, textOf);
    case 'set-output-limit':
      return withInstruction(site, planOutputLimit(site, change.tokens), change.brevityInstruction);
    case 'mark-cacheable':
      return planCacheMark(site, change.segment);
    case 'set-reasoning-effort':
      return planReasoningEffort(site, change.effort);
    case 'set-turn-limit':
      return planTurnLimit(site, change.turns);
    case 'replace-prompt-text':
      return planPromptText(site, change.range, change.text);
    case 'add-attribution':
      return planAttribution(site, change.entries, change.forms);
    case 'ignore-here':
      return commentAbove(site, `callcost-ignore ${change.rule} -- ${change.reason || 'TODO: say why'}`);
  }
}

/** A small limit comes together with the sentence that keeps answers short, or not at all. */
function withInstruction(site: CallSite, limit: Draft, instruction: string | null): Draft {
  if (limit.kind === 'refused' || instruction === null) return limit;
  const asked = planInstruction(site, instruction);
  return asked.kind === 'refused'
    ? asked
    : draft(...limit.edits, ...asked.edits.filter((edit) => !has(limit.edits, edit)));
}

function has(edits: readonly TextEdit[], { file, range }: TextEdit): boolean {
  return edits.some((each) => each.file === file && each.range.start === range.start && each.range.end === range.end);
}
