import type { Call, Estimate } from '../model.ts';
import { oneTierDown } from '../prices/replacements.ts';
import type { EstimateContext } from './context.ts';
import { estimateCall } from './estimate.ts';
import { needsOfCall } from './tier-rows.ts';

/** A cheaper model of the same provider that can do what a call needs, and what a request on it would save. */
export interface StepDownOffer {
  /** The model as the price list names it. */
  readonly model: string;
  /** USD per request; `high` is null where the call's own cost has no upper end. Null where a cost cannot be told. */
  readonly savesPerCall: { readonly low: number; readonly high: number | null } | null;
}

/** One tier down for a call that is estimated; null where there is none, or where the call's own model has no price. */
export function stepDownOf(call: Call, estimate: Estimate, context: EstimateContext): StepDownOffer | null {
  const { model } = call;
  if (model === null || model.value === null || !withTiers.has(call.operation)) return null;
  const priced = context.catalogue.find(call.provider, model.value);
  if (priced.kind === 'unpriced') return null;
  const step = oneTierDown(context.catalogue, priced.price, needsOfCall(call, estimate.inputTokens));
  if (step === null || !canReasonAsAsked(call, step.model.model, context)) return null;
  const value = step.model.model;
  const other = { ...call, provider: step.model.provider, model: { value, source: 'literal', range: null } } as const;
  return { model: value, savesPerCall: saving(estimate, estimateCall(other, context)) };
}

const withTiers: ReadonlySet<Call['operation']> = new Set(['chat', 'responses', 'completion', 'agent']);

/** A call that sets its reasoning needs a model that reasons; unknown is no. */
function canReasonAsAsked({ options }: Call, model: string, { catalogue }: EstimateContext): boolean {
  const isAsked = options.reasoningEffort !== null || options.reasoningBudgetTokens !== null;
  return !isAsked || catalogue.factsOf(model)?.reasoning === true;
}

function saving({ perCall: now }: Estimate, { perCall: then }: Estimate): StepDownOffer['savesPerCall'] {
  if (now.cost === null || then.cost === null) return null;
  const low = now.cost.low - then.cost.low;
  const high = now.cost.high === null || then.cost.high === null ? null : now.cost.high - then.cost.high;
  return low <= 0 || (high !== null && high < low) ? null : { low, high };
}
