// Addresses that are put together, come in parts, or are not known at all.
import https from 'node:https';
import { urlJoin } from 'url-join-ts';
import { postStream, query } from './net';
import { settings } from './settings';

const key = process.env.KEY;

export function parts(text: string) {
  const body = JSON.stringify({ model: 'gpt-4o-mini', messages: [{ role: 'user', content: text }], max_tokens: 25 });
  const options = { hostname: 'api.openai.com', port: 443, path: '/v1/chat/completions', method: 'POST' };
  const request = https.request(options, (response) => response.pipe(process.stdout));
  request.write(body);
  request.end();
}

export function ended(text: string) {
  const request = https.request({ host: 'api.anthropic.com', path: '/v1/messages', method: 'POST' });
  request.end(JSON.stringify({ model: 'claude-haiku-4-5', max_tokens: 15, messages: [{ role: 'user', content: text }] }));
}

const httpsPost = async (hostname: string, path: string, headers: Record<string, string>, json: unknown) =>
  new Promise((resolve) => {
    const request = https.request({ port: 443, hostname, path, method: 'POST', headers }, resolve);
    request.write(JSON.stringify(json));
    request.end();
  });

export const hostAndPath = (text: string) =>
  httpsPost('api.openai.com', '/v1/chat/completions', { authorization: `Bearer ${key}` }, {
    model: 'gpt-4o',
    messages: [{ role: 'user', content: text }],
    max_tokens: 200,
  });

export const joined = (text: string) =>
  postStream(urlJoin('https://api.groq.com/openai/', '/v1/chat/completions'), {
    method: 'POST',
    body: JSON.stringify({ model: 'llama-3.3-70b-versatile', messages: [{ role: 'user', content: text }] }),
  });

export const joinedModel = (model: string, text: string) =>
  postStream(urlJoin(settings.base, '/v1beta/models/', `${model}:streamGenerateContent`) + query({ key }), {
    method: 'POST',
    body: JSON.stringify({ contents: [{ role: 'user', parts: [{ text }] }] }),
  });

export async function unknownAddress(text: string) {
  const messages = [{ role: 'user', content: text }];
  const url = urlJoin(settings.base, settings.path);
  const headers = { 'anthropic-version': '2023-06-01', 'x-api-key': key };
  await postStream(url, { method: 'POST', headers, body: JSON.stringify({ model: settings.model, max_tokens: 4096, messages }) });
  await postStream(url, { method: 'POST', body: JSON.stringify({ model: settings.model, messages, top_p: 1, stream: true }) });
  return fetch(settings.url, { method: 'POST', body: JSON.stringify({ contents: messages, generationConfig: { maxOutputTokens: 30 } }) });
}

// Other services, the program's own server, and requests that only read.
export async function lookAlikes(url: string, text: string) {
  const messages = [{ role: 'user', content: text }];
  await fetch(url, { method: 'POST', body: JSON.stringify({ model: 'letter', messages }) });
  await fetch(url, { method: 'POST', body: JSON.stringify({ messages, temperature: 21 }) });
  await fetch('/api/answer', { method: 'POST', body: JSON.stringify({ model: 'gpt-4o', messages, max_tokens: 20 }) });
  await fetch(url, { method: 'GET' });
  await fetch(urlJoin(settings.base, 'v1/models'), { headers: { 'anthropic-version': '2023-06-01' } });
  https.request({ hostname: 'api.openai.com', path: '/v1/models', method: 'GET' });
  https.request({ hostname: 'example.com', path: '/v1/letters', method: 'POST' }).end('{}');
  httpsPost('hooks.example.com', '/services/1', {}, { text });
}
