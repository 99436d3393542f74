/**
 * LangChain and LangGraph for Python and JavaScript: models, what is derived from them, chains and agents.
 * Source: the packages of langchain-ai as of 2026, with the legacy chains of 0.0 to 0.3.
 */
import { chatModels, embeddingModels, type ModelClasses } from './langchain-models.ts';
import type { ObjectShape, ParameterShape, RequestShape, SdkShape } from './shape.ts';

const modelNames: readonly string[] = [
  'model',
  'model_name',
  'modelName',
  'model_id',
  'modelId',
  'azure_deployment',
  'azureOpenAIApiDeploymentName',
  'deployment_name',
  'deploymentName',
  'repo_id',
  'endpoint_name',
];

function modelObject(kind: string, [classes, provider, limits = []]: ModelClasses): ObjectShape {
  return {
    kind,
    made: [`{${classes}}()`],
    ...(provider === null ? {} : { provider }),
    ...(provider === 'azure' ? { deployment: true } : {}),
    baseUrl: [
      'base_url',
      'openai_api_base',
      'baseURL',
      'configuration.baseURL',
      '#1.basePath',
      'configuration.basePath',
    ],
    declares: {
      model: [...modelNames, '#0'],
      ...(kind === 'embedding' ? {} : { outputLimit: limits }),
      temperature: ['temperature'],
      metadata: modelMetadata,
    },
  };
}

/** What a model sends with all of its requests. */
const modelMetadata: readonly string[] = [
  'default_headers',
  'defaultHeaders',
  'configuration.defaultHeaders',
  'clientOptions.defaultHeaders',
  'extra_body.metadata',
  'extra_body.tags',
  'model_kwargs.extra_headers',
  'model_kwargs.metadata',
];

/** Parameters that `.bind(…)` sets for later requests. */
const bound: ParameterShape = {
  model: ['model'],
  outputLimit: ['max_completion_tokens', 'max_tokens', 'maxTokens', 'max_output_tokens', 'maxOutputTokens'],
  tools: ['tools'],
  responseSchema: ['response_format'],
};

/** What keeps the model of the object that it is called on. */
const derived =
  'with_config,withConfig,with_retry,withRetry,with_fallbacks,withFallbacks,with_listeners,withListeners,with_types,' +
  'configurable_fields,configurable_alternatives,assign,pick,map,as_tool,asTool';

const agentPrompt: ParameterShape = {
  model: ['model', 'llm', '#0'],
  system: [
    'system_prompt',
    'systemPrompt',
    'prompt',
    'state_modifier',
    'stateModifier',
    'messages_modifier',
    'messageModifier',
    '#2',
  ],
  tools: ['tools', '#1'],
  responseSchema: ['response_format', 'responseFormat'],
  turns: ['max_iterations', 'maxIterations'],
};

const objects: readonly ObjectShape[] = [
  ...chatModels.map((classes) => modelObject('model', classes)),
  ...embeddingModels.map((classes) => modelObject('embedding', classes)),
  {
    kind: 'model',
    made: ['{init_chat_model,initChatModel}()'],
    declares: {
      model: ['model', '#0'],
      outputLimit: ['max_tokens', 'maxTokens', 'maxOutputTokens'],
    },
    record: 1,
    providerFrom: ['model_provider', 'modelProvider'],
  },
  { kind: 'embedding', made: ['{init_embeddings,initEmbeddings}()'], declares: { model: ['model', '#0'] } },
  // Only as annotations: the model itself is made elsewhere.
  {
    kind: 'model',
    made: [
      '{BaseChatModel,BaseLanguageModel,BaseLLM,LLM,SimpleChatModel,Runnable,RunnableSerializable,LanguageModelLike}()',
    ],
    declares: { model: ['model'], outputLimit: ['max_tokens'] },
    reported: false,
  },
  { kind: 'embedding', made: ['{Embeddings,EmbeddingsInterface}()'], declares: { model: ['model'] }, reported: false },
  {
    kind: 'given',
    made: [],
    named: {
      values:
        /^((\w+_)?(llm|(chat_|language_)?model)(_?\d+|_with_\w+|_cheap|_fast|_small|_large|_smart|_instance|_bound)?|chat)$/,
      makers:
        /^(get|create|make|build|init|load|resolve|use|new)_(\w+_)?(llm|(chat_|language_)?model)(_(with|for|by|from)_\w+|_instance)?$/,
    },
    declares: { model: ['model'], outputLimit: ['max_tokens'] },
    reported: false,
  },
  // In files that do not import LangChain: with methods that no other library has.
  {
    kind: 'handed',
    made: [],
    named: {
      values: /^(\w+_)?(llm|chat_model)$/,
      makers: /^(get|create|make|build|init)_(\w+_)?(llm|chat_model)$/,
      isEnough: true,
    },
    declares: { model: ['model'], outputLimit: ['max_tokens'] },
    reported: false,
  },
  {
    kind: 'given-embedding',
    made: [],
    named: {
      values: /^(\w+_)?embed(der|dings?(_(model|function|instance|client))?)$/,
      makers: /^(get|create|make|build|init|load)_(\w+_)?embed(der|dings?(_(model|function|instance|client|api))?)$/,
    },
    declares: { model: ['model'] },
    reported: false,
  },
  { kind: 'model', made: [`{model,given}.{${derived}}()`] },
  { kind: 'agent', made: [`agent.{${derived}}()`] },
  {
    kind: 'model',
    made: ['{model,given}.bind()'],
    declares: bound,
    reported: false,
  },
  {
    kind: 'model',
    made: ['{model,given,handed}.{bind_tools,bindTools,bind_functions,bindFunctions}()'],
    declares: { tools: ['tools', 'functions', '#0'] },
    reported: false,
  },
  {
    kind: 'model',
    made: ['{model,given,handed}.{with_structured_output,withStructuredOutput}()'],
    declares: { responseSchema: ['schema', '#0'] },
    reported: false,
  },
  { kind: 'model', made: ['RunnableSequence.from()', 'RunnableMap.from()', 'RunnableParallel.from()'], from: ['#0'] },
  {
    kind: 'model',
    made: ['{RunnableSequence,RunnableParallel,RunnableMap,RunnableBranch,RunnableWithMessageHistory}()'],
    from: ['first', 'middle', 'last', 'runnable', 'steps', '#0', '#1', '#2', '#3', '#4'],
  },
  // Chains of the first generations.
  {
    kind: 'model',
    made: [
      '{LLMChain,ConversationChain,LLMMathChain,SQLDatabaseChain,APIChain,TransformChain,GraphCypherQAChain}()',
      '{RetrievalQA,RetrievalQAChain,ConversationalRetrievalChain,RetrievalQAWithSourcesChain,RefineDocumentsChain}()',
      '{RetrievalQA,ConversationalRetrievalChain,RetrievalQAWithSourcesChain,LLMMathChain,QAGenerationChain}.{from_chain_type,from_llm}()',
      '{RetrievalQAChain,ConversationalRetrievalQAChain,VectorDBQAChain,APIChain,MultiRetrievalQAChain}.fromLLM()',
      '{APIChain,GraphCypherQAChain,SQLDatabaseChain,LLMCheckerChain,MapReduceChain,LLMRouterChain,FlareChain,HypotheticalDocumentEmbedder,ConstitutionalChain}.{from_llm,from_llm_and_api_docs,from_params}()',
      '{load_summarize_chain,load_qa_chain,load_qa_with_sources_chain,loadSummarizationChain,loadQAChain,loadQAStuffChain,loadQAMapReduceChain,loadQARefineChain}()',
      '{create_extraction_chain,create_tagging_chain,create_structured_output_runnable,create_sql_query_chain,createExtractionChain,createSqlQueryChain}()',
    ],
    from: ['llm', 'prompt', 'question_generator', 'combine_documents_chain', '#0', '#1', '#2'],
    declares: { model: ['llm'] },
    reported: false,
  },
  {
    kind: 'model',
    made: [
      '{create_stuff_documents_chain,createStuffDocumentsChain,create_history_aware_retriever,createHistoryAwareRetriever}()',
      '{StuffDocumentsChain,MapReduceDocumentsChain,ReduceDocumentsChain}()',
    ],
    from: ['llm', 'prompt', 'rephrasePrompt', 'llm_chain', 'llmChain', '#0', '#1'],
  },
  {
    kind: 'model',
    made: ['{create_retrieval_chain,createRetrievalChain,SequentialChain,SimpleSequentialChain}()'],
    from: ['combine_docs_chain', 'combineDocsChain', 'chains', '#1', 'retriever', '#0'],
  },
  {
    kind: 'agent',
    made: ['{create_agent,createAgent,create_react_agent,createReactAgent,create_deep_agent,createDeepAgent}()'],
    from: ['model', 'llm', '#0'],
    declares: agentPrompt,
  },
  {
    kind: 'agent',
    made: [
      '{create_tool_calling_agent,create_openai_tools_agent,create_openai_functions_agent,create_structured_chat_agent,create_xml_agent,create_json_chat_agent,create_self_ask_with_search_agent}()',
      '{createToolCallingAgent,createOpenAIToolsAgent,createOpenAIFunctionsAgent,createStructuredChatAgent,createXmlAgent,createJsonChatAgent}()',
      '{initialize_agent,create_sql_agent,create_csv_agent,create_pandas_dataframe_agent,create_json_agent,create_openapi_agent,create_vectorstore_agent,create_spark_sql_agent,create_supervisor,createSupervisor,create_swarm}()',
      '{initializeAgentExecutorWithOptions,createSqlAgent,createJsonAgent,createOpenApiAgent,createVectorStoreAgent}()',
      '{LLMSingleActionAgent,ZeroShotAgent,OpenAIFunctionsAgent,ConversationalAgent,ConversationalChatAgent}()',
      '{ZeroShotAgent,OpenAIFunctionsAgent,ConversationalAgent,ConversationalChatAgent,ChatAgent}.{from_llm_and_tools,fromLLMAndTools}()',
    ],
    from: ['llm', 'model', 'llm_chain', 'llmChain', 'prompt', 'agents', '#0', '#1', '#2'],
    // Their prompt is among what they are made from.
    declares: { ...agentPrompt, system: ['system_prompt', 'systemPrompt'] },
    reported: false,
  },
  {
    kind: 'agent',
    made: ['{AgentExecutor,PlanAndExecute}()', 'AgentExecutor.{from_agent_and_tools,fromAgentAndTools}()'],
    from: ['agent', 'planner', 'executor'],
    declares: { tools: ['tools'], turns: ['max_iterations', 'maxIterations'] },
    reported: false,
  },
];

const runs =
  'invoke,ainvoke,stream,astream,batch,abatch,batch_as_completed,abatch_as_completed,generate,agenerate,predict,apredict,' +
  'predict_messages,apredict_messages,predictMessages,call,acall,run,arun,apply,aapply,apply_and_parse,predict_and_parse,' +
  'generate_prompt,agenerate_prompt,generatePrompt,call_as_llm,callPrompt,stream_events,astream_events,streamEvents,' +
  'astream_log,streamLog,transform,atransform,()';

/** The methods that hardly any other object of such a name has. */
const runsOfGiven =
  'invoke,ainvoke,stream,astream,batch,abatch,stream_events,astream_events,streamEvents,predict_messages,apredict_messages,' +
  'generate_prompt,agenerate_prompt,generatePrompt,astream_log,streamLog';

const request: ParameterShape = {
  prompt: ['#0', 'input', 'inputs', 'messages', 'text'],
  // Chains take tags and metadata beside the configuration.
  metadata: [
    'config.tags',
    '#1.tags',
    'config.metadata',
    '#1.metadata',
    'tags',
    'metadata',
    'extra_headers',
    'extra_body.metadata',
  ],
};

const requests: readonly RequestShape[] = [
  { on: 'model', methods: [`{${runs}}`], operation: 'chat', parameters: request },
  { on: 'given', methods: [`{${runsOfGiven}}`], operation: 'chat', parameters: request },
  { on: 'handed', methods: ['{ainvoke,astream,abatch,astream_events}'], operation: 'chat', parameters: request },
  { on: 'agent', methods: [`{${runs}}`], operation: 'agent', parameters: request, loops: true },
  ...['embedding', 'given-embedding'].map(
    (on): RequestShape => ({
      on,
      methods: ['{embed_query,embed_documents,aembed_query,aembed_documents,embedQuery,embedDocuments}'],
      operation: 'embedding',
      parameters: { prompt: ['#0', 'text', 'texts'] },
    }),
  ),
];

export const langchain: SdkShape = {
  id: 'langchain',
  modules: [
    ...[
      'langchain',
      'langchain_core',
      'langchain_community',
      'langchain_classic',
      'langchain_experimental',
      'langgraph',
    ],
    ...['langchain_openai', 'langchain_anthropic', 'langchain_google_genai', 'langchain_google_vertexai'],
    ...['langchain_aws', 'langchain_groq', 'langchain_mistralai', 'langchain_cohere', 'langchain_ollama'],
    ...['langchain_together', 'langchain_fireworks', 'langchain_deepseek', 'langchain_xai', 'langchain_perplexity'],
    ...[
      'langchain_huggingface',
      'langchain_nvidia_ai_endpoints',
      'langchain_ibm',
      'langchain_litellm',
      'langchain_azure_ai',
    ],
    ...['langchain_cerebras', 'langchain_sambanova', 'langchain_databricks', 'databricks_langchain', 'langchain_ai21'],
    ...['langchain_voyageai', 'langchain_upstage', 'langchain_openrouter', 'langchain_qwq', 'langchain_netmind'],
    ...['langchain_gigachat', 'langchain_nebius', 'langchain_nomic', 'langchain_replicate', 'langchain_moonshot'],
    ...['langgraph_supervisor', 'langgraph_swarm', 'deepagents', 'langchain-community', 'posthog.ai.langchain'],
    ...['@langchain/core', '@langchain/community', '@langchain/classic', '@langchain/langgraph', '@langchain/openai'],
    ...[
      '@langchain/anthropic',
      '@langchain/google-genai',
      '@langchain/google-vertexai',
      '@langchain/google-vertexai-web',
    ],
    ...['@langchain/google', '@langchain/aws', '@langchain/groq', '@langchain/mistralai', '@langchain/cohere'],
    ...['@langchain/ollama', '@langchain/deepseek', '@langchain/xai', '@langchain/cerebras', '@langchain/cloudflare'],
    ...[
      '@langchain/azure-openai',
      '@langchain/yandex',
      '@langchain/nomic',
      '@langchain/baidu-qianfan',
      '@langchain/openrouter',
    ],
    ...['@langchain/perplexity', '@langchain/together-ai', '@langchain/fireworks', '@langchain/langgraph-supervisor'],
  ],
  objects,
  requests,
};
