import type { Quantity } from '../model.ts';
import type { LoadBytes } from '../ports.ts';
import { chunksOf } from './chunks.ts';
import { type ContentShares, contentSharesOf } from './content.ts';
import { createEncoding, type Encoding, type EncodingName } from './encoding.ts';
import type { TokenizerFamily } from './families.ts';
import { FAMILY_FACTORS, type FamilyFactors, UNMEASURED_SCRIPT_BAND } from './family-factors.ts';
import { createTextCache } from './text-cache.ts';

/** Counts the tokens of text for every family of models; approximations say so in basis, range and reason. */
export interface TokenCounter {
  /** Never throws. A text counted lately is looked up. */
  count(text: string, family: TokenizerFamily): Quantity;
  /**
   * The same for text that may be very long: between chunks it awaits `pause`, which lets the event loop run.
   * Rejects with the signal's reason when aborted.
   */
  countLong(text: string, family: TokenizerFamily, pause: () => Promise<void>, signal: AbortSignal): Promise<Quantity>;
}

/** Characters of the texts whose counts are remembered: 8 MB at most, as the engine holds most of them anyway. */
const CACHE_CHARACTERS = 4_000_000;

/** What was found out about a text so far. */
interface TextFacts {
  o200k_base?: number;
  cl100k_base?: number;
  content?: ContentShares;
}

/**
 * Loads the vocabularies; each is unpacked (20 ms) when first needed. Rejects when an asset is missing; a damaged one
 * makes the first count throw.
 */
export async function createTokenCounter(loadBytes: LoadBytes): Promise<TokenCounter> {
  const [o200k, cl100k] = await Promise.all([loadBytes('o200k_base.ranks'), loadBytes('cl100k_base.ranks')]);
  const encodings = { o200k_base: lazyEncoding('o200k_base', o200k), cl100k_base: lazyEncoding('cl100k_base', cl100k) };
  const cache = createTextCache<TextFacts>(CACHE_CHARACTERS);

  const factsOf = (text: string): TextFacts => {
    const known = cache.get(text);
    const facts = known ?? {};
    if (known === undefined) {
      cache.set(text, facts);
    }
    return facts;
  };
  const count = (text: string, family: TokenizerFamily): Quantity => {
    const facts = factsOf(text);
    const encoding = encodingOf(family);
    if (encoding === null) {
      return unknown(family);
    }
    const tokens = facts[encoding] ?? encodings[encoding]().count(text);
    facts[encoding] = tokens;
    if (!isApproximated(family)) {
      return exactly(tokens, family);
    }
    facts.content ??= contentSharesOf(text);
    return approximately(tokens, facts.content, FAMILY_FACTORS[family]);
  };

  return {
    count,
    async countLong(text, family, pause, signal) {
      const facts = factsOf(text);
      const encoding = encodingOf(family);
      if (encoding !== null && facts[encoding] === undefined) {
        let tokens = 0;
        for (const chunk of chunksOf(text)) {
          signal.throwIfAborted();
          tokens += encodings[encoding]().count(chunk);
          await pause();
        }
        facts[encoding] = tokens;
      }
      signal.throwIfAborted();
      return count(text, family);
    },
  };
}

function lazyEncoding(name: EncodingName, ranks: Uint8Array): () => Encoding {
  let encoding: Encoding | null = null;
  return () => {
    encoding ??= createEncoding(name, ranks);
    return encoding;
  };
}

/** The encoding that the count of a family starts from; null when none comes near. */
function encodingOf(family: TokenizerFamily): EncodingName | null {
  if (family === 'gpt-3') {
    return null;
  }
  return family === 'cl100k_base' ? family : 'o200k_base';
}

function isApproximated(family: TokenizerFamily): family is keyof typeof FAMILY_FACTORS {
  return Object.hasOwn(FAMILY_FACTORS, family);
}

function exactly(tokens: number, family: TokenizerFamily): Quantity {
  const range = { value: tokens, low: tokens, high: tokens };
  return family === 'o200k_base-assumed'
    ? { ...range, basis: 'assumed', reason: 'assumed to use o200k_base, as OpenAI has not named another tokenizer' }
    : { ...range, basis: 'exact' };
}

/** The band is at least one token wide on each side: short texts scatter by whole tokens. */
function approximately(tokens: number, content: ContentShares, family: FamilyFactors): Quantity {
  let value = 0;
  let low = 0;
  let high = 0;
  for (const [name, share] of content) {
    const part = tokens * share * family.factors[name];
    const wider = name === 'other-script' ? UNMEASURED_SCRIPT_BAND : 0;
    value += part;
    low += part * (1 - Math.max(family.below, wider));
    high += part * (1 + Math.max(family.above, wider));
  }
  const rounded = Math.round(value);
  return {
    value: rounded,
    low: Math.max(0, Math.min(Math.floor(low), rounded - 1)),
    high: tokens === 0 ? 0 : Math.max(Math.ceil(high), rounded + 1),
    basis: 'assumed',
    reason: family.reason,
  };
}

function unknown(family: TokenizerFamily): Quantity {
  const reason = `no tokenizer for ${family} models is built in: they were retired in 2024`;
  return { value: null, low: null, high: null, basis: 'unknown', reason };
}
