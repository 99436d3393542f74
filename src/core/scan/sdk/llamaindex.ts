/**
 * LlamaIndex for Python and JavaScript. Class names are those of the vendors' own SDKs: the import decides.
 * Source: llama-index 0.14 and llamaindex.ts as of 2026.
 */
import type { AmbientModel, ObjectShape, ParameterShape, RequestShape, SdkShape } from './shape.ts';

/** Classes, separated by commas, and who bills for them; null where the class leaves it open. */
const models: readonly (readonly [classes: string, provider: string | null])[] = [
  ['OpenAI,OpenAIResponses,openai,openaiResponses', 'openai'],
  ['AzureOpenAI,AzureAICompletionsModel', 'azure'],
  ['Anthropic,anthropic', 'anthropic'],
  ['GoogleGenAI,Gemini,gemini', 'google'],
  ['Vertex', 'google-vertex'],
  ['Bedrock,BedrockConverse', 'aws'],
  ['Groq,groq', 'groq'],
  ['MistralAI,mistral', 'mistral'],
  ['Cohere', 'cohere'],
  ['Ollama,OllamaMultiModal,ollama', 'ollama'],
  ['TogetherLLM', 'together'],
  ['Fireworks,FireworksLLM', 'fireworks'],
  ['DeepSeek,DeepSeekLLM,deepseek', 'deepseek'],
  ['Perplexity', 'perplexity'],
  ['OpenRouter', 'openrouter'],
  ['Cerebras', 'cerebras'],
  ['NVIDIA', 'nvidia'],
  ['HuggingFaceInferenceAPI', 'huggingface'],
  ['Replicate,ReplicateMultiModal', 'replicate'],
  ['LlamaCPP,HuggingFaceLLM,Vllm,VllmServer,LMStudio', 'local'],
  ['OpenAILike,LiteLLM,Portkey', null],
];

const embeddings: readonly (readonly [classes: string, provider: string | null])[] = [
  ['OpenAIEmbedding', 'openai'],
  ['AzureOpenAIEmbedding', 'azure'],
  ['GoogleGenAIEmbedding,GeminiEmbedding', 'google'],
  ['VertexTextEmbedding', 'google-vertex'],
  ['BedrockEmbedding', 'aws'],
  ['CohereEmbedding', 'cohere'],
  ['MistralAIEmbedding', 'mistral'],
  ['OllamaEmbedding', 'ollama'],
  ['TogetherEmbedding', 'together'],
  ['FireworksEmbedding', 'fireworks'],
  ['VoyageEmbedding', 'voyage'],
  ['JinaAIEmbedding', 'jina'],
  ['HuggingFaceEmbedding,FastEmbedEmbedding', 'local'],
];

const declared: ParameterShape = {
  model: ['model', 'model_name', 'modelName', 'engine', 'deployment_name', 'deployment', '#0'],
  outputLimit: [
    'max_completion_tokens',
    'max_output_tokens',
    'max_tokens',
    'maxTokens',
    'maxOutputTokens',
    'max_new_tokens',
  ],
  system: ['system_prompt'],
  temperature: ['temperature'],
};

function modelObject(kind: string, [classes, provider]: readonly [string, string | null]): ObjectShape {
  const { model = [] } = declared;
  return {
    kind,
    made: [`{${classes}}()`],
    ...(provider === null ? {} : { provider }),
    ...(provider === 'azure' ? { deployment: true } : {}),
    baseUrl: ['api_base', 'base_url', 'baseURL', 'additionalSessionOptions.baseURL'],
    declares: kind === 'embedding' ? { model } : declared,
  };
}

const agent: ParameterShape = {
  model: ['llm'],
  system: ['system_prompt', 'systemPrompt'],
  tools: ['tools'],
  turns: ['max_iterations'],
};

const asked: ParameterShape = {
  prompt: ['#0', '#1', 'messages', 'chat_history', 'prompt', 'str_or_query_bundle', 'message', 'user_msg', 'query'],
};

/** The model of whatever is made without one. */
const ambient: AmbientModel = { functions: [], path: '', assigned: 'Settings.llm' };

const ambientEmbedding: AmbientModel = { functions: [], path: '', assigned: 'Settings.embed_model' };

const hiddenPrompts = { '': 'the prompt of the query engine and what it retrieves' };

export const llamaindex: SdkShape = {
  id: 'llama-index',
  modules: [
    'llama_index',
    'llama_index_client',
    'llamaindex',
    ...[
      'openai',
      'anthropic',
      'google',
      'groq',
      'mistral',
      'ollama',
      'deepseek',
      'azure',
      'aws',
      'community',
      'replicate',
    ].map((name) => `@llamaindex/${name}`),
    ...['core', 'workflow', 'env', 'huggingface', 'cohere', 'together', 'fireworks', 'voyage-ai', 'perplexity'].map(
      (name) => `@llamaindex/${name}`,
    ),
  ],
  objects: [
    ...models.map((each) => modelObject('model', each)),
    ...embeddings.map((each) => modelObject('embedding', each)),
    {
      kind: 'model',
      made: ['{LLM,BaseLLM,FunctionCallingLLM,CustomLLM,ToolCallLLM}()'],
      declares: declared,
      reported: false,
    },
    {
      kind: 'embedding',
      made: ['{BaseEmbedding,BaseEmbeddingModel}()'],
      declares: { model: ['model'] },
      reported: false,
    },
    { kind: 'model', made: ['model.{as_structured_llm,asStructuredLLM}()'] },
    { kind: 'model', made: ['Settings.llm'], ambient },
    { kind: 'embedding', made: ['Settings.{embed_model,embedModel}'], ambient: ambientEmbedding },
    {
      kind: 'index',
      made: [
        '{VectorStoreIndex,SummaryIndex,TreeIndex,KeywordTableIndex,DocumentSummaryIndex,KnowledgeGraphIndex,PropertyGraphIndex,GPTVectorStoreIndex,GPTSimpleVectorIndex}()',
        '{VectorStoreIndex,SummaryIndex,TreeIndex,KeywordTableIndex,DocumentSummaryIndex,KnowledgeGraphIndex,PropertyGraphIndex,GPTVectorStoreIndex,GPTSimpleVectorIndex}.{from_documents,from_vector_store,fromDocuments,fromVectorStore,init}()',
        'load_index_from_storage()',
      ],
    },
    {
      kind: 'engine',
      made: [
        'index.{as_query_engine,asQueryEngine,as_chat_engine,asChatEngine}()',
        '{RetrieverQueryEngine,CitationQueryEngine,SubQuestionQueryEngine,RouterQueryEngine,NLSQLTableQueryEngine,ContextChatEngine,SimpleChatEngine,CondensePlusContextChatEngine,CondenseQuestionChatEngine}()',
        '{MultiStepQueryEngine,TransformQueryEngine,RetryQueryEngine,SQLJoinQueryEngine,FLAREInstructQueryEngine,PandasQueryEngine,KnowledgeGraphQueryEngine}()',
        '{RetrieverQueryEngine.from_args,CitationQueryEngine.from_args,SubQuestionQueryEngine.from_defaults,RouterQueryEngine.from_defaults}()',
        '{SimpleChatEngine,ContextChatEngine,CondensePlusContextChatEngine,CondenseQuestionChatEngine}.from_defaults()',
      ],
      from: ['llm', 'chatModel', 'chat_engine', 'query_engine'],
      ambient,
      declares: { model: ['llm'], system: ['system_prompt', 'systemPrompt'] },
      reported: false,
    },
    {
      kind: 'given-engine',
      made: [],
      named: { values: /^(\w+_)?(query|chat)_engine$/, makers: /^as_(query|chat)_engine$/ },
      declares: { model: ['llm'], outputLimit: ['max_tokens'] },
      reported: false,
    },
    {
      kind: 'agent',
      made: [
        '{FunctionAgent,ReActAgent,CodeActAgent,OpenAIAgent,FunctionCallingAgent,LLMAgent,AnthropicAgent,agent}()',
        '{OpenAIAgent,ReActAgent,FunctionCallingAgent,FunctionCallingAgentWorker,OpenAIAssistantAgent}.{from_tools,from_new,from_defaults}()',
      ],
      from: ['llm'],
      declares: agent,
    },
    {
      kind: 'agent',
      made: ['{AgentWorkflow,AgentRunner,multiAgent}()', 'AgentWorkflow.from_tools_or_functions()', 'agent.as_agent()'],
      from: ['agents', 'llm', 'rootAgent', 'agent_worker', '#0'],
      declares: { model: ['llm'] },
      reported: false,
    },
  ],
  requests: [
    {
      on: 'model',
      methods: [
        '{complete,acomplete,stream_complete,astream_complete,chat,achat,stream_chat,astream_chat}',
        '{predict,apredict,stream,astream,structured_predict,astructured_predict,predict_and_call,apredict_and_call}',
        '{chat_with_tools,achat_with_tools,exec}',
      ],
      operation: 'chat',
      parameters: { ...asked, streaming: ['stream'] },
    },
    {
      on: 'embedding',
      methods: [
        '{get_text_embedding,aget_text_embedding,get_query_embedding,aget_query_embedding,get_text_embedding_batch,aget_text_embedding_batch}',
        '{getTextEmbedding,getQueryEmbedding,getTextEmbeddings,getTextEmbeddingsBatch}',
      ],
      operation: 'embedding',
      parameters: { prompt: ['#0', 'text', 'texts', 'query'] },
    },
    ...['engine', 'given-engine'].map(
      (on): RequestShape => ({
        on,
        methods: ['{query,aquery,chat,achat,stream_chat,astream_chat}'],
        operation: 'chat',
        parameters: { ...asked, hidden: hiddenPrompts },
      }),
    ),
    {
      on: 'agent',
      methods: ['{run,runStream,chat,achat,stream_chat,astream_chat,query,aquery}'],
      operation: 'agent',
      parameters: { ...asked, turns: ['max_iterations'] },
      loops: true,
    },
  ],
};
