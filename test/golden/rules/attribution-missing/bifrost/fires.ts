import OpenAI from 'openai';

const client = new OpenAI({ baseURL: process.env.GATEWAY_URL });

export async function chat(question: string) {
  return client.chat.completions.create(
    { model: 'gpt-5.4', messages: [{ role: 'user', content: question }] },
    { headers: { 'x-bf-dim-team': 'desk' } },
  );
}
