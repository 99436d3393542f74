/**
 * LangChain's model classes: who bills for them, and how each names its output limit.
 */
import type { ParameterPath } from './shape.ts';

/** Classes, separated by commas; the provider, null where the class leaves it open; names of the output limit. */
export type ModelClasses = readonly [classes: string, provider: string | null, limits?: readonly ParameterPath[]];

const openai = [
  'max_completion_tokens',
  'maxCompletionTokens',
  'max_tokens',
  'maxTokens',
  'model_kwargs.max_completion_tokens',
  'model_kwargs.max_tokens',
  'modelKwargs.max_completion_tokens',
  'modelKwargs.max_tokens',
];
const common = ['max_tokens', 'maxTokens', 'model_kwargs.max_tokens', 'modelKwargs.max_tokens'];
const anthropic = ['max_tokens', 'maxTokens', 'max_tokens_to_sample', 'maxTokensToSample'];
const google = [
  'max_output_tokens',
  'maxOutputTokens',
  'max_tokens',
  'maxTokens',
  'generation_config.max_output_tokens',
];
const ollama = ['num_predict', 'numPredict'];
const huggingFace = [
  'max_new_tokens',
  'max_tokens',
  'maxTokens',
  'model_kwargs.max_new_tokens',
  'pipeline_kwargs.max_new_tokens',
];
const bedrock = [
  ...common,
  'model_kwargs.max_tokens_to_sample',
  'model_kwargs.maxTokenCount',
  'model_kwargs.max_gen_len',
  'modelKwargs.max_tokens_to_sample',
];

/** Chat models and older completion models. */
export const chatModels: readonly ModelClasses[] = [
  [
    'ChatOpenAI,OpenAI,OpenAIChat,ChatOpenAIResponses,ChatOpenAICompletions,PromptLayerChatOpenAI,PromptLayerOpenAI',
    'openai',
    openai,
  ],
  ['AzureChatOpenAI,AzureOpenAI', 'azure', openai],
  ['AzureAIChatCompletionsModel,AzureAIOpenAIApiChatModel,AzureMLChatOnlineEndpoint', 'azure', common],
  ['ChatAnthropic,Anthropic,AnthropicLLM,ChatAnthropicMessages', 'anthropic', anthropic],
  ['ChatGoogleGenerativeAI,GoogleGenerativeAI,ChatGoogle,GooglePalm,ChatGooglePalm', 'google', google],
  [
    'ChatVertexAI,VertexAI,ChatAnthropicVertex,VertexAIModelGarden,ChatGoogleVertexAI,GoogleVertexAI',
    'google-vertex',
    google,
  ],
  ['ChatBedrock,ChatBedrockConverse,BedrockChat,Bedrock,BedrockLLM,ChatAnthropicBedrock', 'aws', bedrock],
  ['SagemakerEndpoint', 'sagemaker', bedrock],
  ['ChatGroq', 'groq', common],
  ['ChatMistralAI,MistralAI', 'mistral', common],
  ['ChatCohere,Cohere', 'cohere', common],
  ['ChatOllama,Ollama,OllamaLLM,OllamaFunctions', 'ollama', ollama],
  ['ChatTogether,Together,ChatTogetherAI,TogetherAI', 'together', common],
  ['ChatFireworks,Fireworks', 'fireworks', common],
  ['ChatDeepSeek', 'deepseek', common],
  ['ChatXAI,ChatXAIResponses', 'x-ai', common],
  ['ChatPerplexity', 'perplexity', common],
  ['ChatCerebras', 'cerebras', openai],
  ['ChatMoonshot,MoonshotChat', 'moonshotai', common],
  ['MiniMaxChat,ChatMinimax,Minimax', 'minimax', common],
  ['ChatZhipuAI', 'zhipu', common],
  ['ChatTongyi,Tongyi,ChatAlibabaTongyi,AlibabaTongyi,ChatQwen,ChatQwQ', 'alibaba', common],
  ['ChatBaiduQianfan,QianfanChatEndpoint,QianfanLLMEndpoint,ChatBaiduWenxin', 'baidu', common],
  ['ChatDeepInfra,DeepInfra', 'deepinfra', common],
  ['ChatSambaNovaCloud,ChatSambaStudio', 'sambanova', common],
  ['ChatNVIDIA', 'nvidia', openai],
  ['ChatDatabricks', 'databricks', common],
  ['ChatAI21,AI21LLM,AI21', 'ai21', common],
  ['ChatWatsonx,WatsonxLLM', 'watsonx', [...common, 'params.max_tokens', 'params.max_new_tokens']],
  ['ChatHuggingFace,HuggingFaceEndpoint,HuggingFaceHub,HuggingFaceInference', 'huggingface', huggingFace],
  [
    'HuggingFacePipeline,HuggingFaceTextGenInference,ChatLlamaCpp,LlamaCpp,GPT4All,VLLM,VLLMOpenAI,CTransformers',
    'local',
    huggingFace,
  ],
  ['ChatOpenRouter', 'openrouter', openai],
  ['ChatCloudflareWorkersAI,CloudflareWorkersAI', 'cloudflare', common],
  ['Replicate', 'replicate', ['model_kwargs.max_new_tokens', 'model_kwargs.max_tokens']],
  [
    'ChatNetmind,ChatNebius,GigaChat,ChatYandexGPT,ChatUpstage,ChatSnowflakeCortex,ChatReka,ChatOCIGenAI,ChatFriendli',
    null,
    common,
  ],
  ['ChatLiteLLM,ChatLiteLLMRouter,ChatPortkey', null, common],
];

/** Embedding models: none of them has an output limit. */
export const embeddingModels: readonly ModelClasses[] = [
  ['OpenAIEmbeddings', 'openai'],
  ['AzureOpenAIEmbeddings', 'azure'],
  ['AzureAIEmbeddingsModel', 'azure'],
  ['GoogleGenerativeAIEmbeddings', 'google'],
  ['VertexAIEmbeddings', 'google-vertex'],
  ['BedrockEmbeddings', 'aws'],
  ['MistralAIEmbeddings', 'mistral'],
  ['CohereEmbeddings', 'cohere'],
  ['OllamaEmbeddings', 'ollama'],
  ['TogetherEmbeddings,TogetherAIEmbeddings', 'together'],
  ['FireworksEmbeddings', 'fireworks'],
  ['VoyageAIEmbeddings,VoyageEmbeddings', 'voyage'],
  ['JinaEmbeddings', 'jina'],
  ['NVIDIAEmbeddings', 'nvidia'],
  ['DashScopeEmbeddings,AlibabaTongyiEmbeddings', 'alibaba'],
  ['HuggingFaceEndpointEmbeddings,HuggingFaceInferenceAPIEmbeddings,HuggingFaceInferenceEmbeddings', 'huggingface'],
  [
    'HuggingFaceEmbeddings,HuggingFaceBgeEmbeddings,HuggingFaceInstructEmbeddings,SentenceTransformerEmbeddings,FastEmbedEmbeddings,GPT4AllEmbeddings,LlamaCppEmbeddings',
    'local',
  ],
  ['DatabricksEmbeddings', 'databricks'],
  ['WatsonxEmbeddings', 'watsonx'],
  ['CloudflareWorkersAIEmbeddings', 'cloudflare'],
  ['NomicEmbeddings,UpstageEmbeddings,ZhipuAIEmbeddings,QianfanEmbeddingsEndpoint', null],
];
