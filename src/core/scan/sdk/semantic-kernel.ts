/**
 * Semantic Kernel for Python.
 * Source: semantic-kernel 1.x as of 2026.
 */
import type { ObjectShape, SdkShape } from './shape.ts';

const services: readonly (readonly [vendor: string, provider: string])[] = [
  ['OpenAI', 'openai'],
  ['Azure', 'azure'],
  ['AzureAIInference', 'azure'],
  ['Anthropic', 'anthropic'],
  ['GoogleAI', 'google'],
  ['VertexAI', 'google-vertex'],
  ['Bedrock', 'aws'],
  ['MistralAI', 'mistral'],
  ['Ollama', 'ollama'],
  ['Nvidia', 'nvidia'],
  ['HuggingFace', 'huggingface'],
];

const limits = ['max_completion_tokens', 'max_tokens', 'max_output_tokens', 'num_predict'].flatMap((name) => [
  `settings.${name}`,
  `#1.${name}`,
]);

export const semanticKernel: SdkShape = {
  id: 'semantic-kernel',
  modules: ['semantic_kernel'],
  language: 'python',
  objects: [
    ...services.flatMap(([vendor, provider]): readonly ObjectShape[] => {
      const common = { provider, ...(provider === 'azure' ? { deployment: true } : {}) };
      const declares = { model: ['ai_model_id', 'deployment_name', 'gemini_model_id', 'model_id'] };
      return [
        { kind: 'service', made: [`{${vendor}ChatCompletion,${vendor}TextCompletion}()`], ...common, declares },
        { kind: 'embedding', made: [`${vendor}TextEmbedding()`], ...common, declares },
      ];
    }),
    {
      kind: 'kernel',
      made: ['Kernel()'],
      from: ['services'],
      added: { methods: ['add_service'], paths: ['service', '#0'] },
      declares: { model: ['services'] },
      reported: false,
    },
    {
      kind: 'agent',
      made: ['{ChatCompletionAgent,OpenAIResponsesAgent,OpenAIAssistantAgent,AzureResponsesAgent,AzureAIAgent}()'],
      from: ['service', 'kernel'],
      declares: { model: ['service', 'ai_model_id'], system: ['instructions'], tools: ['plugins'] },
    },
  ],
  requests: [
    {
      on: 'service',
      methods: [
        '{get_chat_message_content,get_chat_message_contents,get_streaming_chat_message_content,get_streaming_chat_message_contents,get_text_content,get_text_contents,get_streaming_text_contents}',
      ],
      operation: 'chat',
      parameters: { outputLimit: limits, messages: ['chat_history', '#0'], prompt: ['prompt'] },
    },
    {
      on: 'embedding',
      methods: ['{generate_embeddings,generate_raw_embeddings}'],
      operation: 'embedding',
      parameters: { prompt: ['texts', '#0'] },
    },
    {
      on: 'kernel',
      methods: ['{invoke_prompt,invoke_prompt_stream}'],
      operation: 'chat',
      parameters: { outputLimit: limits, prompt: ['prompt', '#0'] },
    },
    {
      on: 'agent',
      methods: ['{get_response,invoke,invoke_stream}'],
      operation: 'agent',
      parameters: { prompt: ['messages', '#0'] },
      loops: true,
    },
  ],
};
