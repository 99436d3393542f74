/**
 * xAI's SDK for Python. A chat is made with its model and messages, is appended to, and then sampled.
 * Source: xai-org/xai-sdk-python as of 2026.
 */
import type { SdkShape } from './shape.ts';

export const xai: SdkShape = {
  id: 'xai-sdk',
  modules: ['xai_sdk'],
  provider: 'x-ai',
  objects: [
    { kind: 'client', made: ['{Client,AsyncClient}()'], baseUrl: ['api_host'] },
    {
      kind: 'chat',
      made: ['client.chat.create()'],
      declares: {
        model: ['model', '#0'],
        outputLimit: ['max_tokens'],
        // Messages that the chat is made with are sent with every sample, so they stand where a system text would.
        system: ['messages'],
        tools: ['tools'],
        responseSchema: ['response_format'],
        temperature: ['temperature'],
        reasoningEffort: ['reasoning_effort'],
      },
    },
  ],
  requests: [
    {
      on: 'chat',
      methods: ['{sample,stream,parse,defer,sample_batch,stream_batch,defer_batch}'],
      operation: 'chat',
      parameters: { choices: ['n'], hidden: { '': 'the messages appended to the chat' } },
    },
    {
      on: 'client',
      methods: ['image.{sample,sample_batch}'],
      operation: 'image',
      parameters: { model: ['model'], prompt: ['prompt', '#0'], choices: ['n'] },
    },
    {
      on: 'client',
      methods: ['video.{generate,start}'],
      operation: 'video',
      parameters: { model: ['model'], prompt: ['prompt', '#0'] },
    },
  ],
};
