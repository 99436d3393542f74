/** Train announcements on Amazon Bedrock. */
import {
  BedrockRuntime,
  BedrockRuntimeClient,
  ConverseCommand,
  ConverseStreamCommand,
  InvokeModelCommand,
  InvokeModelWithResponseStreamCommand,
} from '@aws-sdk/client-bedrock-runtime';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';

const client = new BedrockRuntimeClient({ region: 'eu-central-1' });
const aggregated = new BedrockRuntime({});

export async function announce(train: string) {
  const command = new ConverseCommand({
    modelId: 'eu.anthropic.claude-3-7-sonnet-20250219-v1:0',
    system: [{ text: 'You announce trains.' }],
    messages: [{ role: 'user', content: [{ text: `Announce ${train}` }] }],
    inferenceConfig: { maxTokens: 80 },
  });
  return client.send(command);
}

export async function stream(train: string, signal: AbortSignal) {
  return client.send(
    new ConverseStreamCommand({ modelId: 'amazon.nova-micro-v1:0', messages: [{ role: 'user', content: [{ text: train }] }] }),
    { abortSignal: signal },
  );
}

export async function invoke(prompt: string) {
  const payload = {
    anthropic_version: 'bedrock-2023-05-31',
    max_tokens: 300,
    messages: [{ role: 'user', content: [{ type: 'text', text: prompt }] }],
  };
  const input = { modelId: 'anthropic.claude-3-haiku-20240307-v1:0', body: JSON.stringify(payload), contentType: 'application/json' };
  await client.send(new InvokeModelCommand(input));
  await client.send(
    new InvokeModelWithResponseStreamCommand({
      modelId: 'meta.llama3-1-70b-instruct-v1:0',
      body: new TextEncoder().encode(JSON.stringify({ prompt, max_gen_len: 200 })),
    }),
  );
  await client.send(new InvokeModelCommand({ modelId: 'cohere.embed-english-v3', body: Buffer.from(JSON.stringify({ texts: [prompt] })) }));
  return aggregated.converse({ modelId: 'mistral.mistral-large-2402-v1:0', messages: [{ role: 'user', content: [{ text: prompt }] }] });
}

/** The SDK is loaded on demand: the command's name tells what is sent. */
export async function lazy(prompt: string) {
  const [sdk, runtime] = await Promise.all([loadSdk(), loadClient()]);
  return runtime.send(new sdk.ConverseCommand({ modelId: 'amazon.nova-lite-v1:0', messages: [{ role: 'user', content: [{ text: prompt }] }] }));
}

declare function loadSdk(): Promise<{ ConverseCommand: new (input: unknown) => unknown }>;
declare function loadClient(): Promise<{ send(command: unknown): unknown }>;

export async function silent(text: string) {
  await new S3Client({}).send(new PutObjectCommand({ Bucket: 'b', Key: 'k', Body: text }));
}
