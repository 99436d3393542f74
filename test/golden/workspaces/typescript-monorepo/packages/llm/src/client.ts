import OpenAI from 'openai';
import { models } from './models';

export const openai = new OpenAI();

interface CompleteOptions {
  system?: string;
  prompt: string;
  model?: string;
  maxTokens?: number;
}

export async function complete({ system = 'Be brief.', prompt, model = models.fast, maxTokens = 500 }: CompleteOptions) {
  const response = await openai.chat.completions.create({
    model,
    max_completion_tokens: maxTokens,
    messages: [
      { role: 'system', content: system },
      { role: 'user', content: prompt },
    ],
  });
  return response.choices[0]?.message.content ?? '';
}

export class LlmService {
  constructor(private readonly client: OpenAI, private readonly model: string = models.smart) {}

  async generate(prompt: string): Promise<string> {
    const response = await this.client.responses.create({ model: this.model, input: prompt });
    return response.output_text;
  }
}
