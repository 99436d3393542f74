import { generateText, streamText } from 'ai';
import { Ai, anthropic, createClient, defaultModel, getAnthropic, models, openai } from '@/lib/ai';

export async function POST(request: Request) {
  const { question } = await request.json();
  const result = streamText({ model: models.fast, system: 'You are a shop.', prompt: question });
  return result.toDataStreamResponse();
}

export async function GET() {
  await openai.responses.create({ model: 'gpt-4o', input: 'A client that survives reloading.' });
  await getAnthropic().messages.create({
    model: 'claude-sonnet-4-5',
    max_tokens: 10,
    messages: [{ role: 'user', content: 'A getter.' }],
  });
  await createClient('key').responses.create({ model: 'gpt-4o', input: 'A factory.' });
  await Ai.getInstance().client.responses.create({ model: 'gpt-4o', input: 'A singleton.' });
  await generateText({ model: models['strong'], prompt: 'A table of models.' });
  await generateText({ model: defaultModel, prompt: 'A model of its own.' });
  await generateText({ model: anthropic('claude-sonnet-4-5'), prompt: 'A provider.' });
}
