// Addresses whose first part only the running program knows: the path, the body or the name of the address tells.
import axios, { type AxiosInstance } from 'axios';
import { customFetch, headers } from './net';

interface Options {
  model: string;
  maxTokens?: number;
}

export class Server {
  apiBase: string;
  deploymentId?: string;
  model = 'nomic-embed-text';

  constructor(apiBase: string) {
    this.apiBase = apiBase;
  }

  fillIn(prefix: string, suffix: string, options: Options) {
    const endpoint = new URL('fim/completions', this.apiBase);
    const body = { model: options.model, prompt: prefix, suffix, max_tokens: options.maxTokens, stream: true };
    return fetch(endpoint, { method: 'POST', body: JSON.stringify(body) });
  }

  llamaCpp(prompt: string) {
    return fetch(new URL('completion', this.apiBase), {
      method: 'POST',
      body: JSON.stringify({ prompt, n_predict: 400 }),
    });
  }

  respond(options: Options, input: string) {
    return fetch(this.endpoint('responses'), {
      method: 'POST',
      body: JSON.stringify({ model: options.model, input, max_output_tokens: 300 }),
    });
  }

  endpoint(path: string) {
    if (this.deploymentId) {
      const parts = this.deploymentId === 'azure' ? `deployments/${path}` : path;
      return new URL(parts, this.apiBase);
    }
    return new URL(path, this.apiBase);
  }

  claude(options: Options, messages: object[]) {
    const body = { model: options.model, max_tokens: 1024, system: 'You answer in one sentence.', messages };
    return fetch(new URL('messages', this.apiBase), { method: 'POST', body: JSON.stringify(body) });
  }

  embed(input: string[]) {
    return fetch(new URL('api/embed', this.apiBase), { method: 'POST', body: JSON.stringify({ model: this.model, input }) });
  }

  textGeneration(inputs: string) {
    const parameters = { max_new_tokens: 200 };
    return fetch(`${this.apiBase}/generate_stream`, { method: 'POST', body: JSON.stringify({ inputs, parameters }) });
  }

  watsonx(messages: object[]) {
    const scope = this.deploymentId ? `deployments/${this.deploymentId}/` : '';
    const body = { model_id: 'ibm/granite-4-h-small', messages, max_tokens: 100 };
    return fetch(`${this.apiBase}/ml/v1/${scope}text/chat_stream?version=2025-01-01`, {
      method: 'POST',
      body: JSON.stringify(body),
    });
  }

  // What is sent comes from elsewhere; that it is sent to a model is written here.
  passOn(body: unknown) {
    return fetch(`${this.apiBase}/chat/completions`, { method: 'POST', headers, body: JSON.stringify(body) });
  }
}

export class Vertex {
  constructor(private readonly project: string) {}

  url(path: string): URL {
    const url = new URL(path, `https://aiplatform.googleapis.com/v1/projects/${this.project}/locations/global/`);
    url.searchParams.set('alt', 'sse');
    return url;
  }

  raw(messages: object[]) {
    const url = this.url('publishers/anthropic/models/claude-sonnet-4-5:streamRawPredict');
    return customFetch(url.toString(), { method: 'POST', body: JSON.stringify({ messages, max_tokens: 500 }) });
  }

  either(kind: string, body: object) {
    let url: URL;
    switch (kind) {
      case 'mistral':
        url = this.url('publishers/mistralai/models/codestral-2:rawPredict');
        break;
      default:
        throw new Error(`no ${kind}`);
    }
    return customFetch(url.href, { method: 'POST', body: JSON.stringify(body) });
  }

  embedAll(texts: string[]) {
    const requests = texts.map((text) => ({ content: { parts: [{ text }] } }));
    return fetch(new URL(`models/gemini-embedding-001:batchEmbedContents`, this.project), {
      method: 'POST',
      body: JSON.stringify({ requests }),
    });
  }
}

// The base of the client is the whole address.
export class Router {
  private readonly client: AxiosInstance;

  constructor(key: string) {
    this.client = axios.create({ baseURL: 'https://openrouter.ai/api/v1/chat/completions', headers: { key } });
  }

  ask(messages: object[]) {
    return this.client.post('', { model: 'openai/gpt-5-mini', messages });
  }
}

// The name of the address says what answers there.
export const local = (messages: object[]) =>
  postChat(`${process.env.OLLAMA_URL}/api/chat`, { model: 'llama3.2', messages, options: { num_predict: 64 } });

// A function that makes the request itself: its calls are call sites and no requests of their own.
const chatUrl = 'https://integrate.api.nvidia.com/v1/chat/completions';

async function pacedChatRequest(key: string, payload: unknown) {
  return fetch(chatUrl, { method: 'POST', headers: { key }, body: JSON.stringify(payload) });
}

export const isAlive = (key: string, model: string) =>
  pacedChatRequest(key, { model, messages: [{ role: 'user', content: 'hi' }], max_tokens: 4 });

// Messages of a thread, the program's own server, routes and other services.
export async function lookAlikes(base: string, id: string, body: object) {
  await fetch(`https://api.openai.com/v1/threads/${id}/messages`, { method: 'POST', body: JSON.stringify(body) });
  await fetch(`${base}/messages`, { method: 'POST', body: JSON.stringify({ to: id, text: 'Hello' }) });
  await fetch('/api/chat/completions', { method: 'POST', body: JSON.stringify(body) });
  await fetch(`${base}/responses`, { method: 'POST', body: JSON.stringify({ survey: id, answers: body }) });
  await fetch(`${base}/completions`, { method: 'POST', body: JSON.stringify({ course: id }) });
  await fetch(`${base}/generate`, { method: 'POST', body: JSON.stringify({ report: id }) });
  await fetch(`${base}/chat/completions`, { method: 'GET' });
  await axios.create({ baseURL: base }).post('', { model: 'T', messages: [] });
}
