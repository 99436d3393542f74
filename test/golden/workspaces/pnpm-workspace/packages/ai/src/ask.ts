import { client } from './client.js';
import { CHEAP } from './models/openai.js';

export interface AskOptions {
  prompt: string;
  model?: string;
  maxTokens?: number;
  system?: string;
}

export async function ask({ prompt, model = CHEAP, maxTokens, system }: AskOptions): Promise<string> {
  const response = await client.responses.create({
    model,
    instructions: system,
    input: prompt,
    max_output_tokens: maxTokens,
  });
  return response.output_text;
}
