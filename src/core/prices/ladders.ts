import type { Tier } from '../model.ts';

/** The models of one provider and generation, dearest first; each step down costs less and is still served. */
export interface Ladder {
  readonly steps: readonly string[];
  /** Whether every step can be held to a JSON schema. */
  readonly structuredOutput: boolean;
}

/** A provider's models as one would choose among them today. Model ids are those of the price list. */
export interface ProviderLadders {
  /** The one current model that stands for each tier; null where the provider sells none. */
  readonly representatives: Readonly<Record<Tier, string | null>>;
  /** The current generation first. */
  readonly ladders: readonly Ladder[];
  /** Models that stand on no ladder of their own, and the step below them. */
  readonly joinsAt: Readonly<Record<string, string>>;
  /** Where a step down is a large one: the model to try first. */
  readonly gentlerStep: Readonly<Record<string, string>>;
}

/**
 * The ladders of a provider of the price list; undefined where none are kept. Google sells Claude as well, under the same
 * ids as Anthropic: a Claude model stands on Claude's ladder there.
 */
export function laddersOf(provider: string, model: string | null = null): ProviderLadders | undefined {
  return provider === 'google' && model?.startsWith('claude-') ? anthropic : laddersByProvider.get(provider);
}

/** All providers with ladders, for the test against the price list. */
export function providersWithLadders(): readonly string[] {
  return [...laddersByProvider.keys()];
}

/** What llm-zoo does not say about ladder models; from the vendors' model cards. Context windows in tokens. */
export const ladderFacts: ReadonlyMap<string, { readonly tools: boolean; readonly vision: boolean }> = new Map([
  ['amazon.nova-premier-v1:0', { tools: true, vision: true }],
  ['amazon.nova-pro-v1:0', { tools: true, vision: true }],
  ['amazon.nova-lite-v1:0', { tools: true, vision: true }],
  ['amazon.nova-micro-v1:0', { tools: true, vision: false }],
  ['command-a', { tools: true, vision: false }],
  ['command-r', { tools: true, vision: false }],
  ['command-r7b', { tools: true, vision: false }],
  ['mistral-medium-3-5', { tools: true, vision: true }],
  ['mistral-large-2512', { tools: true, vision: true }],
  ['mistral-small-2603', { tools: true, vision: true }],
  ['ministral-8b-2512', { tools: true, vision: true }],
  ['grok-4-1-fast-reasoning', { tools: true, vision: true }],
]);

const openai: ProviderLadders = {
  representatives: { small: 'gpt-6-luna', mid: 'gpt-6-sol', frontier: 'gpt-6-astra' },
  ladders: [
    ladder('gpt-6-astra', 'gpt-6-sol', 'gpt-6-luna'),
    ladder('gpt-5.6-sol', 'gpt-5.6-terra', 'gpt-5.6-luna'),
    ladder('gpt-5.4', 'gpt-5.4-mini', 'gpt-5.4-nano'),
    ladder('gpt-5', 'gpt-5-mini', 'gpt-5-nano'),
    ladder('gpt-4.1', 'gpt-4.1-mini', 'gpt-4.1-nano'),
    ladder('gpt-4o', 'gpt-4o-mini'),
  ],
  joinsAt: {
    'gpt-5.5': 'gpt-5.4-mini',
    'gpt-5.5-pro': 'gpt-5.6-terra',
    'gpt-5.4-pro': 'gpt-5.6-terra',
    'gpt-5.3-codex': 'gpt-5.4-mini',
    'gpt-5.3': 'gpt-5.4-mini',
    'gpt-5.2-pro': 'gpt-5.6-terra',
    'gpt-5.2': 'gpt-5.4-mini',
    'gpt-5.1': 'gpt-5.4-mini',
    'gpt-5-pro': 'gpt-5.6-terra',
    'gpt-4-turbo': 'gpt-5.6-terra',
    'gpt-3.5-turbo': 'gpt-6-luna',
    'o1-pro': 'gpt-5.6-terra',
    o1: 'gpt-5.6-terra',
    o3: 'gpt-5.4-mini',
    'o3-mini': 'gpt-6-luna',
    'o4-mini': 'gpt-6-luna',
  },
  gentlerStep: { 'gpt-6-sol': 'gpt-5.4-mini' },
};

const anthropic: ProviderLadders = {
  representatives: { small: 'claude-haiku-4-5', mid: 'claude-sonnet-5', frontier: 'claude-opus-5-5' },
  ladders: [ladder('claude-fable-5-1', 'claude-opus-5-5', 'claude-sonnet-5', 'claude-haiku-4-5')],
  joinsAt: {
    'claude-fable-5': 'claude-opus-5-5',
    'claude-opus-5': 'claude-sonnet-5',
    'claude-opus-4-8': 'claude-sonnet-5',
    'claude-opus-4-7': 'claude-sonnet-5',
    'claude-opus-4-6': 'claude-sonnet-5',
    'claude-opus-4-5': 'claude-sonnet-5',
    'claude-opus-4-1': 'claude-sonnet-5',
    'claude-opus-4-0': 'claude-sonnet-5',
    'claude-3-opus-latest': 'claude-sonnet-5',
    'claude-sonnet-4-6': 'claude-haiku-4-5',
    'claude-sonnet-4-5': 'claude-haiku-4-5',
    'claude-sonnet-4-0': 'claude-haiku-4-5',
    'claude-3-7-sonnet-latest': 'claude-haiku-4-5',
    'claude-3-5-sonnet': 'claude-haiku-4-5',
  },
  gentlerStep: {},
};

const google: ProviderLadders = {
  representatives: { small: 'gemini-3.8-flash', mid: 'gemini-3.1-pro-preview', frontier: null },
  ladders: [
    ladder('gemini-3.1-pro-preview', 'gemini-3.8-flash', 'gemini-3.5-flash-lite'),
    ladder('gemini-3.5-flash', 'gemini-3.5-flash-lite'),
    ladder('gemini-2.5-pro', 'gemini-2.5-flash', 'gemini-2.5-flash-lite'),
  ],
  joinsAt: {
    'gemini-3-pro-preview': 'gemini-3.8-flash',
    'gemini-3.7-flash': 'gemini-3.5-flash-lite',
    'gemini-3.6-flash': 'gemini-3.5-flash-lite',
    'gemini-3-flash-preview': 'gemini-3.1-flash-lite',
  },
  gentlerStep: {},
};

const xai: ProviderLadders = {
  representatives: { small: 'grok-4.3', mid: 'grok-4.6', frontier: null },
  ladders: [ladder('grok-4.6', 'grok-4.3', 'grok-4-1-fast-reasoning')],
  joinsAt: { 'grok-4.5': 'grok-4.3', 'grok-4-0709': 'grok-4.3', 'grok-3': 'grok-4.3' },
  gentlerStep: {},
};

const mistral: ProviderLadders = {
  representatives: { small: 'mistral-large-2512', mid: 'mistral-medium-3-5', frontier: null },
  ladders: [ladder('mistral-medium-3-5', 'mistral-large-2512', 'mistral-small-2603', 'ministral-8b-2512')],
  joinsAt: {
    'mistral-medium-latest': 'mistral-large-2512',
    'mistral-large': 'mistral-small-2603',
    'devstral-2512': 'mistral-small-2603',
    'codestral-2508': 'mistral-small-2603',
  },
  gentlerStep: {},
};

const deepseek: ProviderLadders = {
  representatives: { small: 'deepseek-v4-pro', mid: null, frontier: null },
  ladders: [{ steps: ['deepseek-v4-pro', 'deepseek-v4-flash'], structuredOutput: false }],
  joinsAt: {},
  gentlerStep: {},
};

const cohere: ProviderLadders = {
  representatives: { small: 'command-r', mid: 'command-a', frontier: null },
  ladders: [ladder('command-a', 'command-r', 'command-r7b')],
  joinsAt: { 'command-r-plus': 'command-r' },
  gentlerStep: {},
};

const moonshot: ProviderLadders = {
  representatives: { small: 'kimi-k2.6', mid: 'kimi-k3', frontier: null },
  ladders: [{ steps: ['kimi-k3', 'kimi-k2.6'], structuredOutput: false }],
  joinsAt: {},
  gentlerStep: {},
};

const aws: ProviderLadders = {
  representatives: {
    small: 'amazon.nova-pro-v1:0',
    mid: 'global.anthropic.claude-sonnet-5-v1:0',
    frontier: 'global.anthropic.claude-opus-5-5',
  },
  ladders: [
    ladder(
      'global.anthropic.claude-fable-5-1-v1:0',
      'global.anthropic.claude-opus-5-5',
      'global.anthropic.claude-sonnet-5-v1:0',
      'global.anthropic.claude-haiku-4-5-20251001-v1:0',
    ),
    {
      steps: ['amazon.nova-premier-v1:0', 'amazon.nova-pro-v1:0', 'amazon.nova-lite-v1:0', 'amazon.nova-micro-v1:0'],
      structuredOutput: false,
    },
  ],
  joinsAt: {
    'global.anthropic.claude-opus-5': 'global.anthropic.claude-sonnet-5-v1:0',
    'global.anthropic.claude-opus-4-8-v1:0': 'global.anthropic.claude-sonnet-5-v1:0',
    'global.anthropic.claude-opus-4-7-v1:0': 'global.anthropic.claude-sonnet-5-v1:0',
    'global.anthropic.claude-opus-4-6-v1:0': 'global.anthropic.claude-sonnet-5-v1:0',
    'global.anthropic.claude-opus-4-5-v1:0': 'global.anthropic.claude-sonnet-5-v1:0',
    'global.anthropic.claude-sonnet-4-6-v1:0': 'global.anthropic.claude-haiku-4-5-20251001-v1:0',
    'global.anthropic.claude-sonnet-4-5-20250929-v1:0': 'global.anthropic.claude-haiku-4-5-20251001-v1:0',
    'global.anthropic.claude-sonnet-4-20250514-v1:0': 'global.anthropic.claude-haiku-4-5-20251001-v1:0',
  },
  gentlerStep: {},
};

const openrouter: ProviderLadders = {
  representatives: {
    small: 'openai/gpt-6-luna',
    mid: 'anthropic/claude-sonnet-5',
    frontier: 'anthropic/claude-opus-5.5',
  },
  ladders: [
    ladder('openai/gpt-6-sol', 'openai/gpt-6-luna'),
    ladder(
      'anthropic/claude-fable-5.1',
      'anthropic/claude-opus-5.5',
      'anthropic/claude-sonnet-5',
      'anthropic/claude-haiku-4.5',
    ),
    ladder('openai/gpt-5.4', 'openai/gpt-5.4-mini', 'openai/gpt-5.4-nano'),
  ],
  joinsAt: {},
  gentlerStep: { 'openai/gpt-6-sol': 'openai/gpt-5.4-mini' },
};

const laddersByProvider: ReadonlyMap<string, ProviderLadders> = new Map([
  ['openai', openai],
  ['azure', openai],
  ['anthropic', anthropic],
  ['google', google],
  ['x-ai', xai],
  ['mistral', mistral],
  ['deepseek', deepseek],
  ['cohere', cohere],
  ['moonshotai', moonshot],
  ['aws', aws],
  ['openrouter', openrouter],
]);

function ladder(...steps: readonly string[]): Ladder {
  return { steps, structuredOutput: true };
}
