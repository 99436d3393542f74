const env = process.env;

export const config = {
  llm: {
    model: 'gpt-4o',
    fallback: env.FALLBACK_MODEL ?? 'gpt-4o-mini',
    limits: { answer: 400, title: Number(env.TITLE_LIMIT ?? 20) },
  },
  embeddings: { model: env.EMBEDDING_MODEL! },
} satisfies Config;

interface Config {
  llm: { model: string; fallback: string; limits: Record<string, number> };
  embeddings: { model: string };
}

export const FEATURES = {
  summary: { model: 'gpt-4.1-mini', prompt: 'Summarize this.', maxTokens: 200 },
  title: { model: 'gpt-4.1-nano', prompt: 'Find a title.', maxTokens: 15 },
} as const;

export function getConfig() {
  return config;
}

export class Settings {
  static readonly model = 'gpt-5';
  readonly limit = 77;
  constructor(readonly judge: string = 'gpt-5-nano') {}
  get writer() {
    return Settings.model;
  }
}

export default Object.freeze({ ...config.llm, model: 'gpt-5-mini' });
