/** Support tickets on Genkit. */
import { googleAI } from '@genkit-ai/google-genai';
import { openAI } from '@genkit-ai/compat-oai/openai';
import { genkit, z } from 'genkit';
import { ai as shared } from '@/ai/genkit';

const ai = genkit({ plugins: [googleAI()], model: googleAI.model('gemini-2.5-flash') });
const letter = ai.definePrompt({ name: 'letter', model: openAI.model('gpt-4o'), system: 'You write letters.' }, 'Write to {{name}}.');

export const answer = ai.defineFlow('answer', async (ticket: string) => {
  await ai.generate('Say hello.');
  await ai.generate({
    model: openAI.model('gpt-4o-mini'),
    system: 'Answer tickets.',
    prompt: `Ticket: ${ticket}`,
    config: { maxOutputTokens: 200, temperature: 0.1 },
    output: { schema: z.object({ priority: z.string() }) },
  });
  const { stream } = ai.generateStream({ model: 'googleai/gemini-2.5-pro', prompt: ticket });
  await ai.generate({ model: googleAI.model('imagen-4.0-generate-001'), prompt: 'A help desk' });
  await ai.embed({ embedder: googleAI.embedder('gemini-embedding-001'), content: ticket });
  await letter({ name: ticket });
  await shared.generate({ model: 'googleai/gemini-2.0-flash', prompt: ticket });
  return stream;
});
