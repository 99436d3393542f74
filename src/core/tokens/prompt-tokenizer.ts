import type { Operation, Quantity } from '../model.ts';
import type { TokenCounter } from './counter.ts';
import { type TokenizerFamily, tokenizerFamilyOf } from './families.ts';
import { framingTokens } from './framing.ts';
import { imageTokens } from './images.ts';
import { definitionTokensFromSource, functionTokens, parseToolDefinitions, toolPromptTokens } from './tools.ts';

/** Counts everything that a prompt has, as one model does; the shape that the estimate asks for. */
export interface ModelTokenizer {
  /** For people, e.g. `o200k_base` or `Gemini (o200k × factor)`. */
  readonly name: string;
  count(text: string): Quantity;
  /** What the API adds around messages of these roles. */
  framing(roles: readonly string[]): Quantity;
  /** Tool definitions or a response schema, from their source text; `count` is the number of tools, null for a schema. */
  definitions(text: string, count: number | null): Quantity;
  /** An image of unknown size by its `detail` setting. */
  image(detail: string | null): Quantity;
}

/** The tokenizer of a model, as the source or the price list names it. */
export function createModelTokenizer(
  counter: TokenCounter,
  provider: string | null,
  model: string,
  operation: Operation = 'chat',
): ModelTokenizer {
  const family = tokenizerFamilyOf(provider, model);
  return {
    name: TOKENIZER_NAMES[family],
    count: (text) => counter.count(text, family),
    framing: (roles) => framingTokens(operation, family, model, roles.length),
    definitions: (text, count) => definitionTokens(counter, family, model, text, count),
    image: (detail) => imageTokens(model, { size: null, detail }),
  };
}

const TOKENIZER_NAMES: Readonly<Record<TokenizerFamily, string>> = {
  o200k_base: 'o200k_base',
  'o200k_base-assumed': 'o200k_base (assumed)',
  cl100k_base: 'cl100k_base',
  'gpt-3': 'GPT-3 (not built in)',
  'claude-2': 'Claude 2 (o200k × factor)',
  'claude-3-to-4.6': 'Claude (o200k × factor)',
  'claude-4.7-and-later': 'Claude 4.7+ (o200k × factor)',
  gemini: 'Gemini (o200k × factor)',
  'llama-3': 'Llama 3 (o200k × factor)',
  qwen: 'Qwen (o200k × factor)',
  deepseek: 'DeepSeek (o200k × factor)',
  mistral: 'Mistral (o200k × factor)',
  'sentencepiece-32k': 'SentencePiece 32k (o200k × factor)',
  other: 'unknown (o200k × 1.05)',
};

function definitionTokens(
  counter: TokenCounter,
  family: TokenizerFamily,
  model: string,
  text: string,
  count: number | null,
): Quantity {
  const source = definitionTokensFromSource(counter.count(text, family));
  const tools = isOpenAi(family) ? parseToolDefinitions(text) : null;
  if (tools !== null && tools.length > 0) {
    const tokens = functionTokens(tools, family, (part) => counter.count(part, family).value ?? 0);
    const reason = "OpenAI's rule for functions with plain parameters";
    return { value: tokens, low: tokens, high: Math.max(tokens, source.high ?? tokens), basis: 'assumed', reason };
  }
  return count === null ? source : plus(source, toolPromptTokens(family, model, null));
}

function plus(first: Quantity, second: Quantity): Quantity {
  if (first.value === null || first.low === null || first.high === null) {
    return first;
  }
  return {
    ...first,
    value: first.value + (second.value ?? 0),
    low: first.low + (second.low ?? 0),
    high: first.high + (second.high ?? 0),
  };
}

function isOpenAi(family: TokenizerFamily): boolean {
  return family === 'o200k_base' || family === 'o200k_base-assumed' || family === 'cl100k_base';
}
