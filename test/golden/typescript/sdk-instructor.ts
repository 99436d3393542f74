/** Support tickets on Instructor. */
import Instructor from '@instructor-ai/instructor';
import OpenAI from 'openai';
import * as z from 'zod';

const priority = z.object({ level: z.string() });
const client = Instructor({ client: new OpenAI({ baseURL: 'https://api.together.xyz/v1' }), mode: 'TOOLS' });

export function sort(ticket: string) {
  return client.chat.completions.create({
    model: 'meta-llama/Llama-3.3-70B-Instruct-Turbo',
    response_model: { schema: priority, name: 'Priority' },
    max_retries: 3,
    max_tokens: 50,
    messages: [{ role: 'user', content: ticket }],
  });
}
