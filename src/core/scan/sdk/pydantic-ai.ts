/**
 * Pydantic AI.
 * Source: pydantic-ai v1 as of 2026.
 */
import type { ObjectShape, ParameterShape, SdkShape } from './shape.ts';

/** Model classes, separated by commas, and who bills for them; null where the class leaves it open. */
const models: readonly (readonly [classes: string, provider: string | null])[] = [
  ['OpenAIModel,OpenAIChatModel,OpenAIResponsesModel', 'openai'],
  ['AnthropicModel', 'anthropic'],
  ['GoogleModel,GeminiModel', 'google'],
  ['VertexAIModel', 'google-vertex'],
  ['BedrockConverseModel', 'aws'],
  ['GroqModel', 'groq'],
  ['MistralModel', 'mistral'],
  ['CohereModel', 'cohere'],
  ['HuggingFaceModel', 'huggingface'],
  ['OpenRouterModel', 'openrouter'],
  ['CerebrasModel', 'cerebras'],
  ['XaiModel', 'x-ai'],
  ['OllamaModel,OutlinesModel', 'local'],
];

function modelObject([classes, provider]: readonly [string, string | null]): ObjectShape {
  return {
    kind: 'model',
    made: [`{${classes}}()`],
    providerFrom: ['provider'],
    ...(provider === null ? {} : { provider }),
    baseUrl: ['base_url', 'provider.base_url'],
    declares: { model: ['model_name', '#0'], outputLimit: ['settings.max_tokens'] },
  };
}

const settings = ['model_settings.max_tokens'];

const metadata = ['model_settings.extra_headers', 'model_settings.extra_body.metadata'];

const agent: ParameterShape = {
  model: ['model', '#0'],
  outputLimit: settings,
  system: ['instructions', 'system_prompt'],
  tools: ['tools'],
  responseSchema: ['output_type', 'result_type'],
  temperature: ['model_settings.temperature'],
  metadata,
};

const run: ParameterShape = {
  model: ['model'],
  outputLimit: settings,
  system: ['instructions'],
  prompt: ['user_prompt', '#0'],
  messages: ['message_history'],
  responseSchema: ['output_type', 'result_type'],
  turns: ['usage_limits.request_limit'],
  metadata,
};

/** Provider objects of models, and who bills through them. */
const hosts: readonly (readonly [classes: string, provider: string])[] = [
  ['OpenAIProvider', 'openai'],
  ['AzureProvider', 'azure'],
  ['AnthropicProvider', 'anthropic'],
  ['GoogleProvider,GoogleGLAProvider', 'google'],
  ['GoogleVertexProvider', 'google-vertex'],
  ['BedrockProvider', 'aws'],
  ['GroqProvider', 'groq'],
  ['MistralProvider', 'mistral'],
  ['CohereProvider', 'cohere'],
  ['DeepSeekProvider', 'deepseek'],
  ['GrokProvider,XaiProvider', 'x-ai'],
  ['OpenRouterProvider', 'openrouter'],
  ['TogetherProvider', 'together'],
  ['FireworksProvider', 'fireworks'],
  ['CerebrasProvider', 'cerebras'],
  ['MoonshotAIProvider', 'moonshotai'],
  ['HuggingFaceProvider', 'huggingface'],
  ['GitHubProvider', 'github'],
  ['VercelProvider', 'vercel'],
  ['LiteLLMProvider', 'litellm'],
  ['OllamaProvider', 'local'],
];

export const pydanticAi: SdkShape = {
  id: 'pydantic-ai',
  modules: ['pydantic_ai'],
  language: 'python',
  objects: [
    ...models.map(modelObject),
    ...hosts.map(
      ([classes, provider]): ObjectShape => ({
        kind: 'host',
        made: [`{${classes}}()`],
        provider,
        baseUrl: ['base_url'],
      }),
    ),
    {
      kind: 'model',
      made: ['{FallbackModel,InstrumentedModel,WrapperModel,ConcurrencyLimitedModel}()'],
      from: ['#0', '#1', '#2', '#3'],
    },
    // Only as annotations: the model itself is made elsewhere.
    { kind: 'model', made: ['Model()'], declares: { model: ['model'], outputLimit: ['settings'] }, reported: false },
    { kind: 'agent', made: ['{Agent,AbstractAgent}()'], from: ['model', '#0'], declares: agent },
    { kind: 'embedder', made: ['Embedder()'], declares: { model: ['model', '#0'] } },
  ],
  requests: [
    {
      on: 'agent',
      methods: ['{run,run_sync,run_stream,run_stream_sync,run_stream_events,iter}'],
      operation: 'agent',
      parameters: run,
      loops: true,
    },
    {
      on: 'module',
      methods: ['{model_request,model_request_sync,model_request_stream,model_request_stream_sync}'],
      operation: 'chat',
      parameters: { model: ['model', '#0'], outputLimit: settings, messages: ['messages', '#1'] },
    },
    {
      on: 'embedder',
      methods: ['{embed_query,embed_documents,embed_query_sync,embed_documents_sync,embed}'],
      operation: 'embedding',
      parameters: { prompt: ['#0'] },
    },
  ],
};
