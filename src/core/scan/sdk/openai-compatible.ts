/**
 * SDKs of providers that took over the form of OpenAI's interface: `client.chat.completions.create(…)`.
 * Source: the packages named here as of 2026.
 */
import { clientHeaders, openaiChat } from './openai.ts';
import type { ObjectShape, ParameterShape, RequestShape, SdkShape } from './shape.ts';

const input: ParameterShape = { model: ['model'], prompt: ['input', 'prompt', 'texts'], metadata: ['user'] };

const responses: ParameterShape = {
  ...openaiChat,
  outputLimit: ['max_output_tokens'],
  system: ['instructions'],
  messages: ['input'],
  reasoningEffort: ['reasoning.effort'],
  hidden: { previous_response_id: 'the turns of an earlier response' },
};

/** What these clients have in common. A provider's client lacks some of the methods, which does no harm. */
const commonRequests: readonly RequestShape[] = [
  {
    on: 'client',
    methods: [
      'chat.completions.{create,parse,stream,create_partial,create_iterable,create_with_completion}',
      'async_chat.completions.create',
      'asyncCompletions.create',
    ],
    operation: 'chat',
    parameters: { ...openaiChat, retries: ['max_retries'] },
  },
  { on: 'client', methods: ['{responses,beta.responses}.create'], operation: 'responses', parameters: responses },
  {
    on: 'client',
    methods: ['{completions,completion}.create'],
    operation: 'completion',
    parameters: { ...openaiChat, prompt: ['prompt'] },
  },
  {
    on: 'client',
    methods: ['{embeddings,embeddings.multimodal,multimodal_embeddings,contextualized_embeddings}.create'],
    operation: 'embedding',
    parameters: input,
  },
  {
    on: 'client',
    methods: ['images.{create,generate,generations,edit}'],
    operation: 'image',
    parameters: { ...input, choices: ['n'] },
  },
  {
    on: 'client',
    methods: ['audio.{speech,transcriptions,translations}.create', 'audio.create'],
    operation: 'audio',
    parameters: input,
  },
  { on: 'client', methods: ['videos.{create,generations}'], operation: 'video', parameters: input },
  {
    on: 'client',
    methods: ['rerank.create', 'rerank'],
    operation: 'rerank',
    parameters: { model: ['model'], prompt: ['query', 'documents'] },
  },
  { on: 'client', methods: ['batches.{create,create_batch}'], operation: 'batch', parameters: {}, batch: true },
];

interface Compatible {
  readonly id: string;
  readonly modules: readonly string[];
  readonly provider: string;
  /** As `made` of an object shape; `()` is the default export. */
  readonly made: readonly string[];
  readonly objects?: readonly ObjectShape[];
  readonly requests?: readonly RequestShape[];
}

function compatible({ id, modules, provider, made, objects = [], requests = [] }: Compatible): SdkShape {
  return {
    id,
    modules,
    provider,
    objects: [
      {
        kind: 'client',
        made: [...made, 'client.{with_options,withOptions,copy}()'],
        baseUrl: ['base_url', 'baseURL'],
        metadata: clientHeaders,
      },
      ...objects,
    ],
    requests: [...commonRequests, ...requests],
  };
}

export const openaiCompatible: readonly SdkShape[] = [
  compatible({
    id: 'groq',
    modules: ['groq', 'groq-sdk'],
    provider: 'groq',
    made: ['{Groq,AsyncGroq,Client,AsyncClient}()', '()'],
  }),
  compatible({
    id: 'together',
    modules: ['together', 'together-ai'],
    provider: 'together',
    made: ['{Together,AsyncTogether}()', '()'],
    requests: [
      {
        on: 'module',
        methods: ['Complete.{create,create_streaming}'],
        operation: 'completion',
        parameters: { model: ['model'], outputLimit: ['max_tokens'], prompt: ['prompt'] },
      },
    ],
  }),
  compatible({
    id: 'cerebras',
    modules: ['cerebras.cloud.sdk', '@cerebras/cerebras_cloud_sdk'],
    provider: 'cerebras',
    made: ['{Cerebras,AsyncCerebras}()', '()'],
  }),
  compatible({
    id: 'writer',
    modules: ['writerai', 'writer-sdk'],
    provider: 'writer',
    made: ['{Writer,AsyncWriter}()', '()'],
    requests: [{ on: 'client', methods: ['chat.chat'], operation: 'chat', parameters: openaiChat }],
  }),
  compatible({
    id: 'perplexity',
    modules: ['perplexity', '@perplexity-ai/perplexity_ai'],
    provider: 'perplexity',
    made: ['{Perplexity,AsyncPerplexity}()', '()'],
  }),
  compatible({
    id: 'fireworks',
    modules: ['fireworks', 'fireworks-ai'],
    provider: 'fireworks',
    made: ['{Fireworks,AsyncFireworks}()', '()'],
    objects: [{ kind: 'model', made: ['LLM()'], declares: { model: ['model', '#0'], outputLimit: ['max_tokens'] } }],
    requests: [
      {
        on: 'module',
        methods: ['ChatCompletion.{create,acreate}'],
        operation: 'chat',
        parameters: openaiChat,
      },
      {
        on: 'module',
        methods: ['Completion.{create,acreate}'],
        operation: 'completion',
        parameters: { ...openaiChat, prompt: ['prompt'] },
      },
      {
        on: 'model',
        methods: ['chat.completions.{create,acreate}'],
        operation: 'chat',
        parameters: openaiChat,
      },
    ],
  }),
  compatible({
    id: 'ai21',
    modules: ['ai21'],
    provider: 'ai21',
    made: ['{AI21Client,AsyncAI21Client,AI21}()'],
    objects: [
      { kind: 'client', made: ['{AI21BedrockClient,AsyncAI21BedrockClient}()'], provider: 'aws' },
      { kind: 'client', made: ['{AI21AzureClient,AsyncAI21AzureClient}()'], provider: 'azure' },
      { kind: 'client', made: ['{AI21VertexClient,AsyncAI21VertexClient}()'], provider: 'google-vertex' },
    ],
    requests: [
      {
        on: 'module',
        methods: ['Completion.execute'],
        operation: 'completion',
        parameters: { model: ['model'], outputLimit: ['maxTokens'], prompt: ['prompt'] },
      },
    ],
  }),
  compatible({
    id: 'zhipuai',
    modules: ['zhipuai', 'zai', 'zhipuai-sdk-nodejs-v4'],
    provider: 'zhipuai',
    made: ['{ZhipuAI,ZhipuAiClient}()'],
    objects: [{ kind: 'client', made: ['ZaiClient()'], provider: 'zai' }],
    requests: [
      {
        on: 'client',
        methods: ['chat.asyncCompletions.create'],
        operation: 'chat',
        parameters: openaiChat,
      },
      {
        on: 'module',
        methods: ['model_api.{invoke,async_invoke,sse_invoke}'],
        operation: 'chat',
        parameters: { model: ['model'], messages: ['prompt'] },
      },
    ],
  }),
  compatible({
    id: 'g4f',
    modules: ['g4f'],
    provider: 'g4f',
    made: ['{Client,AsyncClient}()'],
    requests: [
      {
        on: 'module',
        methods: ['ChatCompletion.{create,create_async}'],
        operation: 'chat',
        parameters: openaiChat,
      },
    ],
  }),
  compatible({
    id: 'volcengine',
    modules: ['volcenginesdkarkruntime'],
    provider: 'volcengine',
    made: ['{Ark,AsyncArk}()'],
    requests: [
      {
        on: 'client',
        methods: ['{bot_chat,context,batch_chat,batch.chat}.completions.create'],
        operation: 'chat',
        parameters: openaiChat,
      },
    ],
  }),
];
