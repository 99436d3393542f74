import type { Call, CostOrReason, Quantity, Tier, TierRow } from '../model.ts';
import type { PricedModel } from '../prices/priced-model.ts';
import { catalogueIdOf, providerKindOf } from '../prices/providers.ts';
import { isCapable, type ModelNeeds, representativesOf } from '../prices/replacements.ts';
import { costPerCall, unitPriceOf } from './call-cost.ts';
import type { EstimateContext } from './context.ts';
import type { CountInput, InputEstimate } from './input.ts';
import { outputOf } from './output.ts';

/** The call on its own model, as it is estimated already. */
export interface OwnEstimate {
  readonly price: PricedModel;
  readonly input: InputEstimate;
  readonly output: Quantity;
  readonly perCall: CostOrReason;
}

/**
 * This prompt on other models: the current model of each tier of the same provider, the call's own model, and the best
 * offers elsewhere in the same tier. Each row counts with its model's own tokenizer and with the same answer; where the
 * call's own model is not known, an answer without limit and expectation leaves the cost without upper end.
 */
export function tierRowsOf(
  call: Call,
  own: OwnEstimate | null,
  countInput: CountInput,
  context: EstimateContext,
): readonly TierRow[] {
  const home = own?.price.provider ?? call.provider;
  const isLocal = own === null && home !== null && providerKindOf(home)?.kind === 'local';
  if (isLocal || !operationsWithTiers.has(call.operation)) return [];
  const { catalogue } = context;
  const needs = needsOfCall(call, own?.input.total ?? null);
  const capable = ({ price }: { price: PricedModel }) => isCapable(catalogue, price, needs);
  const rowOf = ({ price }: { price: PricedModel }) => otherRow(call, price, own, countInput, context);
  const current = own === null || own.price.tier === null ? [] : [ownRow(call, own, own.price.tier)];
  const siblings = home === null ? [] : representativesOf(catalogue, home, own?.price.model ?? null);
  const homeRows = siblings
    .filter(capable)
    .filter(({ price }) => own === null || !isSame(price, own.price))
    .flatMap(rowOf);
  const offers = mainProviders
    .filter((provider) => home === null || provider !== catalogueIdOf(home))
    .flatMap((provider) => representativesOf(catalogue, provider))
    .filter(({ tier }) => own?.price.tier == null || tier === own.price.tier)
    .filter(capable)
    .flatMap(rowOf)
    .toSorted(byCost);
  const best = siblings.length > 0 ? offers.slice(0, offersElsewhere) : cheapestOfEachTier(offers);
  return [...current, ...homeRows, ...best].toSorted(byTierThenCost);
}

const offersElsewhere = 2;

const mainProviders = ['openai', 'anthropic', 'google'] as const;

const operationsWithTiers: ReadonlySet<Call['operation']> = new Set(['chat', 'responses', 'completion', 'agent']);

function ownRow({ options }: Call, { price, input, perCall }: OwnEstimate, tier: Tier): TierRow {
  return { ...rowFor(options, price, input.total), tier, current: true, perCall };
}

function rowFor(options: Call['options'], price: PricedModel, inputTokens: Quantity) {
  const { provider, model } = price;
  const outputUsdPerMillion = unitPriceOf(options, price, inputTokens)?.outputUsdPerMillion ?? null;
  return { provider, model, inputTokens, outputUsdPerMillion };
}

function otherRow(
  call: Call,
  price: PricedModel,
  own: OwnEstimate | null,
  countInput: CountInput,
  context: EstimateContext,
): readonly TierRow[] {
  const { tier, provider, model } = price;
  if (tier === null) return [];
  const input = countInput(context.tokenizerOf(provider, model, call.operation));
  const output = own?.output ?? outputOf(call, context.catalogue.factsOf(model), context).tokens;
  // A service tier is a word of one provider; elsewhere the request would run at the normal one.
  const isHome = own === null || own.price.provider === provider;
  const options = isHome ? call.options : { ...call.options, serviceTier: null };
  const perCall = costPerCall(options, price, input, output);
  return [{ ...rowFor(options, price, input.total), tier, current: false, perCall }];
}

/** What a call needs of any model that would answer it instead of its own. */
export function needsOfCall(call: Call, input: Quantity | null): ModelNeeds {
  const media = call.segments.flatMap(({ pieces }) =>
    pieces.flatMap((piece) => (piece.kind === 'attachment' ? [piece.media] : [])),
  );
  return {
    inputTokens: input === null ? null : (input.high ?? input.low),
    tools: call.tools !== null,
    vision: media.includes('image'),
    structuredOutput: call.responseSchema !== null,
  };
}

function isSame(one: PricedModel, other: PricedModel): boolean {
  return one.provider === other.provider && one.model === other.model;
}

function cheapestOfEachTier(sorted: readonly TierRow[]): readonly TierRow[] {
  return sorted.filter((row, index) => sorted.findIndex((other) => other.tier === row.tier) === index);
}

function byTierThenCost(one: TierRow, other: TierRow): number {
  return tierOrder.indexOf(one.tier) - tierOrder.indexOf(other.tier) || byCost(one, other);
}

const tierOrder = ['small', 'mid', 'frontier'] as const;

/** Rows without upper end compare by what they cost at least; rows without cost come last. */
function byCost(one: TierRow, other: TierRow): number {
  return middleOf(one) - middleOf(other);
}

function middleOf({ perCall }: TierRow): number {
  if (perCall.cost === null) return Number.MAX_VALUE;
  return (perCall.cost.low + (perCall.cost.high ?? perCall.cost.low)) / 2;
}
