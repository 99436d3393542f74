// Nothing in this file calls an LLM.
import { PrismaClient } from '@prisma/client';
import type OpenAI from 'openai';
import twilio from 'twilio';
import { expect, test, vi } from 'vitest';
import { Agent, completion, generateText } from './own';

const prisma = new PrismaClient();
const phone = twilio('sid', 'token');

export const prices = {
  'gpt-4o': { input: 2.5, output: 10, max_tokens: 16_384 },
  'claude-sonnet-4-5': { input: 3, output: 15, max_tokens: 64_000 },
};

export interface ChatRequest {
  model: 'gpt-4o' | 'gpt-4o-mini';
  messages: OpenAI.ChatCompletionMessageParam[];
  max_tokens?: number;
}

export const store = (body: string) => prisma.message.create({ data: { body } });

export const text = (to: string, body: string) => phone.messages.create({ to, from: '+4930', body });

export const own = async (input: string) => {
  await completion({ model: 'gpt-4o', messages: [{ role: 'user', content: input }] });
  await generateText({ model: 'gpt-4o', prompt: input });
  return new Agent({ model: 'gpt-4o', instructions: input }).run(input);
};

export const thread = (openai: OpenAI, id: string) =>
  openai.beta.threads.messages.create(id, { role: 'user', content: 'Hello' });

export const free = (openai: OpenAI) => [openai.models.list(), openai.files.list(), openai.beta.threads.create()];

class Conversation {
  readonly completions = { create: (request: ChatRequest) => request };

  create(request: ChatRequest) {
    return request;
  }
}

export const ownClass = (conversation: Conversation) => [
  conversation.create({ model: 'gpt-4o', messages: [] }),
  new Conversation().create({ model: 'gpt-4o', messages: [] }),
];

// openai.chat.completions.create({ model: 'gpt-4o', messages: [] });
export const sample = `const reply = await openai.chat.completions.create({ model: 'gpt-4o', messages: [] });`;

test('replies', async () => {
  const create = vi.fn().mockResolvedValue({ choices: [] });
  const mockOpenAI = { chat: { completions: { create } } };
  await mockOpenAI.chat.completions.create({ model: 'gpt-4o', messages: [{ role: 'user', content: 'hi' }] });
  expect(mockOpenAI.chat.completions.create).toHaveBeenCalledWith({ model: 'gpt-4o', messages: [] });
  vi.spyOn(mockOpenAI.chat.completions, 'create').mockReturnValue({} as never);
});

export async function POST(request: Request) {
  const { model, messages } = (await request.json()) as ChatRequest;
  return Response.json({ model, count: messages.length });
}

export const cost = (model: keyof typeof prices, tokens: number) => (prices[model].input * tokens) / 1e6;

// A mock server answers such requests and makes none.
export const completions = http.post('https://api.openai.com/v1/chat/completions', async () => HttpResponse.json({}));
