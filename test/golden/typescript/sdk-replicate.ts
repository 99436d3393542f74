/** Stage sets on Replicate. */
import Replicate from 'replicate';

const replicate = new Replicate({ auth: process.env.REPLICATE_API_TOKEN });

export async function stage(scene: string) {
  await replicate.run('meta/meta-llama-3-8b-instruct', { input: { prompt: scene, max_tokens: 100 } });
  for await (const event of replicate.stream('anthropic/claude-3.5-haiku', { input: { prompt: scene } })) console.log(event);
  await replicate.run('black-forest-labs/flux-dev', { input: { prompt: `A set for ${scene}` } });
  return replicate.predictions.create({ model: 'openai/gpt-4.1-nano', input: { prompt: scene } });
}

/** A client that comes in a record, of which nothing tells but what is asked of it. */
export async function handed({ client, model, scene }: { client: never; model: string; scene: string }) {
  await client.predictions.create({ version: 'e272157381e2a3bf12df3a8edd1f38d1', input: { prompt: scene, max_tokens: 60 } });
  return client.predictions.create({ model, input: { prompt: scene } });
}

export const otherPredictions = (weather) => weather.predictions.create({ city: 'Berlin', days: 3 });
