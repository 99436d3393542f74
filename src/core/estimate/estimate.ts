import type { Call, DynamicValue, Estimate, KnownValue, Quantity } from '../model.ts';
import type { PricedModel, PriceLookup } from '../prices/priced-model.ts';
import { representativesOf } from '../prices/replacements.ts';
import { type CallCosts, costsOfCall, sameForAll, unitPriceOf } from './call-cost.ts';
import type { EstimateContext, PromptTokenizer } from './context.ts';
import { noCost } from './cost.ts';
import { type InputEstimate, inputCounterOf, settledInputOf } from './input.ts';
import { measuredNotes } from './measured-notes.ts';
import { outputOf } from './output.ts';
import { unknownQuantity, weakestBasis } from './quantity.ts';
import { tierRowsOf } from './tier-rows.ts';
import { costPerMonth, requestsPerMonthOf } from './volume.ts';

/** What a call is expected to use and to cost. Pure: the same call and context give the same estimate. */
export function estimateCall(call: Call, context: EstimateContext): Estimate {
  const lookup = priceOf(call, context);
  const price = lookup.kind === 'priced' ? lookup.price : null;
  const tokenizer = tokenizerFor(call, price, context);
  const countInput = inputCounterOf(call, context.sizes);
  const input = countInput(tokenizer);
  const facts = context.catalogue.factsOf(price?.model ?? call.model?.value ?? '');
  const unpriceable = unpriceableReason(call);
  const output =
    unpriceable === null ? outputOf(call, facts, context) : { tokens: unknownQuantity(unpriceable), notes: [] };
  const costs = costsOf(call, lookup, unpriceable, input, output.tokens);
  const own = price === null ? null : { price, input, output: output.tokens, perCall: costs.perCall };
  const requestsPerMonth = requestsPerMonthOf(call, context.volume, context.measured);
  return {
    callId: call.id,
    tokenizer: call.model?.value == null ? null : tokenizer.name,
    inputTokens: input.total,
    settledInputTokens: settledInputOf(call, input, tokenizer, context.sizes),
    inputParts: input.parts,
    variables: input.variables,
    outputTokens: output.tokens,
    pricedModel: price?.model ?? null,
    unitPrice: price === null || unpriceable !== null ? null : unitPriceOf(call.options, price, input.total),
    tier: price?.tier ?? null,
    ...costs,
    feature: context.volume?.feature ?? null,
    requestsPerMonth,
    perMonth: costPerMonth(costs.perCall, requestsPerMonth),
    tiers: unpriceable === null ? tierRowsOf(call, own, countInput, context) : [],
    notes: [
      ...(price?.notes ?? []),
      ...notesOnModel(call),
      ...measuredNotes(context.measured, context.sizes.measured !== null),
      ...notesOnInput(input),
      ...output.notes,
    ],
  };
}

function costsOf(
  call: Call,
  lookup: PriceLookup,
  unpriceable: string | null,
  input: InputEstimate,
  output: Quantity,
): CallCosts {
  if (unpriceable !== null) return sameForAll(noCost(unpriceable));
  if (lookup.kind === 'unpriced') return sameForAll(noCost(lookup.reason));
  return costsOfCall(call.options, lookup.price, input, output);
}

/** Why there is no model to look up; what it is chosen from is said once. */
function whyDynamic({ reason, candidates }: DynamicValue<string>): string {
  if (reason.startsWith('chosen at run time')) return `the model is ${reason}`;
  const why = reason.startsWith('the model is') ? reason : `the model is chosen at run time: ${reason}`;
  return candidates.length === 0 ? why : `${why} (it chooses from ${candidates.join(', ')})`;
}

/** The price of the call's model; a default that can be overridden at run time is an assumption. */
function priceOf(call: Call, context: EstimateContext): PriceLookup {
  const { model } = call;
  if (model === null) return { kind: 'unpriced', reason: 'no model is set: the default of the provider applies' };
  if (model.value === null) return { kind: 'unpriced', reason: whyDynamic(model) };
  const { catalogue } = context;
  const isConfigured = model.source === 'config';
  const lookup = isConfigured
    ? catalogue.findConfigured(call.provider, model.value)
    : catalogue.find(call.provider, model.value);
  if (lookup.kind === 'unpriced' || !isOverridable(model)) return lookup;
  const basis = weakestBasis<PricedModel['basis']>([lookup.price.basis, 'assumed'], 'exact');
  return { kind: 'priced', price: { ...lookup.price, basis } };
}

function isOverridable(model: KnownValue<string>): boolean {
  return model.source === 'env' || model.source === 'default';
}

/** The tokenizer of the model that a call names. */
export function tokenizerOfCall(call: Call, context: EstimateContext): PromptTokenizer {
  const lookup = priceOf(call, context);
  return tokenizerFor(call, lookup.kind === 'priced' ? lookup.price : null, context);
}

function tokenizerFor(call: Call, price: PricedModel | null, context: EstimateContext): PromptTokenizer {
  if (price !== null) return context.tokenizerOf(price.provider, price.model, call.operation);
  const written = call.model?.value ?? null;
  if (written !== null) return context.tokenizerOf(call.provider, written, call.operation);
  const usual = call.provider === null ? undefined : representativesOf(context.catalogue, call.provider)[0]?.price;
  return context.tokenizerOf(call.provider, usual?.model ?? '', call.operation);
}

/** Operations whose bill does not follow from a prompt. */
function unpriceableReason(call: Call): string | null {
  return reasonsByOperation.get(call.operation) ?? null;
}

const reasonsByOperation: ReadonlyMap<Call['operation'], string> = new Map([
  ['model-declaration', 'counted at its requests'],
  ['image', 'images are billed by size and quality'],
  ['audio', 'audio is billed by its length, which is not in the source'],
  ['video', 'video is billed by its length'],
  ['realtime', 'a realtime session is billed by what is said in it'],
  ['rerank', 'reranking is billed per search'],
  ['classification', 'classification is billed per classified text'],
  ['ocr', 'documents are billed per page'],
  ['batch', 'the requests of the batch are in a file'],
]);

function notesOnModel(call: Call): readonly string[] {
  const { model } = call;
  if (model?.value == null || !isOverridable(model)) return [];
  const where = model.source === 'env' ? 'an environment variable' : 'an argument';
  return [`${model.value} is the default of ${where} and can be another model at run time`];
}

function notesOnInput(input: InputEstimate): readonly string[] {
  const assumed = input.variables.filter(({ tokens }) => tokens.basis === 'assumed');
  const notes = assumed.map(({ name, tokens }) => `${name} assumed ${tokens.value} tokens (defaults.variableTokens)`);
  return input.total.reason === undefined || input.total.low === null
    ? notes
    : [...notes, `the input is a lower bound: ${input.total.reason}`];
}
