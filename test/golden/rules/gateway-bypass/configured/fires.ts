import { createOpenAI, openai } from '@ai-sdk/openai';
import { generateText } from 'ai';

const provider = createOpenAI({});

export async function first(question: string) {
  return generateText({ model: openai('gpt-5.4'), prompt: question });
}

export async function second(question: string) {
  return generateText({ model: openai('gpt-5.4-mini'), prompt: question });
}

export async function third(question: string) {
  return generateText({ model: provider('gpt-5.4'), prompt: question });
}

export async function fourth(question: string) {
  // callcost-ignore gateway-bypass -- runs where the gateway is not
  return generateText({ model: provider('gpt-5.4-mini'), prompt: question });
}
