import OpenAI from 'openai';
import { LIMIT, MODEL, SELF, describe } from './b';

export const client = new OpenAI();
export const NAME = 'gpt-4o';
export const PROMPT = 'Name one color.';
export const SELF_AGAIN = SELF;

export function ask(prompt: string) {
  return client.responses.create({ model: NAME, input: prompt });
}

client.responses.create({ model: MODEL, input: describe(), max_output_tokens: LIMIT });
client.responses.create({ model: SELF, input: PROMPT });
