import { createOpenAI } from '@ai-sdk/openai';
import { ChatOpenAI } from '@langchain/openai';
import { generateText } from 'ai';
import OpenAI from 'openai';

const client = new OpenAI({
  baseURL: process.env.GATEWAY_URL,
  defaultHeaders: { 'x-litellm-tags': 'feature:support-reply' },
});
const provider = createOpenAI({
  baseURL: process.env.GATEWAY_URL,
  headers: { 'x-litellm-tags': 'feature:support-reply' },
});
const plain = createOpenAI({ baseURL: process.env.GATEWAY_URL });
const model = new ChatOpenAI({
  model: 'gpt-5.4',
  configuration: { baseURL: process.env.GATEWAY_URL, defaultHeaders: { 'x-litellm-tags': 'feature:support-reply' } },
});

export async function chat(question: string) {
  return client.chat.completions.create({ model: 'gpt-5.4', messages: [{ role: 'user', content: question }] });
}

export async function byProvider(question: string) {
  return generateText({ model: provider('gpt-5.4'), prompt: question });
}

export async function byCall(question: string) {
  return generateText({
    model: plain('gpt-5.4'),
    prompt: question,
    headers: { 'x-litellm-tags': 'feature:support-reply' },
  });
}

export async function chain(question: string) {
  return model.invoke(question);
}

export async function request(question: string) {
  return fetch(`${process.env.GATEWAY_URL}/chat/completions`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${process.env.KEY}`, 'x-litellm-tags': 'feature:support-reply' },
    body: JSON.stringify({ model: 'gpt-5.4', messages: [{ role: 'user', content: question }] }),
  });
}
