import type { ContentClass } from './content.ts';
import type { TokenizerFamily } from './families.ts';

/** How a family is counted that has no exact tokenizer here: o200k_base tokens times a factor by class of content. */
export interface FamilyFactors {
  readonly factors: Readonly<Record<ContentClass, number>>;
  /** Band around the product, as parts of it: what 90 % of prompts of some 2,000 characters lie within. */
  readonly below: number;
  readonly above: number;
  /** Why the count is an approximation, in words for people. */
  readonly reason: string;
}

type ApproximatedFamily = Exclude<TokenizerFamily, 'o200k_base' | 'o200k_base-assumed' | 'cl100k_base' | 'gpt-3'>;

/** Beyond the band: for scripts that nobody measured. */
export const UNMEASURED_SCRIPT_BAND = 0.3;

/**
 * Measured with the open vocabularies against o200k_base on prose, code, JSON and localisation files in eleven languages
 * (Gemini by that of Gemma 3), except: Claude 3 and later, which have no public vocabulary (published measurements with
 * Anthropic's count endpoint); Mistral's Tekken and `other`, which are guesses. `other-script` is the mean of what was
 * measured beyond Europe, and has a wider band. The table with its sources: docs/tokens.md.
 */
export const FAMILY_FACTORS: Readonly<Record<ApproximatedFamily, FamilyFactors>> = {
  'claude-2': {
    factors: factors([1.09, 1.07, 1.05], 1.27, 1.8, [1.14, 1.32, 1.59], 1.5),
    below: 0.06,
    above: 0.13,
    reason: 'Claude 2 counted as o200k_base tokens times a measured factor',
  },
  'claude-3-to-4.6': {
    factors: factors([1.1, 1.2, 1.15], 1.3, 1.8, [1.15, 1.3, 1.6], 1.5),
    below: 0.1,
    above: 0.12,
    reason: 'Anthropic publishes no tokenizer; counted as o200k_base tokens times a factor',
  },
  'claude-4.7-and-later': {
    factors: factors([1.5, 1.48, 1.4], 1.75, 1.8, [1.15, 1.3, 1.6], 1.5),
    below: 0.15,
    above: 0.12,
    reason: 'Anthropic publishes no tokenizer; counted as o200k_base tokens times a factor for its newer tokenizer',
  },
  gemini: {
    factors: factors([1.07, 1.19, 1.2], 1.04, 0.99, [0.93, 0.77, 0.99], 1),
    below: 0.06,
    above: 0.1,
    reason: 'Gemini counted as o200k_base tokens times a factor measured with Gemma 3',
  },
  'llama-3': {
    factors: factors([1, 0.99, 0.98], 1.12, 1.13, [1.03, 0.95, 1.04], 1.05),
    below: 0.04,
    above: 0.04,
    reason: 'Llama 3 counted as o200k_base tokens times a measured factor',
  },
  qwen: {
    factors: factors([1.01, 1.01, 1.08], 1.13, 1.19, [0.95, 0.93, 1.08], 1.1),
    below: 0.04,
    above: 0.11,
    reason: 'Qwen counted as o200k_base tokens times a factor measured with Qwen 3',
  },
  deepseek: {
    factors: factors([1.03, 1.04, 1.1], 1.12, 1.09, [0.88, 0.94, 1.11], 1.2),
    below: 0.03,
    above: 0.05,
    reason: 'DeepSeek counted as o200k_base tokens times a factor measured with DeepSeek V3',
  },
  mistral: {
    factors: factors([1.1, 1.1, 1.1], 1.1, 1.1, [1.1, 1.1, 1.1], 1.1),
    below: 0.15,
    above: 0.15,
    reason: "Mistral's present tokenizer was not measured; counted as o200k_base tokens times 1.1",
  },
  'sentencepiece-32k': {
    factors: factors([1.19, 1.27, 1.26], 1.33, 1.4, [1.35, 1.4, 1.5], 1.5),
    below: 0.15,
    above: 0.15,
    reason: 'counted as o200k_base tokens times a factor measured with the first tokenizer of Mistral',
  },
  other: {
    factors: factors([1.05, 1.05, 1.05], 1.05, 1.05, [1.05, 1.05, 1.05], 1.05),
    below: 0.2,
    above: 0.2,
    reason: 'the tokenizer of this model is not known; counted as o200k_base tokens times 1.05',
  },
};

function factors(
  [prose, code, json]: readonly [number, number, number],
  european: number,
  cyrillic: number,
  [chinese, japanese, korean]: readonly [number, number, number],
  otherScript: number,
): Readonly<Record<ContentClass, number>> {
  return { prose, code, json, european, cyrillic, chinese, japanese, korean, 'other-script': otherScript };
}
