/** Support tickets on the AI SDK. */
import { createAmazonBedrock } from '@ai-sdk/amazon-bedrock';
import { anthropic } from '@ai-sdk/anthropic';
import { azure } from '@ai-sdk/azure';
import { google } from '@ai-sdk/google';
import { createOpenAI, openai } from '@ai-sdk/openai';
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { createOpenRouter } from '@openrouter/ai-sdk-provider';
import {
  createProviderRegistry,
  customProvider,
  embed,
  embedMany,
  experimental_generateImage as generateImage,
  generateObject,
  generateText,
  rerank,
  stepCountIs,
  streamObject,
  streamText as runStream,
  tool,
  ToolLoopAgent,
  wrapLanguageModel,
} from 'ai';
import * as z from 'zod';
import { mistral } from '@/lib/providers';
import { generateText as generateLetter } from './letters';

const groq = createOpenAI({ baseURL: 'https://api.groq.com/openai/v1' });
const local = createOpenAICompatible({ name: 'lab', baseURL: 'http://localhost:1234/v1' });
const openrouter = createOpenRouter({ apiKey: 'key' });
const bedrock = createAmazonBedrock({ region: 'eu-central-1' });
const registry = createProviderRegistry({ openai, anthropic });
const desk = customProvider({ languageModels: { fast: openai('gpt-4.1-nano'), careful: anthropic('claude-sonnet-4-5') } });
const logged = wrapLanguageModel({ model: openai('gpt-5-mini'), middleware: [] });
const triageModel = openai.responses('gpt-4.1-mini');
const priority = z.object({ priority: z.enum(['low', 'high']) });

export async function triage(ticket: string) {
  const { text } = await generateText({
    model: triageModel,
    system: 'You sort support tickets.',
    prompt: `Ticket: ${ticket}`,
    maxOutputTokens: 200,
    experimental_telemetry: { isEnabled: true, functionId: 'triage', metadata: { team: 'support' } },
  });
  const { object } = await generateObject({ model: anthropic('claude-haiku-4-5'), schema: priority, prompt: ticket, maxTokens: 50 });
  return { text, object };
}

export function answer(ticket: string) {
  return runStream({
    model: google('gemini-2.5-flash'),
    instructions: 'Answer politely.',
    messages: [{ role: 'user', content: ticket }],
    tools: { orders: tool({ inputSchema: z.object({ id: z.string() }) }) },
    stopWhen: stepCountIs(4),
    temperature: 0.2,
    providerOptions: { google: { thinkingConfig: { thinkingBudget: 1024 } } },
  });
}

export async function everyProvider(ticket: string, model: 'fast' | 'careful') {
  await generateText({ model: 'openai/gpt-5', prompt: ticket });
  await generateText({ model: groq('llama-3.3-70b-versatile'), prompt: ticket, maxSteps: 3 });
  await generateText({ model: local('qwen3'), prompt: ticket });
  await generateText({ model: openrouter.chat('deepseek/deepseek-chat'), prompt: ticket });
  await generateText({ model: bedrock('eu.anthropic.claude-sonnet-4-5-20250929-v1:0'), prompt: ticket });
  await generateText({ model: azure('desk-gpt'), prompt: ticket });
  await generateText({ model: registry.languageModel('anthropic:claude-opus-4-1'), prompt: ticket });
  await generateText({ model: desk.languageModel(model), prompt: ticket });
  await generateText({ model: logged, prompt: ticket });
  await generateText({ model: mistral('mistral-small-latest'), prompt: ticket });
  await streamObject({ model: openai('gpt-4o'), schema: priority, prompt: ticket });
  return generateLetter({ prompt: ticket });
}

export async function search(query: string, articles: string[]) {
  const embeddingModel = openai.textEmbeddingModel('text-embedding-3-small');
  await embedMany({ model: embeddingModel, values: articles });
  await embed({ model: 'openai/text-embedding-3-large', value: query });
  await rerank({ model: bedrock.reranking('cohere.rerank-v3-5:0'), query, documents: articles });
  return generateImage({ model: openai.image('gpt-image-1'), prompt: 'A friendly support desk', n: 2 });
}

const agent = new ToolLoopAgent({
  model: openai('gpt-5'),
  instructions: 'You are the refund desk.',
  tools: { refund: tool({ inputSchema: z.object({}) }) },
  maxOutputTokens: 600,
  stopWhen: [stepCountIs(8)],
});

export const refund = (ticket: string) => agent.generate({ prompt: ticket });
export const refundLive = (ticket: string) => agent.stream({ prompt: ticket });
