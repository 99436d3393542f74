/**
 * Cohere's SDKs for Python and JavaScript, both versions of the interface.
 * Source: cohere-ai/cohere-python and cohere-ai/cohere-typescript as of 2026.
 */
import type { ParameterShape, SdkShape } from './shape.ts';

const chat: ParameterShape = {
  model: ['model'],
  outputLimit: ['max_tokens', 'maxTokens'],
  system: ['preamble'],
  messages: ['messages', 'chat_history', 'chatHistory'],
  prompt: ['message'],
  tools: ['tools'],
  responseSchema: ['response_format', 'responseFormat'],
  temperature: ['temperature'],
  reasoningBudget: ['thinking.token_budget', 'thinking.tokenBudget'],
  hidden: {
    documents: 'the documents given to the call',
    connectors: 'what the connectors find',
    conversation_id: 'the turns of a stored conversation',
    conversationId: 'the turns of a stored conversation',
  },
};

const clients = [
  '{Client,AsyncClient,ClientV2,AsyncClientV2}()',
  '{CohereClient,CohereClientV2}()',
  'client.{v2,with_raw_response}',
];

export const cohere: SdkShape = {
  id: 'cohere',
  modules: ['cohere', 'cohere-ai', 'cohere_aws'],
  provider: 'cohere',
  objects: [
    { kind: 'client', made: [...clients, ''], baseUrl: ['base_url', 'environment'] },
    { kind: 'client', made: ['{BedrockClient,BedrockClientV2,AwsClient}()'], provider: 'aws' },
    { kind: 'client', made: ['{SagemakerClient,SagemakerClientV2}()'], provider: 'sagemaker' },
  ],
  requests: [
    {
      on: 'client',
      methods: ['{chat,chat_stream,chatStream}'],
      operation: 'chat',
      parameters: chat,
    },
    {
      on: 'client',
      methods: ['{generate,generate_stream,generateStream,summarize}'],
      operation: 'completion',
      parameters: { ...chat, prompt: ['prompt', 'text'] },
    },
    {
      on: 'client',
      methods: ['embed'],
      operation: 'embedding',
      parameters: { model: ['model'], prompt: ['texts', 'inputs'] },
      untraced: ['model', 'input_type', 'embedding_types'],
    },
    {
      on: 'client',
      methods: ['rerank'],
      operation: 'rerank',
      parameters: { model: ['model'], prompt: ['query', 'documents'] },
    },
    {
      on: 'client',
      methods: ['classify'],
      operation: 'classification',
      parameters: { model: ['model'], prompt: ['inputs', 'examples'] },
    },
    {
      on: 'client',
      methods: ['{embed_jobs,embedJobs}.create'],
      operation: 'batch',
      parameters: { model: ['model'] },
    },
  ],
};
