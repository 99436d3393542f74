import type { Call, OutputLimit, Quantity, ValueSource } from '../model.ts';
import type { ModelFacts } from '../prices/capabilities.ts';
import type { EstimateContext } from './context.ts';
import { exactly, times, weakestBasis, widened } from './quantity.ts';

/** The output of one request, all completions together. */
export interface OutputEstimate {
  readonly tokens: Quantity;
  readonly notes: readonly string[];
}

/**
 * What a request may answer with. A limit is a hard upper end; an expectation (or `defaults.outputTokens`) narrows the
 * range below it. Without either there is no upper end worth showing: the model's own maximum, often a hundred times what
 * is ever answered, is said in words instead. The lower end is one token: a request that
 * answers nothing at all would be no less false a number than a guess.
 */
export function outputOf(
  call: Call,
  facts: ModelFacts | null,
  context: Pick<EstimateContext, 'expectedOutput' | 'sizes' | 'measured'>,
): OutputEstimate {
  if (operationsWithoutOutput.has(call.operation)) return { tokens: exactly(0), notes: [] };
  const measured = context.measured?.outputTokens ?? null;
  if (measured !== null) return { tokens: measuredOutput(call, measured), notes: notesOnReasoning(facts) };
  const perCompletion = withinLimit(call.outputLimit, expected(context), facts);
  const tokens = severalCompletions(perCompletion, call.options.choices);
  return { tokens, notes: [...notesOnLimit(call.outputLimit, perCompletion), ...notesOnReasoning(facts)] };
}

/** The average of all completions of a request together. A limit that is lower was set since. */
function measuredOutput({ outputLimit, options }: Call, tokens: number): Quantity {
  const measured: Quantity = { value: tokens, low: tokens, high: tokens, basis: 'measured' };
  const isLimited = outputLimit !== null && outputLimit.value !== null && options.choices === null;
  return isLimited ? clipped(measured, { tokens: outputLimit.value, basis: 'exact' }) : measured;
}

const operationsWithoutOutput: ReadonlySet<Call['operation']> = new Set(['embedding']);

function expected({ expectedOutput, sizes }: Pick<EstimateContext, 'expectedOutput' | 'sizes'>): Quantity | null {
  if (expectedOutput !== null) return expectedOutput;
  const value = sizes.outputTokens;
  return value === null ? null : widened({ value, low: value, high: value, basis: 'configured' }, sizes.buffer);
}

function withinLimit(limit: OutputLimit | null, expectation: Quantity | null, facts: ModelFacts | null): Quantity {
  const hard =
    limit === null || limit.value === null ? null : { tokens: limit.value, basis: basisOfSource[limit.source] };
  if (expectation !== null && expectation.low !== null) return clipped(expectation, hard);
  if (hard !== null) {
    const low = Math.min(1, hard.tokens);
    return { value: null, low, high: hard.tokens, basis: hard.basis, reason: 'up to the output limit' };
  }
  const maximum = facts?.maxOutputTokens ?? null;
  const reason =
    maximum === null
      ? 'no output limit is known, nor the longest answer of the model'
      : `no output limit is known: the model answers with up to ${maximum.toLocaleString('en-US')} tokens`;
  return { value: null, low: 1, high: null, basis: 'assumed', reason };
}

function clipped(expectation: Quantity, hard: { tokens: number; basis: Quantity['basis'] } | null): Quantity {
  if (hard === null) return expectation;
  const atMost = (end: number | null) => Math.min(end ?? hard.tokens, hard.tokens);
  return {
    ...expectation,
    value: expectation.value === null ? null : atMost(expectation.value),
    low: atMost(expectation.low),
    high: atMost(expectation.high),
    basis: weakestBasis([expectation.basis, hard.basis], 'exact'),
  };
}

/** A literal limit is a certain bound; a default can be overridden where the program runs. */
const basisOfSource: Readonly<Record<ValueSource, Quantity['basis']>> = {
  literal: 'exact',
  constant: 'exact',
  config: 'configured',
  default: 'assumed',
  env: 'assumed',
};

function severalCompletions(output: Quantity, choices: Call['options']['choices']): Quantity {
  if (choices === null) return output;
  if (choices !== 'dynamic') return times(output, choices);
  return {
    ...output,
    value: null,
    high: null,
    basis: 'assumed',
    reason: 'the number of completions is set at run time',
  };
}

function notesOnLimit(limit: OutputLimit | null, output: Quantity): readonly string[] {
  const notes = output.reason === undefined || limit?.value != null ? [] : [output.reason];
  return limit?.value === null ? [...notes, `an output limit may be set: ${limit.reason}`] : notes;
}

function notesOnReasoning(facts: ModelFacts | null): readonly string[] {
  return facts?.reasoning === true ? ['reasoning tokens are billed as output'] : [];
}
