// Requests without an SDK: only known hosts, and only paths that bill.
import axios from 'axios';
import got from 'got';
import ky from 'ky';

const OPENAI_URL = 'https://api.openai.com/v1/chat/completions';
const BASE = process.env.OPENAI_BASE_URL ?? 'https://api.openai.com/v1';
const headers = { 'content-type': 'application/json', authorization: `Bearer ${process.env.KEY}` };

export const fetchJson = (text: string) =>
  fetch(OPENAI_URL, {
    method: 'POST',
    headers,
    body: JSON.stringify({ model: 'gpt-4o', messages: [{ role: 'user', content: text }], max_tokens: 40, stream: true }),
  });

export async function fetchVariable(text: string) {
  const body = { model: 'gpt-4o-mini', input: text };
  const response = await fetch(`${BASE}/responses`, { method: 'post', headers, body: JSON.stringify(body) });
  return response.json();
}

export async function fetchInit(text: string) {
  const init: RequestInit = { method: 'POST', headers };
  init.body = JSON.stringify({ model: 'claude-haiku-4-5', max_tokens: 30, system: 'Be terse.', messages: [{ role: 'user', content: text }] });
  return fetch('https://api.anthropic.com/v1/messages', init);
}

export const fetchUrl = (text: string) =>
  fetch(new URL('/v1/embeddings', 'https://api.openai.com'), {
    method: 'POST',
    body: JSON.stringify({ model: 'text-embedding-3-small', input: [text] }),
  });

export const gemini = (text: string, key: string) =>
  fetch(`https://generativelanguage.googleapis.com/v1beta/models/gemini-2.5-flash:streamGenerateContent?key=${key}`, {
    method: 'POST',
    body: JSON.stringify({
      contents: [{ role: 'user', parts: [{ text: `Sort: ${text}` }] }],
      generationConfig: { maxOutputTokens: 20 },
    }),
  });

export const axiosPost = (text: string) =>
  axios.post(OPENAI_URL, { model: 'gpt-4o', messages: [{ role: 'user', content: text }] }, { headers });

export const axiosConfig = (text: string) =>
  axios({ method: 'post', url: OPENAI_URL, headers, data: { model: 'gpt-4o', messages: [{ role: 'user', content: text }] } });

const api = axios.create({ baseURL: 'https://api.groq.com/openai/v1', headers });

export const axiosInstance = (text: string) =>
  api.post('/chat/completions', { model: 'llama-3.3-70b-versatile', messages: [{ role: 'user', content: text }] });

export const gotPost = (text: string) =>
  got.post(OPENAI_URL, { json: { model: 'gpt-4o', messages: [{ role: 'user', content: text }] } }).json();

export const kyPost = (text: string) =>
  ky.post('https://api.mistral.ai/v1/chat/completions', { json: { model: 'mistral-small-latest', messages: [{ role: 'user', content: text }] } });

export const ollama = (text: string) =>
  fetch('http://localhost:11434/api/chat', {
    method: 'POST',
    body: JSON.stringify({ model: 'llama3.2', messages: [{ role: 'user', content: text }], options: { num_predict: 25 } }),
  });

export const unknownHost = (base: string, text: string) =>
  fetch(`${base}/chat/completions`, {
    method: 'POST',
    body: JSON.stringify({ model: 'team-model', messages: [{ role: 'user', content: text }] }),
  });

// Everything below is free, or no LLM at all.
export const free = [
  fetch('https://api.openai.com/v1/models', { headers }),
  fetch('https://api.openai.com/v1/files', { method: 'POST', body: new FormData() }),
  fetch('https://api.anthropic.com/v1/messages/count_tokens', { method: 'POST', body: '{}' }),
  fetch('https://api.openai.com/v1/chat/completions/chat-1'),
  axios.get('https://api.openai.com/v1/models'),
  fetch('/api/chat', { method: 'POST', body: JSON.stringify({ messages: [] }) }),
  fetch('http://localhost:3000/api/chat', { method: 'POST', body: JSON.stringify({ text: 'hi' }) }),
  fetch('https://api.example.com/v1/messages', { method: 'POST', body: JSON.stringify({ to: '+49', body: 'hi' }) }),
  fetch('https://example.com/v1/responses', { method: 'POST', body: JSON.stringify({ survey: 1 }) }),
];
