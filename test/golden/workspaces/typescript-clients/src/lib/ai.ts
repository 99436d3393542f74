import 'server-only';
import { createAnthropic } from '@ai-sdk/anthropic';
import { openai as provider } from '@ai-sdk/openai';
import Anthropic from '@anthropic-ai/sdk';
import OpenAI from 'openai';

declare global {
  var openaiClient: OpenAI | undefined;
}

export const openai = globalThis.openaiClient ?? new OpenAI({ apiKey: process.env.OPENAI_API_KEY });
if (process.env.NODE_ENV !== 'production') globalThis.openaiClient = openai;

let lazy: Anthropic | null = null;

export function getAnthropic(): Anthropic {
  lazy ??= new Anthropic({ maxRetries: 0 });
  return lazy;
}

export const createClient = (key: string) => new OpenAI({ apiKey: key, maxRetries: 0 });

export class Ai {
  private static instance: Ai;
  readonly client = new OpenAI();

  static getInstance() {
    if (!Ai.instance) Ai.instance = new Ai();
    return Ai.instance;
  }
}

export const models = { fast: provider('gpt-4o-mini'), strong: provider('gpt-4.1') };
export const anthropic = createAnthropic({ apiKey: process.env.KEY });
export const defaultModel = anthropic('claude-haiku-4-5');
