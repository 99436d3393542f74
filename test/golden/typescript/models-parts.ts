import { anthropic } from '@ai-sdk/anthropic';
import { openai } from '@ai-sdk/openai';
import { createProviderRegistry, generateText } from 'ai';
import { store, tenant } from './store';

const registry = createProviderRegistry({ anthropic, openai });

/** Takes ids with and without their provider. */
function resolveModel(model: string) {
  const id = model.startsWith('anthropic:') ? model.slice('anthropic:'.length) : model;
  return registry.languageModel(`anthropic:${id}`);
}

export async function ask(prompt: string, id: string) {
  await generateText({ model: resolveModel('anthropic:claude-haiku-4-5'), prompt });
  await generateText({ model: resolveModel('claude-sonnet-4-5'), prompt });
  await generateText({ model: openai('openai/gpt-4o'.substring(7)), prompt });
  await generateText({ model: store.get('model') ?? resolveModel('claude-haiku-4-5'), prompt });
  await generateText({ model: openai('gpt-4o-mini'.slice(tenant)), prompt });
  return generateText({ model: resolveModel(id), prompt });
}
