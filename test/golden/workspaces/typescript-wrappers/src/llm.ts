import OpenAI from 'openai';

const client = new OpenAI({ maxRetries: 0 });

export interface Options {
  model?: string;
  maxTokens?: number;
  system?: string;
}

export async function complete(prompt: string, options: Options = {}): Promise<string> {
  const { model = 'gpt-4o-mini', maxTokens = 100, system } = options;
  const response = await client.chat.completions.create({
    model,
    max_tokens: maxTokens,
    messages: [...(system ? [{ role: 'system' as const, content: system }] : []), { role: 'user', content: prompt }],
  });
  return response.choices[0]?.message.content ?? '';
}

export const stream = async function* (params: Omit<OpenAI.ChatCompletionCreateParams, 'stream'>) {
  yield* await client.chat.completions.create({ ...params, stream: true });
};

export function withDefaults(defaults: Options) {
  return (prompt: string, options?: Options) => complete(prompt, { ...defaults, ...options });
}

export const judge = withDefaults({ model: 'gpt-4.1', maxTokens: 1 });

export abstract class Task<Input> {
  protected abstract readonly prompt: string;
  protected readonly model: string = 'gpt-4o-mini';
  protected maxTokens?: number;

  constructor(protected readonly client = new OpenAI({ maxRetries: 0 })) {}

  async run(input: Input): Promise<string> {
    const response = await this.client.responses.create({
      model: this.model,
      instructions: this.prompt,
      input: String(input),
      max_output_tokens: this.maxTokens,
    });
    return response.output_text;
  }
}

export async function withRetry<Result>(work: () => Promise<Result>, times = 3): Promise<Result> {
  for (let turn = 1; ; turn += 1) {
    try {
      return await work();
    } catch (error) {
      if (turn === times) throw error;
    }
  }
}

export const api = { complete, ask: (question: string) => complete(question, { system: 'Answer in one line.' }) };
