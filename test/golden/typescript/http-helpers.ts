import { safeFetchNoThrow, makeRequest, requestUrl } from './net';

const PERPLEXITY_CHAT_URL = 'https://api.perplexity.ai/chat/completions';

export async function search(query: string) {
  return safeFetchNoThrow(PERPLEXITY_CHAT_URL, {
    method: 'POST',
    body: JSON.stringify({ model: 'sonar', messages: [{ role: 'user', content: query }] }),
  });
}

export class Embeddings {
  baseUrl = 'https://api.jina.ai/v1/embeddings';
  model = 'jina-clip-v2';

  constructor(fields?: { baseUrl?: string }) {
    this.baseUrl = fields?.baseUrl ?? this.baseUrl;
  }

  async embed(input: string[]) {
    return this.postJson(this.baseUrl, { model: this.model, input });
  }
}

export class Chat {
  constructor(private readonly base = process.env.LLM_BASE ?? 'https://api.openai.com/v1') {}

  async ask(messages: object[]) {
    await requestUrl({
      url: `${this.base}/chat/completions`,
      method: 'POST',
      body: JSON.stringify({ model: 'gpt-4o', messages, max_tokens: 200 }),
    });
    return makeRequest('POST', `${this.base}/chat/completions`, { model: 'gpt-4o-mini', messages });
  }
}

export function cloudflare(account: string, prompt: string) {
  return fetch(`https://api.cloudflare.com/client/v4/accounts/${account}/ai/run/@cf/meta/llama-3.1-8b-instruct`, {
    method: 'POST',
    body: JSON.stringify({ messages: [{ role: 'user', content: prompt }] }),
  });
}

// They tell of requests, stand in for them, or ask for something else.
export async function lookAlikes(body: { model: string; messages: object[] }) {
  mockRequest(PERPLEXITY_CHAT_URL, { method: 'POST', body: JSON.stringify(body) });
  logRequest(PERPLEXITY_CHAT_URL, { model: 'sonar', messages: [] });
  buildRequest('POST', PERPLEXITY_CHAT_URL, { model: 'sonar', messages: [] });
  await safeFetchNoThrow(PERPLEXITY_CHAT_URL);
  await safeFetchNoThrow('https://api.perplexity.ai/models', { method: 'POST', body: JSON.stringify(body) });
  return makeRequest('GET', PERPLEXITY_CHAT_URL, { model: 'sonar', messages: [] });
}
