/** What about a call has changed. */
import type { AnalysedCall } from '../analysis.ts';
import type { Call, Quantity, SourceExcerpt } from '../model.ts';
import { promptOf } from './call-content.ts';

/**
 * What may change about a call. `tokens` are sizes that changed although what is sent is written as before, e.g. of a
 * variable in callcost.yml; `price` is a cost that changed by none of the others, e.g. by a price in callcost.yml;
 * `repetition` is how often one run of the line bills, `volume` how often the line runs.
 */
export type Aspect =
  | 'model'
  | 'prompt'
  | 'tools'
  | 'output limit'
  | 'options'
  | 'tokens'
  | 'repetition'
  | 'volume'
  | 'feature'
  | 'price';

/** What has changed from one call to the other, in the order in which people ask; nothing where they cost the same way. */
export function changedAspects(before: AnalysedCall, after: AnalysedCall): readonly Aspect[] {
  const written = writtenAspects.filter(({ of }) => of(before.call) !== of(after.call)).map(({ aspect }) => aspect);
  const sizes = written.length === 0 && sizesOf(before) !== sizesOf(after) ? (['tokens'] as const) : [];
  const repetition = before.call.multiplier;
  const repetitionNow = after.call.multiplier;
  const isRepeatedOtherwise = repetition.low !== repetitionNow.low || repetition.high !== repetitionNow.high;
  const request = [...written, ...sizes];
  const isPricedOtherwise = request.length === 0 && costOf(before) !== costOf(after);
  return [
    ...request,
    ...(isRepeatedOtherwise ? (['repetition'] as const) : []),
    ...(volumeOf(before) === volumeOf(after) ? [] : (['volume'] as const)),
    ...(before.estimate.feature === after.estimate.feature ? [] : (['feature'] as const)),
    ...(isPricedOtherwise ? (['price'] as const) : []),
  ];
}

const writtenAspects: readonly { readonly aspect: Aspect; readonly of: (call: Call) => string }[] = [
  { aspect: 'model', of: modelOf },
  { aspect: 'prompt', of: promptOf },
  { aspect: 'tools', of: ({ tools, responseSchema }) => `${excerptOf(tools)}\0${excerptOf(responseSchema)}` },
  { aspect: 'output limit', of: limitOf },
  { aspect: 'options', of: optionsOf },
];

function modelOf({ model, provider }: Call): string {
  if (model === null) return JSON.stringify([provider]);
  const choices = model.value === null ? [...model.candidates, model.alias ?? ''] : [];
  return JSON.stringify([provider, model.value, ...choices]);
}

/** Without what formatters change. */
function excerptOf(excerpt: SourceExcerpt | null): string {
  return excerpt === null ? '' : excerpt.text.replace(/[\s"'`,;()]+/g, '');
}

function limitOf({ outputLimit }: Call): string {
  if (outputLimit === null) return '';
  return outputLimit.value === null ? outputLimit.source : String(outputLimit.value);
}

/** What is marked for the cache of the provider, and turns that are sent along unseen, count as options. */
function optionsOf({ options, segments, hiddenInput }: Call): string {
  const cached = segments.map(({ cached: isCached }) => isCached);
  return JSON.stringify([options, cached.includes(true) ? cached : [], hiddenInput.length]);
}

function sizesOf({ estimate }: AnalysedCall): string {
  return JSON.stringify([ends(estimate.inputTokens), ends(estimate.outputTokens)]);
}

/** How often the line runs, whatever one run of it repeats. */
function volumeOf({ call, estimate }: AnalysedCall): string {
  const { low } = estimate.requestsPerMonth;
  return low === null ? '' : (low / Math.max(call.multiplier.low, 1)).toPrecision(12);
}

function costOf({ estimate: { perCall } }: AnalysedCall): string {
  return perCall.cost === null ? '' : JSON.stringify([perCall.cost.low, perCall.cost.high]);
}

function ends({ low, high }: Quantity): readonly (number | null)[] {
  return [low, high];
}
