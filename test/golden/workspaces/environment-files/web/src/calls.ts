import OpenAI from 'openai';

const client = new OpenAI({ apiKey: import.meta.env.VITE_API_KEY });
const { NEXT_PUBLIC_MODEL, CHAT_MODEL = 'gpt-4o-mini' } = process.env;

export function byVite(content: string) {
  return client.chat.completions.create({ model: import.meta.env.VITE_MODEL, messages: [{ role: 'user', content }] });
}

export function byNext(content: string) {
  return client.chat.completions.create({ model: NEXT_PUBLIC_MODEL ?? 'gpt-4o', messages: [{ role: 'user', content }] });
}

export function byDefault(content: string) {
  return client.chat.completions.create({ model: CHAT_MODEL, messages: [{ role: 'user', content }] });
}

export function byMember(content: string) {
  return client.chat.completions.create({ model: process.env.JUDGE_MODEL!, messages: [{ role: 'user', content }] });
}
