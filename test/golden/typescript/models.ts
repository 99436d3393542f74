// Where a model id comes from: constants, enums, objects, the environment, parameters, fields, builders.
import OpenAI from 'openai';
import type { ChatCompletionCreateParams } from 'openai/resources';

const openai = new OpenAI();

const MODEL = 'gpt-4o-mini';
const FAMILY = 'gpt-4.1' as const;
const MODELS = { fast: 'gpt-4o-mini', smart: 'gpt-4.1', nested: { deep: 'gpt-4o' } } as const;
const FROZEN = Object.freeze({ chat: 'gpt-4.1-mini' });
const LIMITS: Record<string, number> = { short: 64, long: 1024 };
const DEFAULTS = { model: 'gpt-4o', max_tokens: 200, temperature: 0.2 };
const FROM_ENV = process.env.CHAT_MODEL ?? 'gpt-4o';
const FROM_ENV_OR = process.env['CHAT_MODEL'] || 'gpt-4.1';
const FROM_ENV_REQUIRED = process.env.CHAT_MODEL!;

enum ModelName {
  Small = 'gpt-4o-mini',
  Large = 'gpt-4.1',
}

const Tier = { Mid: 'gpt-4.1-mini' } satisfies Record<string, string>;

export const constant = (text: string) => openai.responses.create({ model: MODEL, input: text });

export const template = (text: string) => openai.responses.create({ model: `${FAMILY}-mini`, input: text });

export const concatenation = (text: string) => openai.responses.create({ model: FAMILY + '-nano', input: text });

export const objectEntry = (text: string) => openai.responses.create({ model: MODELS.fast, input: text });

export const nestedEntry = (text: string) => openai.responses.create({ model: MODELS.nested.deep, input: text });

export const frozenEntry = (text: string) => openai.responses.create({ model: FROZEN.chat, input: text });

export const indexed = (text: string) => openai.responses.create({ model: MODELS['smart'], input: text });

export function unknownKey(text: string, speed: 'fast' | 'smart') {
  const models = { fast: 'gpt-4o-mini', smart: 'gpt-4.1' };
  return openai.responses.create({ model: models[speed], input: text });
}

export const enumMember = (text: string) => openai.responses.create({ model: ModelName.Small, input: text });

export const constantObjectMember = (text: string) => openai.responses.create({ model: Tier.Mid, input: text });

export const environment = (text: string) => openai.responses.create({ model: FROM_ENV, input: text });

export const environmentOr = (text: string) => openai.responses.create({ model: FROM_ENV_OR, input: text });

export const environmentRequired = (text: string) => openai.responses.create({ model: FROM_ENV_REQUIRED, input: text });

export const viteEnvironment = (text: string) =>
  openai.responses.create({ model: import.meta.env.VITE_MODEL ?? 'gpt-4o-mini', input: text });

export function parameter(text: string, model: string) {
  return openai.responses.create({ model, input: text });
}

export function defaultParameter(text: string, model = 'gpt-4o') {
  return openai.responses.create({ model, input: text });
}

export function destructured({ text, model = 'gpt-4.1', limit = 99 }: { text: string; model?: string; limit?: number }) {
  return openai.responses.create({ model, input: text, max_output_tokens: limit });
}

export function optionsObject(text: string, options: { model?: string } = {}) {
  return openai.responses.create({ model: options.model ?? 'gpt-4o-mini', input: text });
}

export function destructuredInside(text: string, options: { model?: string }) {
  const { model = 'gpt-4.1-nano' } = options;
  return openai.responses.create({ model, input: text });
}

export function ternary(text: string, careful: boolean) {
  return openai.responses.create({ model: careful ? 'gpt-4.1' : 'gpt-4o-mini', input: text });
}

export function reassigned(text: string, careful: boolean) {
  let model = 'gpt-4o-mini';
  if (careful) model = 'gpt-4.1';
  return openai.responses.create({ model, input: text });
}

export function lastAssignment(text: string) {
  let model = 'gpt-4o';
  model = 'gpt-4o-mini';
  return openai.responses.create({ model, input: text });
}

export function switched(text: string, level: string) {
  let model: string;
  switch (level) {
    case 'high':
      model = 'gpt-4.1';
      break;
    default:
      model = 'gpt-4o-mini';
  }
  return openai.responses.create({ model, input: text });
}

function pick(): string {
  return 'gpt-4o';
}

const choose = (careful: boolean) => (careful ? 'gpt-4.1' : 'gpt-4o-mini');

export const fromFunction = (text: string) => openai.responses.create({ model: pick(), input: text });

export const fromChoice = (text: string) => openai.responses.create({ model: choose(text.length > 9), input: text });

export function paramsObject(text: string) {
  const params: ChatCompletionCreateParams = {
    model: 'gpt-4o',
    messages: [{ role: 'user', content: text }],
  };
  params.max_tokens = 80;
  return openai.chat.completions.create(params);
}

export function spreadDefaults(text: string) {
  return openai.chat.completions.create({ ...DEFAULTS, max_tokens: 50, messages: [{ role: 'user', content: text }] });
}

export function spreadOverrides(text: string, overrides: Partial<ChatCompletionCreateParams>) {
  return openai.chat.completions.create({
    model: 'gpt-4o',
    messages: [{ role: 'user', content: text }],
    ...overrides,
  } as ChatCompletionCreateParams);
}

export function spreadConditional(text: string, long: boolean) {
  return openai.chat.completions.create({
    model: 'gpt-4o',
    messages: [{ role: 'user', content: text }],
    ...(long && { max_tokens: 900 }),
    ...(long ? { temperature: 1 } : {}),
  });
}

export function assigned(text: string) {
  const params = Object.assign({}, DEFAULTS, { model: 'gpt-4.1-mini' });
  return openai.chat.completions.create({ ...params, messages: [{ role: 'user', content: text }] });
}

export class Writer {
  static readonly reviewModel = 'gpt-4.1';
  private readonly model = 'gpt-4o';
  private draftModel: string;

  constructor(
    private readonly options: { tone: string },
    private readonly finalModel: string = 'gpt-4o-mini',
  ) {
    this.draftModel = process.env.DRAFT_MODEL ?? 'gpt-4.1-nano';
  }

  get summaryModel(): string {
    return MODELS.fast;
  }

  field(text: string) {
    return openai.responses.create({ model: this.model, input: text });
  }

  staticField(text: string) {
    return openai.responses.create({ model: Writer.reviewModel, input: text });
  }

  constructorField(text: string) {
    return openai.responses.create({ model: this.draftModel, input: text });
  }

  parameterProperty(text: string) {
    return openai.responses.create({ model: this.finalModel, input: text });
  }

  getter(text: string) {
    return openai.responses.create({ model: this.summaryModel, input: text, max_output_tokens: LIMITS.short });
  }

  arrow = (text: string) => openai.responses.create({ model: this.model, input: text });
}

let cycleA = cycleB;
var cycleB = cycleA;

export const cyclic = (text: string) => openai.responses.create({ model: cycleA, input: text });

export function genericCall<Schema>(text: string) {
  return openai.responses.parse<Schema>({ model: MODEL as string, input: text });
}
