/** Support tickets on Cohere. */
import { CohereClient, CohereClientV2 } from 'cohere-ai';

const cohere = new CohereClient({ token: 'token' });
const v2 = new CohereClientV2();

export async function reply(ticket: string, articles: string[]) {
  await cohere.chat({ model: 'command-r', message: ticket, preamble: 'You help.', maxTokens: 90 });
  await cohere.chatStream({ message: ticket });
  await v2.chat({ model: 'command-a-03-2025', messages: [{ role: 'user', content: ticket }], maxTokens: 40 });
  await v2.embed({ model: 'embed-v4.0', texts: articles, inputType: 'search_document', embeddingTypes: ['float'] });
  await v2.rerank({ model: 'rerank-v3.5', query: ticket, documents: articles });
  return cohere.tokenize({ text: ticket, model: 'command-r' });
}
