import OpenAI from 'openai';

const client = new OpenAI({ baseURL: 'https://openrouter.ai/api/v1' });

export async function chat(question: string) {
  return client.chat.completions.create({ model: 'openai/gpt-5.4', messages: [{ role: 'user', content: question }] });
}
