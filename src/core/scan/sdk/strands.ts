/**
 * Strands Agents.
 * Source: strands-agents 1.x as of 2026.
 */
import type { ObjectShape, SdkShape } from './shape.ts';

const models: readonly (readonly [classes: string, provider: string | null])[] = [
  ['BedrockModel', 'aws'],
  ['AnthropicModel', 'anthropic'],
  ['OpenAIModel,OpenAIResponsesModel', 'openai'],
  ['GeminiModel', 'google'],
  ['MistralModel', 'mistral'],
  ['OllamaModel', 'ollama'],
  ['LlamaAPIModel,WriterModel,SageMakerAIModel', null],
  ['LlamaCppModel', 'local'],
  ['LiteLLMModel', null],
];

export const strands: SdkShape = {
  id: 'strands',
  modules: ['strands', '@strands-agents/sdk'],
  objects: [
    ...models.map(
      ([classes, provider]): ObjectShape => ({
        kind: 'model',
        made: [`{${classes}}()`],
        ...(provider === null ? {} : { provider }),
        declares: {
          model: ['model_id', 'modelId'],
          outputLimit: [
            'params.max_completion_tokens',
            'params.max_tokens',
            'max_tokens',
            'maxTokens',
            'options.num_predict',
          ],
          temperature: ['params.temperature', 'temperature'],
        },
      }),
    ),
    {
      kind: 'agent',
      made: ['Agent()'],
      from: ['model'],
      declares: {
        model: ['model'],
        system: ['system_prompt', 'systemPrompt'],
        tools: ['tools'],
        responseSchema: ['structured_output_model'],
      },
    },
    { kind: 'team', made: ['Swarm()'], from: ['nodes', '#0'], declares: {}, reported: false },
  ],
  requests: [
    {
      on: 'agent',
      methods: ['{(),invoke,stream,invoke_async,stream_async,structured_output,structured_output_async}'],
      operation: 'agent',
      parameters: { prompt: ['prompt', '#0'] },
      loops: true,
    },
    {
      on: 'team',
      methods: ['{(),invoke_async,stream_async}'],
      operation: 'agent',
      parameters: { prompt: ['#0'] },
      loops: true,
    },
  ],
};
