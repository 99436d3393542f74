import { complete, type Options, Task } from './llm';

export class Summary extends Task<string> {
  protected readonly prompt = 'Summarize what you are given.';
  protected override maxTokens = 200;
}

export class Verdict extends Task<string> {
  protected readonly prompt = 'Is this a complaint? Answer yes or no.';
  protected override readonly model = 'gpt-4.1-nano';

  override async run(text: string) {
    const answer = await super.run(`Message: ${text}`);
    return answer.trim();
  }
}

export class Silent {
  run(text: string) {
    return text;
  }

  complete(text: string) {
    return text;
  }
}

export const translate = (text: string, options: Options = {}) =>
  complete(`Translate to German: ${text}`, { maxTokens: 500, ...options });
