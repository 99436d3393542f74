// Limits, options, attribution, loops, comments to Call Cost.
import Anthropic from '@anthropic-ai/sdk';
import OpenAI from 'openai';
import { zodResponseFormat, zodTextFormat } from 'openai/helpers/zod';
import * as z from 'zod';

const openai = new OpenAI();
const claude = new Anthropic();
const messages: OpenAI.ChatCompletionMessageParam[] = [{ role: 'user', content: 'Sort this.' }];
const QUESTION = [{ role: 'user' as const, content: 'Sort this.' }];
const LANGUAGES = ['de', 'fr'];

const Verdict = z.object({ label: z.enum(['billing', 'technical']), reason: z.string() });

const tools: OpenAI.ChatCompletionTool[] = [
  { type: 'function', function: { name: 'lookup', parameters: { type: 'object', properties: {} } } },
];

export const limits = (limit: number, options: { limit?: number }, long: boolean) => [
  openai.chat.completions.create({ model: 'gpt-4o', messages, max_tokens: 1_000 }),
  openai.chat.completions.create({ model: 'gpt-5', messages, max_completion_tokens: 2 ** 8 }),
  openai.chat.completions.create({ model: 'gpt-4o', messages, max_tokens: null }),
  openai.chat.completions.create({ model: 'gpt-4o', messages, max_tokens: undefined }),
  openai.chat.completions.create({ model: 'gpt-4o', messages, max_tokens: limit }),
  openai.chat.completions.create({ model: 'gpt-4o', messages, max_tokens: options.limit ?? 300 }),
  openai.chat.completions.create({ model: 'gpt-4o', messages, max_tokens: Number(process.env.LIMIT ?? 400) }),
  openai.chat.completions.create({ model: 'gpt-4o', messages, max_tokens: Number.parseInt(process.env.LIMIT!, 10) }),
  openai.chat.completions.create({ model: 'gpt-4o', messages, ...(long && { max_tokens: 500 }) }),
  openai.chat.completions.create({ model: 'gpt-4o', messages, max_tokens: long ? 500 : undefined }),
  openai.chat.completions.create({ model: 'gpt-4o', messages }),
];

export const asked = (effort: 'low' | 'high', user: string, temperature: number) => [
  openai.chat.completions.create({ model: 'gpt-4o', messages, stream: true, temperature: 0, n: 2 }),
  openai.chat.completions.create({ model: 'gpt-4o', messages, temperature, tools, tool_choice: 'auto' }),
  openai.chat.completions.parse({ model: 'gpt-4o', messages, response_format: zodResponseFormat(Verdict, 'verdict') }),
  openai.responses.parse({ model: 'gpt-4o', input: QUESTION, text: { format: zodTextFormat(Verdict, 'verdict') } }),
  openai.responses.create({ model: 'gpt-5', input: QUESTION, reasoning: { effort: 'low' }, service_tier: 'flex' }),
  openai.responses.create({ model: 'gpt-5', input: QUESTION, reasoning: { effort } }),
  openai.chat.completions.create({ model: 'gpt-4o', messages, user, metadata: { feature: 'triage', user } }),
  openai.chat.completions.create({ model: 'gpt-4o', messages }, { headers: { 'x-team': 'support' } }),
  claude.messages.create({ model: 'claude-sonnet-4-5', max_tokens: 4000, messages: QUESTION, thinking: { type: 'enabled', budget_tokens: 1024 } }),
  claude.messages.stream({ model: 'claude-haiku-4-5', max_tokens: 10, messages: QUESTION, metadata: { user_id: user } }),
  openai.chat.completions.runTools({ model: 'gpt-4o', messages, tools: [] }),
];

export async function loops(texts: string[]) {
  for (const text of texts) await openai.responses.create({ model: 'gpt-4o', input: text });
  for (const language of LANGUAGES) await openai.responses.create({ model: 'gpt-4o', input: `To ${language}.` });
  for (let index = 0; index < 3; index += 1) await openai.responses.create({ model: 'gpt-4o', input: 'Again.' });
  while (texts.length > 0) await openai.responses.create({ model: 'gpt-4o', input: texts.pop() ?? '' });
  await Promise.all(texts.map((text) => openai.responses.create({ model: 'gpt-4o', input: text })));
  await Promise.all(LANGUAGES.map(async (language) => openai.responses.create({ model: 'gpt-4o', input: language })));
  texts.forEach((text) => {
    void openai.responses.create({ model: 'gpt-4o', input: text });
  });
  await openai.responses.create({ model: 'gpt-4o', input: texts.join('\n') });
}

export async function comments(text: string) {
  // callcost: feature=triage calls=500/month
  await openai.responses.create({ model: 'gpt-4o', input: text });
  await openai.responses.create({ model: 'gpt-4o', input: text }); // callcost-ignore tier-downgrade -- measured
  await openai.responses.create({ model: 'gpt-4o', input: text });
  /* callcost: feature=summary */
  return openai.responses.create({ model: 'gpt-4o', input: text });
}
