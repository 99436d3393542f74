/** A garden diary on Mistral. */
import { Mistral } from '@mistralai/mistralai';

const mistral = new Mistral({ apiKey: process.env.MISTRAL_API_KEY ?? '' });

export async function diary(entry: string) {
  await mistral.chat.complete({
    model: 'mistral-large-latest',
    messages: [
      { role: 'system', content: 'You keep a garden diary.' },
      { role: 'user', content: `Entry: ${entry}` },
    ],
    maxTokens: 250,
  });
  await mistral.chat.stream({ model: 'mistral-small-latest', messages: [{ role: 'user', content: entry }] });
  await mistral.agents.complete({ agentId: 'ag:garden', messages: [{ role: 'user', content: entry }], maxTokens: 60 });
  await mistral.fim.complete({ model: 'codestral-latest', prompt: 'const seed =' });
  await mistral.embeddings.create({ model: 'mistral-embed', inputs: [entry] });
  await mistral.beta.conversations.start({ model: 'mistral-medium-latest', inputs: entry, completionArgs: { maxTokens: 70 } });
  return mistral.models.list();
}
