/**
 * smolagents.
 * Source: smolagents 1.x as of 2026.
 */
import type { ObjectShape, SdkShape } from './shape.ts';

const models: readonly (readonly [classes: string, provider: string | null])[] = [
  ['OpenAIServerModel,OpenAIModel', 'openai'],
  ['AzureOpenAIServerModel,AzureOpenAIModel', 'azure'],
  ['AmazonBedrockServerModel,AmazonBedrockModel', 'aws'],
  ['InferenceClientModel,HfApiModel', 'huggingface'],
  ['TransformersModel,VLLMModel,MLXModel', 'local'],
  ['LiteLLMModel,LiteLLMRouterModel', null],
];

export const smolagents: SdkShape = {
  id: 'smolagents',
  modules: ['smolagents'],
  language: 'python',
  objects: [
    ...models.map(
      ([classes, provider]): ObjectShape => ({
        kind: 'model',
        made: [`{${classes}}()`],
        ...(provider === null ? {} : { provider }),
        ...(provider === 'azure' ? { deployment: true } : {}),
        baseUrl: ['api_base'],
        declares: {
          model: ['model_id', '#0'],
          outputLimit: ['max_completion_tokens', 'max_tokens', 'max_new_tokens'],
          temperature: ['temperature'],
        },
      }),
    ),
    {
      kind: 'agent',
      made: ['{CodeAgent,ToolCallingAgent,MultiStepAgent}()'],
      from: ['model', '#1'],
      declares: {
        model: ['model', '#1'],
        system: ['instructions'],
        tools: ['tools', '#0'],
        turns: ['max_steps'],
        hidden: { '': 'the prompts of smolagents', managed_agents: 'the agents that it manages' },
      },
    },
  ],
  requests: [
    {
      on: 'model',
      methods: ['{(),generate,generate_stream}'],
      operation: 'chat',
      parameters: { messages: ['messages', '#0'] },
    },
    {
      on: 'agent',
      methods: ['{run,()}'],
      operation: 'agent',
      parameters: { prompt: ['task', '#0'], turns: ['max_steps'], streaming: ['stream'] },
      loops: true,
    },
  ],
};
