import type { PricedModel } from '../prices/priced-model.ts';

/**
 * How a provider caches prompts: where the request marks a prefix (Claude everywhere, Nova on Bedrock), by itself where
 * requests begin alike (OpenAI and Azure, Gemini from 2.5 on, DeepSeek, xAI), or not known to.
 */
export function cachingOf({ provider, model }: PricedModel): 'marked' | 'automatic' | null {
  if (/claude/.test(model) || (provider === 'aws' && /nova/.test(model))) return 'marked';
  return automatic.has(provider) ? 'automatic' : null;
}

const automatic: ReadonlySet<string> = new Set(['openai', 'azure', 'google', 'deepseek', 'x-ai', 'moonshotai']);
