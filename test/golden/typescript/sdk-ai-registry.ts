import { anthropic } from '@ai-sdk/anthropic';
import { createOpenAI, openai } from '@ai-sdk/openai';
import { createRetryable } from 'ai-retry';
import { createProviderRegistry, customProvider, generateText, stepCountIs, ToolLoopAgent } from 'ai';
import { otherModels } from './models';

const house = customProvider({
  languageModels: { fast: openai('gpt-4o-mini'), smart: anthropic('claude-sonnet-4-5'), ...otherModels },
  fallbackProvider: anthropic,
});
const registry = createProviderRegistry({ anthropic, openai: createOpenAI({}), house });
const spaced = createProviderRegistry({ house }, { separator: ' > ' });

export async function ask(prompt: string, name: string) {
  await generateText({ model: house.languageModel('fast'), prompt });
  await generateText({ model: house.languageModel('claude-haiku-4-5'), prompt });
  await generateText({ model: registry.languageModel('house:smart'), prompt });
  await generateText({ model: registry.languageModel('anthropic:claude-sonnet-4-5'), prompt });
  await generateText({ model: spaced.languageModel('house > fast'), prompt });
  await generateText({ model: registry.languageModel(name as 'house:fast'), prompt });
  return generateText({ model: 'anthropic/claude-sonnet-4.5', prompt });
}

const agent = new ToolLoopAgent({ model: registry.languageModel('house:fast'), stopWhen: stepCountIs(5) });

export const stream = (prompt: string) => agent.stream({ prompt });

// Lists of names ask nobody anything.
export const names = [house.languageModel, Object.keys(otherModels), registry];

const steady = customProvider({
  languageModels: {
    title: createRetryable({ model: openai('gpt-4.1-nano'), retries: [anthropic('claude-haiku-4-5')] }),
    answer: createRetryable({ model: anthropic('claude-sonnet-4-5'), retries: [openai('gpt-4.1')] }),
  },
});

export const title = (prompt: string) => generateText({ model: steady.languageModel('title'), prompt });
