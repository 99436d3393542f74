import Anthropic from '@anthropic-ai/sdk';
import OpenAI from 'openai';

export interface Answers {
  answer(prompt: string): Promise<string>;
}

export interface Store<T> {
  keep(entry: T): void;
}

class OpenAiAnswers implements Store<string>, Answers {
  private readonly client = new OpenAI();

  async answer(prompt: string) {
    const reply = await this.client.responses.create({ model: 'gpt-5-mini', input: prompt, max_output_tokens: 200 });
    return reply.output_text;
  }

  keep(entry: string) {
    console.log(entry);
  }
}

export class ClaudeAnswers implements Answers {
  private readonly client = new Anthropic();

  async answer(prompt: string) {
    const reply = await this.client.messages.create({
      model: 'claude-haiku-4-5',
      max_tokens: 100,
      messages: [{ role: 'user', content: prompt }],
    });
    return reply.content.map((block) => (block.type === 'text' ? block.text : '')).join('');
  }
}

export function createAnswers(kind: string): Answers {
  return kind === 'openai' ? new OpenAiAnswers() : new ClaudeAnswers();
}

// Merged with its class.
export interface Panel {
  title: string;
}

export class Panel implements Panel {
  answer(prompt: string) {
    return prompt;
  }
}
