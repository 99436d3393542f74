import type { MeasuredCall } from '../measured-use.ts';
import type { Operation, PromptRole, Quantity } from '../model.ts';
import type { PriceCatalogue } from '../prices/catalogue.ts';

/** Counts tokens as one model does. */
export interface PromptTokenizer {
  /** For people, e.g. `o200k_base` or `claude (o200k × factor)`; those of the same name count text alike. */
  readonly name: string;
  count(text: string): Quantity;
  /** What the API adds around messages of these roles. */
  framing(roles: readonly PromptRole[]): Quantity;
  /** Tool definitions or a response schema, from their source text. */
  definitions(text: string, count: number | null): Quantity;
  /** An image by its `detail` setting; unknown where the size decides. */
  image(detail: string | null): Quantity;
}

/** How large the open parts of prompts are. Measured wins over configured, configured over assumed. */
export interface SizeAssumptions {
  /** Tokens by variable, from the team's gateway. */
  readonly measuredVariables: Readonly<Record<string, Quantity>>;
  /** Tokens by variable, from callcost.yml. */
  readonly configuredVariables: Readonly<Record<string, number>>;
  /** Tokens of any other variable (`defaults.variableTokens`). */
  readonly variableTokens: number;
  /** Tokens of an answer without limit and expectation (`defaults.outputTokens`); null without such a default. */
  readonly outputTokens: number | null;
  /** By how much configured and assumed sizes may be off, as a fraction (`defaults.buffer`). */
  readonly buffer: number;
  /** What the gateway measured of this very call, in place of all sizes; null where it did not. */
  readonly measured: MeasuredInput | null;
}

/** Measured input of a request. */
export interface MeasuredInput {
  /** Tokens beside the text in the source: variables, and what the source does not show. */
  readonly beside: number;
  /** The tokenizer by which the text is counted where it was measured; with others, the text is larger or smaller. */
  readonly tokenizer: string;
  /** Part of the input that was read from a cache; null where that is not told. */
  readonly cacheReadShare: number | null;
}

/** How often a call is made. */
export interface CallVolume {
  readonly feature: string | null;
  /** Monthly runs of the line, times per run included, before the call's own multiplier; unknown with what to set. */
  readonly runsPerMonth: Quantity;
  /** True when callcost.yml or a comment says how often this very call runs: that replaces an unbounded multiplier. */
  readonly timesPerRunIsSet: boolean;
}

/** Everything an estimate needs beside the call. */
export interface EstimateContext {
  readonly catalogue: PriceCatalogue;
  /** The tokenizer of a model; provider and model as the price list names them where it knows them. */
  tokenizerOf(provider: string | null, model: string, operation: Operation): PromptTokenizer;
  readonly sizes: SizeAssumptions;
  readonly volume: CallVolume | null;
  /** Expected answer of this call in tokens, from its prompt or from measurement; for one completion. */
  readonly expectedOutput: Quantity | null;
  /** What the gateway measured of this very call: it wins over all that is expected or configured. */
  readonly measured: MeasuredCall | null;
}
