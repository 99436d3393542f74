import OpenAI from 'openai';

const client = new OpenAI();

export async function ask(prompt: string, model = 'gpt-4o') {
  const answer = await client.chat.completions.create({
    model,
    max_tokens: 3000,
    messages: [{ role: 'user', content: prompt }],
  });
  return answer.choices[0]?.message.content;
}
