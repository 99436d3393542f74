import { createOpenAI } from '@ai-sdk/openai';
import { ChatOpenAI } from '@langchain/openai';
import { generateText } from 'ai';

const provider = createOpenAI({ baseURL: process.env.LLM_URL });
const model = new ChatOpenAI({ model: 'gpt-5.4', configuration: { baseURL: process.env.LLM_URL } });

export async function chat(question: string) {
  return generateText({ model: provider('gpt-5.4'), prompt: question });
}

export async function chain(question: string) {
  return model.invoke(question);
}
