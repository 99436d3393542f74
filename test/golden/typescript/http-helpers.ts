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

// What is given an address and such a body sends it, whatever it is called.
export class Platform {
  path(path: string) {
    return [this.base, path].join('/');
  }

  constructor(private readonly base: string) {}

  chat(messages: object[], model: string, isImage: boolean) {
    const chatPath = this.path('v1/chat/completions');
    const payload = isImage
      ? { model, prompt: 'A lighthouse', size: '1024x1024' }
      : { model, messages, top_p: 1, stream: true };
    const path = this.path(isImage ? 'images/generations' : 'chat/completions');
    streamWithThoughts(chatPath, { model, messages, stream: true }, headers());
    return fetch(path, { method: 'POST', body: JSON.stringify(payload) });
  }

  embed(url: string, input: string[]) {
    return fetch(url, { method: 'POST', body: JSON.stringify({ model: 'bge-m3', input, encoding_format: 'float' }) });
  }

  draw(prompt: string) {
    const options = { method: 'POST', body: JSON.stringify({ model: 'flux-2', prompt, n: 1 }) };
    return fetch(`${this.base}/images/generations`, options);
  }

  qwen(text: string) {
    const input = { messages: [{ role: 'user', content: text }] };
    return fetch(`${this.base}/api/v1/services/aigc/text-generation/generation`, {
      method: 'POST',
      body: JSON.stringify({ model: 'qwen-max', input, parameters: { max_tokens: 80 } }),
    });
  }
}

// They tell of requests, stand in for them, or ask for something else.
export async function lookAlikes(body: { model: string; messages: object[] }) {
  mockRequest(PERPLEXITY_CHAT_URL, { method: 'POST', body: JSON.stringify(body) });
  logRequest(PERPLEXITY_CHAT_URL, { model: 'sonar', messages: [] });
  buildRequest('POST', PERPLEXITY_CHAT_URL, { model: 'sonar', messages: [] });
  expect(fetch).toHaveBeenCalledWith(PERPLEXITY_CHAT_URL, { method: 'POST', body: JSON.stringify(body) });
  cache.set(PERPLEXITY_CHAT_URL, body);
  saveReply(PERPLEXITY_CHAT_URL, body);
  await safeFetchNoThrow(PERPLEXITY_CHAT_URL);
  await safeFetchNoThrow('https://api.perplexity.ai/models', { method: 'POST', body: JSON.stringify(body) });
  return makeRequest('GET', PERPLEXITY_CHAT_URL, { model: 'sonar', messages: [] });
}
