/**
 * IBM watsonx.ai's SDKs for Python and JavaScript.
 * Source: ibm-watsonx-ai and @ibm-cloud/watsonx-ai as of 2026.
 */
import type { ParameterShape, SdkShape } from './shape.ts';

const limits = [
  'params.max_completion_tokens',
  'params.max_tokens',
  'params.max_new_tokens',
  'parameters.max_new_tokens',
  'maxCompletionTokens',
  'maxTokens',
];

const declaration: ParameterShape = {
  model: ['model_id', '#0'],
  outputLimit: limits,
  temperature: ['params.temperature'],
};

const text: ParameterShape = { model: ['modelId'], outputLimit: limits, prompt: ['prompt', 'input', '#0'] };

export const watsonx: SdkShape = {
  id: 'watsonx',
  modules: ['ibm_watsonx_ai', 'ibm_watson_machine_learning', '@ibm-cloud/watsonx-ai'],
  provider: 'watsonx',
  objects: [
    { kind: 'client', made: ['WatsonXAI.newInstance()', 'WatsonXAI()'] },
    { kind: 'model', made: ['{ModelInference,Model}()'], declares: declaration },
    { kind: 'embeddings', made: ['Embeddings()'], declares: { model: ['model_id', '#0'] } },
  ],
  requests: [
    {
      on: 'model',
      methods: ['{chat,achat,chat_stream,achat_stream}'],
      operation: 'chat',
      parameters: { outputLimit: limits, messages: ['messages', '#0'], tools: ['tools'] },
    },
    {
      on: 'model',
      methods: ['{generate,agenerate,generate_text,generate_text_stream,agenerate_stream}'],
      operation: 'completion',
      parameters: text,
    },
    {
      on: 'client',
      methods: ['{textChat,textChatStream}'],
      operation: 'chat',
      parameters: { model: ['modelId'], outputLimit: limits, messages: ['messages'], tools: ['tools'] },
    },
    { on: 'client', methods: ['{generateText,generateTextStream}'], operation: 'completion', parameters: text },
    {
      on: 'embeddings',
      methods: ['{embed_query,embed_documents,aembed_query,aembed_documents,generate,agenerate}'],
      operation: 'embedding',
      parameters: { prompt: ['text', 'texts', 'inputs', '#0'] },
    },
    {
      on: 'client',
      methods: ['embedText'],
      operation: 'embedding',
      parameters: { model: ['modelId'], prompt: ['inputs'] },
    },
  ],
};
