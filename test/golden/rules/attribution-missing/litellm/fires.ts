import { createOpenAI } from '@ai-sdk/openai';
import { ChatOpenAI } from '@langchain/openai';
import { generateText } from 'ai';
import OpenAI from 'openai';

const gateway = new OpenAI({ baseURL: process.env.GATEWAY_URL });
const provider = createOpenAI({ baseURL: process.env.GATEWAY_URL });
const model = new ChatOpenAI({ model: 'gpt-5.4', configuration: { baseURL: process.env.GATEWAY_URL } });

export async function chat(question: string) {
  return gateway.chat.completions.create({ model: 'gpt-5.4', messages: [{ role: 'user', content: question }] });
}

export async function text(question: string) {
  return generateText({ model: provider('gpt-5.4'), prompt: question });
}

export async function chain(question: string) {
  return model.invoke(question);
}
