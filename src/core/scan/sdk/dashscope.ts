/**
 * Alibaba's DashScope SDK for Python.
 * Source: dashscope/dashscope-sdk-python as of 2026.
 */
import type { SdkShape } from './shape.ts';

export const dashscope: SdkShape = {
  id: 'dashscope',
  modules: ['dashscope'],
  provider: 'alibaba',
  objects: [],
  requests: [
    {
      on: 'module',
      methods: ['{Generation,AioGeneration,MultiModalConversation,AioMultiModalConversation,Application}.call'],
      operation: 'chat',
      parameters: {
        model: ['model', '#0'],
        outputLimit: ['max_completion_tokens', 'max_tokens'],
        messages: ['messages'],
        prompt: ['prompt', '#1'],
        tools: ['tools'],
        streaming: ['stream'],
        temperature: ['temperature'],
        hidden: { app_id: 'an application kept on the server' },
      },
    },
    {
      on: 'module',
      methods: ['{TextEmbedding,AioTextEmbedding,MultiModalEmbedding,AioMultiModalEmbedding}.call'],
      operation: 'embedding',
      parameters: { model: ['model', '#0'], prompt: ['input', '#1'] },
    },
    {
      on: 'module',
      methods: ['{ImageSynthesis,AioImageSynthesis,ImageGeneration}.{call,async_call}'],
      operation: 'image',
      parameters: { model: ['model', '#0'], prompt: ['prompt', '#1'], choices: ['n'] },
    },
    {
      on: 'module',
      methods: ['VideoSynthesis.{call,async_call}'],
      operation: 'video',
      parameters: { model: ['model', '#0'], prompt: ['prompt', '#1'] },
    },
    {
      on: 'module',
      methods: ['TextReRank.call'],
      operation: 'rerank',
      parameters: { model: ['model', '#0'], prompt: ['query', 'documents'] },
    },
  ],
};
