import OpenAI from 'openai';

// The same model as in service/helpdesk/settings.py: vectors of different models cannot be compared.
const EMBEDDING_MODEL = 'text-embedding-3-large';

const client = new OpenAI();

export interface Article {
  readonly title: string;
  readonly vector: readonly number[];
}

/** The articles that are nearest to a question, best first. The vectors come from service/helpdesk/knowledge.py. */
export async function search(question: string, articles: readonly Article[], limit = 5): Promise<Article[]> {
  const response = await client.embeddings.create({ model: EMBEDDING_MODEL, input: question });
  const vector = response.data[0]?.embedding ?? [];
  return articles
    .map((article) => ({ article, similarity: dotProduct(vector, article.vector) }))
    .sort((a, b) => b.similarity - a.similarity)
    .slice(0, limit)
    .map(({ article }) => article);
}

/** Equals the cosine, since these vectors have length 1. */
function dotProduct(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);
}
