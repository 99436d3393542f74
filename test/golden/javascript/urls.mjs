// Modules by address and by npm: specifier.
import Anthropic from 'npm:@anthropic-ai/sdk@0.60.0';
import { OpenAI } from 'https://esm.sh/openai@5.1.0';
import Pinned from 'https://deno.land/x/openai@v4.52.0/mod.ts';

const model = Deno.env.get('MODEL') ?? 'gpt-4o-mini';

Deno.serve(async (request) => {
  const { question } = await request.json();
  const reply = await new OpenAI().responses.create({ model, input: `Answer: ${question}`, stream: true });
  return new Response(reply.toReadableStream());
});

export const claude = (text) =>
  new Anthropic().messages.create({ model: 'claude-haiku-4-5', max_tokens: 12, messages: [{ role: 'user', content: text }] });

export const pinned = (text) =>
  new Pinned().chat.completions.create({ model: 'gpt-4o', messages: [{ role: 'user', content: text }] });
