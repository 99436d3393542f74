// Where a client comes from, and who bills.
import Anthropic, { AnthropicError } from '@anthropic-ai/sdk';
import * as AnthropicModule from '@anthropic-ai/sdk';
import { AnthropicVertex } from '@anthropic-ai/vertex-sdk';
import OpenAI, { AzureOpenAI, OpenAI as NamedOpenAI, toFile } from 'openai';
import type { OpenAI as OpenAIType } from 'openai';
import { cache } from 'react';
import { wrapOpenAI } from 'langsmith/wrappers';
import { observe } from './observe';

export const direct = (text: string) => new OpenAI().responses.create({ model: 'gpt-4o', input: text });

export const named = (text: string) => new NamedOpenAI().responses.create({ model: 'gpt-4o', input: text });

export const namespace = (text: string) =>
  new AnthropicModule.Anthropic().messages.create({
    model: 'claude-haiku-4-5',
    max_tokens: 9,
    messages: [{ role: 'user', content: text }],
  });

function createClient(): OpenAI {
  return new OpenAI({ apiKey: process.env.OPENAI_API_KEY });
}

const getClient = cache(() => new OpenAI());

export const factory = (text: string) => createClient().responses.create({ model: 'gpt-4o', input: text });

export const cachedFactory = (text: string) => getClient().responses.create({ model: 'gpt-4o', input: text });

let shared: OpenAI | undefined;

function sharedClient() {
  shared ??= new OpenAI();
  return shared;
}

export const singleton = (text: string) => sharedClient().responses.create({ model: 'gpt-4o', input: text });

let client: OpenAI;

export function init() {
  client = new OpenAI({ baseURL: 'https://api.deepseek.com' });
}

export const afterInit = (text: string) =>
  client.chat.completions.create({ model: 'deepseek-chat', messages: [{ role: 'user', content: text }] });

export function parameter(openai: OpenAI, text: string) {
  return openai.responses.create({ model: 'gpt-4o', input: text });
}

export function typeImport(openai: OpenAIType, text: string) {
  return openai.responses.create({ model: 'gpt-4o', input: text });
}

export function destructured({ openai, text }: { openai: OpenAI; text: string }) {
  return openai.responses.create({ model: 'gpt-4o', input: text });
}

export function optional(text: string, openai: OpenAI | null = null) {
  const used = openai ?? new OpenAI();
  return used.responses.create({ model: 'gpt-4o', input: text });
}

interface Services {
  readonly claude: Anthropic;
}

export class Desk {
  private static instance?: OpenAI;
  private readonly openai: OpenAI;
  private lazy: Anthropic | null = null;

  constructor(
    private readonly injected: OpenAI,
    services: Services,
    openai?: OpenAI,
  ) {
    this.openai = openai ?? new OpenAI();
  }

  static get(): OpenAI {
    if (!Desk.instance) Desk.instance = new OpenAI();
    return Desk.instance;
  }

  field(text: string) {
    return this.openai.responses.create({ model: 'gpt-4o', input: text });
  }

  parameterProperty(text: string) {
    return this.injected.responses.create({ model: 'gpt-4o', input: text });
  }

  fromStatic(text: string) {
    return Desk.get().responses.create({ model: 'gpt-4o', input: text });
  }

  private getClaude(): Anthropic {
    if (!this.lazy) this.lazy = new Anthropic();
    return this.lazy;
  }

  lazyField(text: string) {
    return this.getClaude().messages.create({
      model: 'claude-haiku-4-5',
      max_tokens: 9,
      messages: [{ role: 'user', content: text }],
    });
  }

  optionalChain(text: string) {
    return this.lazy?.messages.create({
      model: 'claude-haiku-4-5',
      max_tokens: 9,
      messages: [{ role: 'user', content: text }],
    });
  }
}

class LoggedOpenAI extends OpenAI {
  log() {
    return 'ok';
  }
}

export const subclass = (text: string) => new LoggedOpenAI().responses.create({ model: 'gpt-4o', input: text });

export const wrapped = (text: string) =>
  wrapOpenAI(new OpenAI()).chat.completions.create({ model: 'gpt-4o', messages: [{ role: 'user', content: text }] });

const observed = observe(new OpenAI(), { name: 'desk' });

export const observedCall = (text: string) => observed.responses.create({ model: 'gpt-4o', input: text });

export const withOptions = (text: string) =>
  new OpenAI().withOptions({ baseURL: 'https://api.groq.com/openai/v1' }).responses.create({ model: 'llama-3.3-70b-versatile', input: text });

const completions = new OpenAI().chat.completions;
const create = completions.create.bind(completions);

export const stored = (text: string) => completions.create({ model: 'gpt-4o', messages: [{ role: 'user', content: text }] });

export const bound = (text: string) => create({ model: 'gpt-4o', messages: [{ role: 'user', content: text }] });

const { chat, embeddings } = new OpenAI();

export const destructuredClient = (text: string) =>
  chat.completions.create({ model: 'gpt-4o', messages: [{ role: 'user', content: text }] });

export const destructuredEmbeddings = (text: string) => embeddings.create({ model: 'text-embedding-3-small', input: text });

export async function dynamicImport(text: string) {
  const { default: Lazy } = await import('openai');
  const lazy = new Lazy();
  return lazy.responses.create({ model: 'gpt-4o', input: text });
}

export async function dynamicNamespace(text: string) {
  const sdk = await import('@anthropic-ai/sdk');
  return new sdk.Anthropic().messages.create({ model: 'claude-haiku-4-5', max_tokens: 9, messages: [{ role: 'user', content: text }] });
}

const openrouter = new OpenAI({ baseURL: 'https://openrouter.ai/api/v1', apiKey: process.env.OPENROUTER_API_KEY });
const ollama = new OpenAI({ baseURL: process.env.OLLAMA_URL ?? 'http://localhost:11434/v1' });
const azure = new AzureOpenAI({ endpoint: 'https://desk.openai.azure.com', deployment: 'support-prod' });
const vertex = new AnthropicVertex({ region: 'europe-west1' });
const messages: OpenAI.ChatCompletionMessageParam[] = [{ role: 'user', content: 'Name a colour.' }];

export const hosts = [
  openrouter.chat.completions.create({ model: 'anthropic/claude-sonnet-4.5', messages }),
  ollama.chat.completions.create({ model: 'llama3.2', messages }),
  azure.chat.completions.create({ model: 'support-prod', messages }),
  vertex.messages.create({ model: 'claude-sonnet-4-5@20250929', max_tokens: 9, messages: [{ role: 'user', content: 'Hi' }] }),
];

export const unrelated = [AnthropicError, toFile];
