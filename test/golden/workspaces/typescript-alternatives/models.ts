import OpenAI from 'openai';

export class OpenAIModel {
  protected client: OpenAI;
  protected model: string;

  constructor(model?: string, baseURL?: string) {
    this.client = new OpenAI({ baseURL });
    this.model = model ?? 'gpt-5.4-mini';
  }

  async answer(prompt: string): Promise<string> {
    const completion = await this.client.chat.completions.create({
      model: this.model,
      messages: [{ role: 'user', content: prompt }],
      max_completion_tokens: 200,
    });
    return completion.choices[0].message.content ?? '';
  }
}

export class CarefulModel extends OpenAIModel {
  constructor() {
    super('gpt-5.4');
  }

  async answer(prompt: string): Promise<string> {
    return super.answer(prompt);
  }
}

/** Asks twice: both requests are made. */
export class PatientModel extends OpenAIModel {
  async answer(prompt: string): Promise<string> {
    const draft = await super.answer(prompt);
    return super.answer(`Improve this: ${draft}`);
  }
}

export function createModel(kind: string) {
  switch (kind) {
    case 'careful':
      return new CarefulModel();
    case 'patient':
      return new PatientModel();
    default:
      return new OpenAIModel();
  }
}
