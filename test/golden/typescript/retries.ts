// Libraries that try a request again, and how often.
import retry from 'async-retry';
import { backOff } from 'exponential-backoff';
import OpenAI from 'openai';
import pRetry from 'p-retry';
import { retry as ownRetry } from './own';

const openai = new OpenAI();
const ask = (input: string) => openai.responses.create({ model: 'gpt-5-mini', input, max_output_tokens: 100 });

export const fourTimes = (input: string) =>
  pRetry(() => openai.responses.create({ model: 'gpt-5-mini', input, max_output_tokens: 1 }), { retries: 3 });

export const threeTimes = (input: string) =>
  retry(async () => openai.responses.create({ model: 'gpt-5-mini', input, max_output_tokens: 2 }), { retries: 2 });

export const five = (input: string) =>
  backOff(() => openai.responses.create({ model: 'gpt-5-mini', input, max_output_tokens: 5 }), { numOfAttempts: 5 });

// How often is not known, or not written.
export const settled = (input: string, retries: number) =>
  pRetry(() => openai.responses.create({ model: 'gpt-5-mini', input, max_output_tokens: 6 }), { retries });

export const own = (input: string) =>
  ownRetry(() => openai.responses.create({ model: 'gpt-5-mini', input, max_output_tokens: 7 }), { retries: 9 });

export const handed = (input: string) => pRetry(() => ask(input), { retries: 1 });
