import type { EstimateContext, PromptTokenizer, SizeAssumptions } from '../../src/core/estimate/context.ts';
import { estimateCall } from '../../src/core/estimate/estimate.ts';
import { exactly, unknownQuantity } from '../../src/core/estimate/quantity.ts';
import type { Call, Estimate, PromptPiece, PromptRole, PromptSegment } from '../../src/core/model.ts';
import { createPriceCatalogue } from '../../src/core/prices/catalogue.ts';
import { noOverrides, type PriceOverrides } from '../../src/core/prices/overrides.ts';
import { makeCall } from './calls.ts';

/** Noon of a day in the life of the bundled prices: a fixed clock. */
const noon = new Date('2026-11-22T12:00:00Z');

/** A tokenizer that can be counted by hand: one token per word, 3 per message, 10 per tool, 85 per small image. */
export const wordTokenizer: PromptTokenizer = {
  name: 'words',
  count: (text) => exactly(text.split(/\s+/).filter((word) => word !== '').length),
  framing: (roles) => exactly(3 * roles.length),
  definitions: (_text, count) => exactly(10 * (count ?? 1)),
  image: (detail) => (detail === 'low' ? exactly(85) : unknownQuantity('size of the image is not known')),
};

export const defaultSizes: SizeAssumptions = {
  measuredVariables: {},
  configuredVariables: {},
  variableTokens: 300,
  outputTokens: null,
  buffer: 0,
  measured: null,
};

/** A context over the bundled prices and the word tokenizer. */
export function contextOf(
  changes: Partial<Omit<EstimateContext, 'sizes'>> & {
    readonly sizes?: Partial<SizeAssumptions>;
    readonly overrides?: Partial<PriceOverrides>;
  } = {},
): EstimateContext {
  const { sizes, overrides, ...rest } = changes;
  return {
    catalogue: createPriceCatalogue({ at: noon, overrides: { ...noOverrides, ...overrides } }),
    tokenizerOf: () => wordTokenizer,
    volume: null,
    expectedOutput: null,
    measured: null,
    sizes: { ...defaultSizes, ...sizes },
    ...rest,
  };
}

/** The estimate of a call that differs from a plain one by `changes`. */
export function estimateOf(changes: Partial<Call>, context: Parameters<typeof contextOf>[0] = {}): Estimate {
  return estimateCall(makeCall(changes), contextOf(context));
}

/** A message of text and variables: `{name}` stands for a variable. */
export function message(role: PromptRole, template: string, cached = false): PromptSegment {
  const pieces = template.split(/(\{\w+\})/).filter((part) => part !== '');
  return { role, cached, range: null, pieces: pieces.map(pieceOf) };
}

function pieceOf(part: string): PromptPiece {
  const name = /^\{(\w+)\}$/.exec(part)?.[1];
  return name === undefined
    ? { kind: 'text', text: part, range: null }
    : { kind: 'variable', name, reason: 'parameter', range: null };
}

/** So many words, which the word tokenizer counts as so many tokens. */
export function words(count: number): string {
  return 'word '.repeat(count).trim();
}
