/**
 * Haystack: components that generate and embed, by themselves.
 * Source: haystack 2.x and its integrations as of 2026.
 */
import type { ObjectShape, SdkShape } from './shape.ts';

const generators: readonly (readonly [classes: string, provider: string])[] = [
  ['OpenAIGenerator,OpenAIChatGenerator,OpenAIResponsesChatGenerator', 'openai'],
  ['AzureOpenAIGenerator,AzureOpenAIChatGenerator,AzureOpenAIResponsesChatGenerator', 'azure'],
  ['AnthropicGenerator,AnthropicChatGenerator', 'anthropic'],
  ['AnthropicVertexChatGenerator,VertexAIGeminiGenerator,VertexAIGeminiChatGenerator', 'google-vertex'],
  ['GoogleAIGeminiGenerator,GoogleAIGeminiChatGenerator,GoogleGenAIChatGenerator', 'google'],
  ['AmazonBedrockGenerator,AmazonBedrockChatGenerator', 'aws'],
  ['CohereGenerator,CohereChatGenerator', 'cohere'],
  ['MistralChatGenerator', 'mistral'],
  ['OllamaGenerator,OllamaChatGenerator', 'ollama'],
  ['OpenRouterChatGenerator', 'openrouter'],
  ['TogetherAIGenerator,TogetherAIChatGenerator', 'together'],
  ['NvidiaGenerator,NvidiaChatGenerator', 'nvidia'],
  ['HuggingFaceAPIGenerator,HuggingFaceAPIChatGenerator', 'huggingface'],
  ['HuggingFaceLocalGenerator,HuggingFaceLocalChatGenerator,LlamaCppGenerator,LlamaCppChatGenerator', 'local'],
];

const embedders: readonly (readonly [vendors: string, provider: string])[] = [
  ['OpenAI', 'openai'],
  ['AzureOpenAI', 'azure'],
  ['AmazonBedrock', 'aws'],
  ['Cohere', 'cohere'],
  ['Mistral', 'mistral'],
  ['GoogleGenAI', 'google'],
  ['Ollama', 'ollama'],
  ['Jina', 'jina'],
  ['Voyage', 'voyage'],
  ['Nvidia', 'nvidia'],
  ['HuggingFaceAPI', 'huggingface'],
  ['SentenceTransformers,Fastembed', 'local'],
];

const model = ['model', 'azure_deployment', 'model_name', 'api_params.model'];

function providerShape(provider: string): Pick<ObjectShape, 'provider' | 'deployment' | 'baseUrl'> {
  return { provider, baseUrl: ['api_base_url'], ...(provider === 'azure' ? { deployment: true } : {}) };
}

export const haystack: SdkShape = {
  id: 'haystack',
  modules: ['haystack', 'haystack_integrations', 'haystack_experimental'],
  language: 'python',
  objects: [
    ...generators.map(
      ([classes, provider]): ObjectShape => ({
        kind: 'generator',
        made: [`{${classes}}()`],
        ...providerShape(provider),
        declares: {
          model,
          outputLimit: [
            ...['max_completion_tokens', 'max_tokens', 'max_output_tokens', 'max_new_tokens', 'num_predict'].map(
              (name) => `generation_kwargs.${name}`,
            ),
            'max_length',
          ],
          system: ['system_prompt'],
          tools: ['tools'],
          temperature: ['generation_kwargs.temperature'],
        },
      }),
    ),
    ...embedders.map(
      ([vendors, provider]): ObjectShape => ({
        kind: 'embedder',
        made: vendors.split(',').map((vendor) => `{${vendor}TextEmbedder,${vendor}DocumentEmbedder}()`),
        ...providerShape(provider),
        declares: { model },
      }),
    ),
    {
      kind: 'pipeline',
      made: ['{Pipeline,AsyncPipeline}()'],
      from: [],
      added: { methods: ['add_component'], paths: ['instance', '#1'] },
    },
    {
      kind: 'agent',
      made: ['Agent()'],
      from: ['chat_generator'],
      declares: { model: ['chat_generator'], system: ['system_prompt'], tools: ['tools'], turns: ['max_agent_steps'] },
    },
  ],
  requests: [
    {
      on: 'generator',
      methods: ['{run,run_async,()}'],
      operation: 'chat',
      parameters: {
        outputLimit: ['generation_kwargs.max_completion_tokens', 'generation_kwargs.max_tokens'],
        system: ['system_prompt'],
        prompt: ['messages', 'prompt', '#0'],
      },
    },
    {
      on: 'embedder',
      methods: ['{run,run_async}'],
      operation: 'embedding',
      parameters: { prompt: ['text', 'documents', '#0'] },
    },
    {
      on: 'pipeline',
      methods: ['{run,run_async,run_async_generator}'],
      operation: 'chat',
      operationByModel: [[/embed/, 'embedding']],
      parameters: { hidden: { '': 'what the components of the pipeline put into the prompt' } },
    },
    {
      on: 'agent',
      methods: ['{run,run_async}'],
      operation: 'agent',
      parameters: { prompt: ['messages', '#0'] },
      loops: true,
    },
  ],
};
