/** Song search on Voyage. */
import { VoyageAIClient } from 'voyageai';

const voyage = new VoyageAIClient({ apiKey: process.env.VOYAGE_API_KEY });

export async function search(query: string, songs: string[]) {
  await voyage.embed({ input: songs, model: 'voyage-3.5' });
  return voyage.rerank({ query, documents: songs, model: 'rerank-2.5-lite' });
}
