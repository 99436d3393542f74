import { Inject, Injectable } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import OpenAI from 'openai';

@Injectable()
export class LlmService {
  private readonly model = 'gpt-4o-mini';

  constructor(
    private readonly openai: OpenAI,
    private readonly config: ConfigService,
  ) {}

  async complete(prompt: string, maxTokens = 50): Promise<string> {
    const response = await this.openai.responses.create({
      model: this.model,
      input: prompt,
      max_output_tokens: maxTokens,
    });
    return response.output_text;
  }

  async configured(prompt: string) {
    return this.openai.responses.create({ model: this.config.get<string>('MODEL', 'gpt-4.1'), input: prompt });
  }
}
