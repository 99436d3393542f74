/**
 * Vercel's AI SDK, with its provider packages and those of its community.
 * Source: ai v3 to v7 and the provider packages as of 2026.
 */
import type { ParameterShape, SdkShape } from './shape.ts';

/** Provider package → who bills. */
const providers: Readonly<Record<string, string>> = {
  '@ai-sdk/openai': 'openai',
  '@ai-sdk/anthropic': 'anthropic',
  '@ai-sdk/google': 'google',
  '@ai-sdk/google-vertex': 'google-vertex',
  '@ai-sdk/amazon-bedrock': 'aws',
  '@ai-sdk/azure': 'azure',
  '@ai-sdk/groq': 'groq',
  '@ai-sdk/mistral': 'mistral',
  '@ai-sdk/xai': 'x-ai',
  '@ai-sdk/cohere': 'cohere',
  '@ai-sdk/deepseek': 'deepseek',
  '@ai-sdk/fireworks': 'fireworks',
  '@ai-sdk/togetherai': 'together',
  '@ai-sdk/perplexity': 'perplexity',
  '@ai-sdk/cerebras': 'cerebras',
  '@ai-sdk/deepinfra': 'deepinfra',
  '@ai-sdk/replicate': 'replicate',
  '@ai-sdk/baseten': 'baseten',
  '@ai-sdk/huggingface': 'huggingface',
  '@ai-sdk/moonshotai': 'moonshotai',
  '@ai-sdk/alibaba': 'alibaba',
  '@ai-sdk/gateway': 'vercel',
  '@ai-sdk/vercel': 'vercel',
  '@openrouter/ai-sdk-provider': 'openrouter',
  'ollama-ai-provider': 'ollama',
  'ollama-ai-provider-v2': 'ollama',
  'ai-sdk-ollama': 'ollama',
  'zhipu-ai-provider': 'zhipu',
  'workers-ai-provider': 'cloudflare',
  'voyage-ai-provider': 'voyage',
  '@portkey-ai/vercel-provider': 'portkey',
};

/** What the provider packages export: a ready provider, and `create…` for one with settings. */
const readyProviders =
  'openai,anthropic,google,googleVertex,vertex,vertexAnthropic,googleVertexAnthropic,bedrock,bedrockAnthropic,' +
  'groq,mistral,xai,cohere,deepseek,fireworks,togetherai,perplexity,cerebras,deepinfra,replicate,baseten,huggingface,' +
  'moonshotai,alibaba,gateway,vercel,openrouter,ollama,zhipu,voyage,luma,fal,elevenlabs,deepgram';
const providerFactories =
  'createOpenAI,createAnthropic,createGoogleGenerativeAI,createGoogle,createVertex,createGoogleVertex,createVertexAnthropic,' +
  'createAmazonBedrock,createBedrock,createBedrockAnthropic,createGroq,createMistral,createXai,createCohere,' +
  'createDeepSeek,createFireworks,createTogetherAI,createPerplexity,createCerebras,createDeepInfra,createReplicate,' +
  'createBaseten,createHuggingFace,createMoonshotAI,createAlibaba,createGateway,createVercel,createOpenRouter,' +
  'createOllama,createZhipu,createVoyage,createWorkersAI,createPortkey,createOpenAICompatible';
const modelMethods =
  'chat,chatModel,languageModel,responses,completion,completionModel,messages,embedding,embeddingModel,textEmbedding,' +
  'textEmbeddingModel,image,imageModel,speech,speechModel,transcription,transcriptionModel,video,videoModel,reranking,' +
  'rerankingModel';

const common: ParameterShape = {
  model: ['model'],
  serviceTier: ['providerOptions.openai.serviceTier'],
  metadata: [
    'telemetry.functionId',
    'telemetry.metadata',
    'experimental_telemetry.functionId',
    'experimental_telemetry.metadata',
    'headers',
  ],
};

const text: ParameterShape = {
  ...common,
  outputLimit: ['maxOutputTokens', 'maxTokens'],
  system: ['instructions', 'system'],
  messages: ['messages'],
  prompt: ['prompt'],
  tools: ['tools'],
  responseSchema: ['schema', 'output', 'experimental_output'],
  temperature: ['temperature'],
  reasoningEffort: ['providerOptions.openai.reasoningEffort', 'providerOptions.anthropic.effort'],
  reasoningBudget: [
    'providerOptions.anthropic.thinking.budgetTokens',
    'providerOptions.google.thinkingConfig.thinkingBudget',
  ],
  turns: ['stopWhen.#0.#0', 'stopWhen.#0', 'stopWhen', 'maxSteps'],
};

export const aiSdk: SdkShape = {
  id: 'ai-sdk',
  modules: [
    'ai',
    'ai-retry',
    '@ai-sdk/openai-compatible',
    '@ai-sdk/luma',
    '@ai-sdk/fal',
    '@ai-sdk/rsc',
    ...Object.keys(providers),
  ],
  language: 'javascript',
  providers,
  objects: [
    {
      kind: 'provider',
      made: [`{${readyProviders}}`],
      isKnownByName: true,
    },
    {
      kind: 'provider',
      made: [`{${providerFactories}}()`],
      baseUrl: ['baseURL'],
      metadata: ['headers'],
    },
    {
      kind: 'model',
      made: ['provider.()', `provider.{${modelMethods}}()`, `registry.{${modelMethods}}()`],
      declares: { model: ['#0'] },
    },
    {
      kind: 'custom',
      made: ['{customProvider,experimental_customProvider}()'],
      from: ['languageModels', 'embeddingModels', 'textEmbeddingModels', 'imageModels', 'fallbackProvider'],
      catalogue: {
        paths: ['languageModels', 'embeddingModels', 'textEmbeddingModels', 'imageModels'],
        otherwise: 'fallbackProvider',
      },
    },
    // Names of the project's own: any of the models that it was made from.
    { kind: 'model', made: [`custom.{${modelMethods}}()`] },
    { kind: 'provider', made: ['{azure,createAzure()}'], provider: 'azure', deployment: true },
    {
      kind: 'registry',
      made: ['{createProviderRegistry,experimental_createProviderRegistry}()'],
      catalogue: { paths: ['#0'], separator: { text: ':', option: '#1.separator' } },
    },
    {
      kind: 'model',
      made: ['{wrapLanguageModel,experimental_wrapLanguageModel,wrapEmbeddingModel,wrapImageModel,createRetryable}()'],
      from: ['model'],
      declares: { model: ['model'] },
    },
    {
      kind: 'agent',
      made: ['{ToolLoopAgent,Experimental_Agent,Agent}()'],
      from: ['model'],
      declares: text,
    },
  ],
  requests: [
    {
      on: 'module',
      methods: ['{generateText,streamText,experimental_generateText,experimental_streamText,streamUI}'],
      operation: 'chat',
      parameters: text,
    },
    {
      on: 'module',
      methods: ['{generateObject,streamObject,experimental_generateObject,experimental_streamObject}'],
      operation: 'chat',
      parameters: text,
    },
    {
      on: 'agent',
      methods: ['{generate,stream,respond}'],
      operation: 'agent',
      parameters: { prompt: ['prompt'], messages: ['messages'], turns: text.turns ?? [] },
      loops: true,
    },
    {
      on: 'module',
      methods: ['embed'],
      operation: 'embedding',
      parameters: { ...common, prompt: ['value'] },
    },
    {
      on: 'module',
      methods: ['embedMany'],
      operation: 'embedding',
      parameters: { ...common, prompt: ['values'] },
    },
    {
      on: 'module',
      methods: ['{rerank,experimental_rerank}'],
      operation: 'rerank',
      parameters: { ...common, prompt: ['query', 'documents'] },
    },
    {
      on: 'module',
      methods: ['{generateImage,experimental_generateImage}'],
      operation: 'image',
      parameters: { ...common, prompt: ['prompt'], choices: ['n'] },
    },
    {
      on: 'module',
      methods: ['{generateSpeech,experimental_generateSpeech}'],
      operation: 'audio',
      parameters: { ...common, prompt: ['text'] },
    },
    {
      on: 'module',
      methods: ['{transcribe,experimental_transcribe}'],
      operation: 'audio',
      parameters: common,
    },
    {
      on: 'module',
      methods: ['{generateVideo,experimental_generateVideo}'],
      operation: 'video',
      parameters: { ...common, prompt: ['prompt'] },
    },
  ],
};
