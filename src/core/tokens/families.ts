import { catalogueIdOf } from '../prices/providers.ts';
import { bareModelName } from './model-name.ts';

/**
 * Models that share a tokenizer, or for which the same approximation is known. What each one means, with factors and
 * sources: docs/tokens.md and family-factors.ts.
 */
export type TokenizerFamily =
  | 'o200k_base'
  | 'o200k_base-assumed'
  | 'cl100k_base'
  | 'gpt-3'
  | 'claude-2'
  | 'claude-3-to-4.6'
  | 'claude-4.7-and-later'
  | 'gemini'
  | 'llama-3'
  | 'qwen'
  | 'deepseek'
  | 'mistral'
  | 'sentencepiece-32k'
  | 'other';

/** The first pattern that fits a bare model name decides. */
const FAMILY_OF_NAME: readonly (readonly [RegExp, TokenizerFamily])[] = [
  [/^gpt-oss/, 'o200k_base'],
  [/^(?:gpt-5[.-](?:[6-9]|\d\d)(?!\d)|gpt-(?:[6-9]|1\d)(?!\d))/, 'o200k_base-assumed'],
  [
    /^(?:gpt-4o|chatgpt-4o|gpt-4[.-][15](?!\d)|gpt-5|o[134](?:-|$)|codex-mini|computer-use|gpt-realtime|gpt-audio)/,
    'o200k_base',
  ],
  [/^(?:gpt-4|gpt-3\.?5|text-embedding-(?:3|ada-002)|davinci-002|babbage-002)/, 'cl100k_base'],
  [
    /^(?:(?:text|code)-(?:davinci|curie|babbage|ada|cushman|search|similarity)|(?:davinci|curie|babbage|ada|cushman)(?:$|-|:)|gpt-?[23](?:$|-))/,
    'gpt-3',
  ],
  [/^claude-(?:v?[12](?:[.:-]|$)|instant)/, 'claude-2'],
  [/distill-llama|llama-?v?3/, 'llama-3'],
  [/llama-?v?2|code-?llama|mixtral|mistral-7b|mistral-(?:tiny|small-2312|medium-2312)|vicuna/, 'sentencepiece-32k'],
  [/distill-qwen|qwen|^(?:qwq|qvq)/, 'qwen'],
  [/deepseek/, 'deepseek'],
  [/gemini|gemma|^(?:text-embedding-00|textembedding-gecko|text-multilingual-embedding|learnlm)/, 'gemini'],
  [/mistral|ministral|codestral|devstral|magistral|pixtral|voxtral/, 'mistral'],
];

/** Families of models that a provider alone offers, for names that say nothing by themselves. */
const FAMILY_OF_PROVIDER: ReadonlyMap<string, TokenizerFamily> = new Map([
  ['openai', 'o200k_base-assumed'],
  ['anthropic', 'claude-4.7-and-later'],
  ['google', 'gemini'],
  ['mistral', 'mistral'],
  ['deepseek', 'deepseek'],
]);

/**
 * The tokenizer family of a model. Models behind other vendors, regions and gateways are recognised by their own name;
 * `other` means that nothing is known of its tokenizer (also for an Azure deployment, whose name says no model).
 */
export function tokenizerFamilyOf(provider: string | null, model: string): TokenizerFamily {
  const name = bareModelName(model);
  if (isClaude(name)) {
    return claudeFamily(name);
  }
  for (const [pattern, family] of FAMILY_OF_NAME) {
    if (pattern.test(name)) {
      return family;
    }
  }
  return (provider === null ? undefined : FAMILY_OF_PROVIDER.get(catalogueIdOf(provider))) ?? 'other';
}

/** `claude-…`, and the short names `opus`, `sonnet` and `haiku` of the agent SDK. */
function isClaude(name: string): boolean {
  return (
    (/^claude/.test(name) && !/^claude-(?:v?[12](?:[.:-]|$)|instant)/.test(name)) ||
    /^(?:opus|sonnet|haiku)$/.test(name)
  );
}

/**
 * Anthropic's newer tokenizer serves Opus from 4.7 on, and every model of generation 5 on. A name without a version is
 * an alias of the newest model, and Haiku's newest is 4.5.
 */
function claudeFamily(name: string): TokenizerFamily {
  const version = /(?:^|-)(\d{1,2})(?:[.-](\d{1,2})(?!\d))?(?:-|@|:|$)/.exec(name);
  if (version === null) {
    return name.includes('haiku') ? 'claude-3-to-4.6' : 'claude-4.7-and-later';
  }
  const major = Number(version[1]);
  const minor = Number(version[2] ?? 0);
  return major > 4 || (major === 4 && minor >= 7) ? 'claude-4.7-and-later' : 'claude-3-to-4.6';
}
