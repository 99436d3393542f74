import { openai } from '@ai-sdk/openai';
import { generateText } from 'ai';

// Its callers in the product get it out of a registry, which cannot be followed.
export class Formatter {
  constructor(private readonly model: string) {}

  async format(text: string) {
    const { text: formatted } = await generateText({ model: openai(this.model), prompt: text, maxOutputTokens: 500 });
    return formatted;
  }
}

export async function ask(question: string) {
  return (await generateText({ model: openai('gpt-5-mini'), prompt: question })).text;
}
