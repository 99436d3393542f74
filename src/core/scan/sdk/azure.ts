/**
 * Azure's own SDKs: the former `@azure/openai` client, and Azure AI Inference for Python and JavaScript.
 * Source: Azure/azure-sdk-for-js and Azure/azure-sdk-for-python as of 2026.
 */
import { openaiChat } from './openai.ts';
import type { ParameterShape, SdkShape } from './shape.ts';

const options: ParameterShape = {
  model: ['#0'],
  outputLimit: ['#2.maxTokens'],
  tools: ['#2.tools', '#2.functions'],
  responseSchema: ['#2.responseFormat'],
  temperature: ['#2.temperature'],
  choices: ['#2.n'],
  metadata: ['#2.user'],
};

export const azureOpenai: SdkShape = {
  id: 'azure-openai',
  modules: ['@azure/openai'],
  provider: 'azure',
  objects: [{ kind: 'client', made: ['OpenAIClient()'], deployment: true }],
  requests: [
    {
      on: 'client',
      methods: ['{getChatCompletions,streamChatCompletions,listChatCompletions}'],
      operation: 'chat',
      parameters: { ...options, messages: ['#1'] },
    },
    {
      on: 'client',
      methods: ['{getCompletions,streamCompletions,listCompletions}'],
      operation: 'completion',
      parameters: { ...options, prompt: ['#1'] },
    },
    { on: 'client', methods: ['getEmbeddings'], operation: 'embedding', parameters: { model: ['#0'], prompt: ['#1'] } },
    {
      on: 'client',
      methods: ['getImages'],
      operation: 'image',
      parameters: { model: ['#0'], prompt: ['#1'], choices: ['#2.n'] },
    },
    {
      on: 'client',
      methods: ['{getAudioTranscription,getAudioTranslation,generateSpeechFromText}'],
      operation: 'audio',
      parameters: { model: ['#0'] },
    },
  ],
};

const body: ParameterShape = {
  model: ['body.model'],
  outputLimit: ['body.max_completion_tokens', 'body.max_tokens'],
  messages: ['body.messages'],
  tools: ['body.tools'],
  responseSchema: ['body.response_format'],
  streaming: ['body.stream'],
  temperature: ['body.temperature'],
};

export const azureInference: SdkShape = {
  id: 'azure-ai-inference',
  modules: ['azure.ai.inference', '@azure-rest/ai-inference'],
  provider: 'azure',
  objects: [
    {
      kind: 'chat',
      made: ['ChatCompletionsClient()'],
      declares: { model: ['model'], outputLimit: ['max_tokens'], temperature: ['temperature'] },
      reported: false,
      baseUrl: ['endpoint', '#0'],
    },
    {
      kind: 'embeddings',
      made: ['{EmbeddingsClient,ImageEmbeddingsClient}()'],
      declares: { model: ['model'] },
      reported: false,
      baseUrl: ['endpoint', '#0'],
    },
    { kind: 'client', made: ['{ModelClient,createClient}()', '()'], baseUrl: ['#0'] },
    {
      kind: 'chatPath',
      made: ['client.path()'],
      when: { paths: ['#0'], equals: '/chat/completions' },
    },
    { kind: 'embeddingsPath', made: ['client.path()'], when: { paths: ['#0'], equals: '/embeddings' } },
  ],
  requests: [
    { on: 'chat', methods: ['complete'], operation: 'chat', parameters: openaiChat },
    {
      on: 'embeddings',
      methods: ['embed'],
      operation: 'embedding',
      parameters: { model: ['model'], prompt: ['input'] },
    },
    { on: 'chatPath', methods: ['post'], operation: 'chat', parameters: body },
    {
      on: 'embeddingsPath',
      methods: ['post'],
      operation: 'embedding',
      parameters: { model: ['body.model'], prompt: ['body.input'] },
    },
  ],
};
