/**
 * OpenAI's own SDKs for Python and JavaScript, also as the client of compatible hosts and of Azure OpenAI.
 * Source: openai-python and openai-node as of 2026; pre-1.0 forms of both.
 */
import type { ParameterShape, SdkShape } from './shape.ts';

const common: ParameterShape = {
  model: ['model'],
  streaming: ['stream'],
  temperature: ['temperature'],
  serviceTier: ['service_tier'],
  metadata: [
    'metadata',
    'user',
    'safety_identifier',
    'extra_headers',
    'extra_body.metadata',
    'extra_body.tags',
    'extra_body.litellm_metadata',
    'litellm_metadata',
    'tags',
    '#1.headers',
  ],
};

/** Headers that a client of OpenAI, or one like it, sends with every request. */
export const clientHeaders: readonly string[] = ['default_headers', 'defaultHeaders'];

/** Chat Completions, as every compatible host has it. */
export const openaiChat: ParameterShape = {
  ...common,
  outputLimit: [
    'max_completion_tokens',
    'max_tokens',
    'max_output_tokens',
    'extra_body.max_completion_tokens',
    'extra_body.max_tokens',
  ],
  messages: ['messages'],
  tools: ['tools', 'functions'],
  responseSchema: ['response_format', 'response_model'],
  choices: ['n'],
  reasoningEffort: ['reasoning_effort'],
};

const responses: ParameterShape = {
  ...common,
  outputLimit: ['max_output_tokens'],
  system: ['instructions'],
  messages: ['input'],
  tools: ['tools'],
  responseSchema: ['text_format', 'text.format'],
  reasoningEffort: ['reasoning.effort'],
  hidden: {
    prompt: 'a prompt kept on the server',
    previous_response_id: 'the turns of an earlier response',
    conversation: 'the turns of a stored conversation',
  },
};

// Before 1.0 Azure's deployments were called engines.
const modelNames: ParameterShape['model'] = ['model', 'engine', 'deployment_id'];

const completion: ParameterShape = {
  ...common,
  model: modelNames,
  outputLimit: ['max_tokens'],
  prompt: ['prompt'],
  choices: ['n'],
};

const embedding: ParameterShape = { ...common, model: modelNames, prompt: ['input'] };

export const openai: SdkShape = {
  id: 'openai',
  modules: [
    'openai',
    'langfuse.openai',
    'posthog.ai.openai',
    '@posthog/ai',
    'openai-edge',
    'openai-fetch',
    'langsmith.wrappers',
  ],
  provider: 'openai',
  assignedBaseUrl: ['base_url', 'api_base'],
  objects: [
    {
      kind: 'client',
      made: ['{OpenAI,AsyncOpenAI,Client,AsyncClient,OpenAIApi,OpenAIClient}()', '()', 'openai', ''],
      baseUrl: ['base_url', 'baseURL', 'basePath', '#0.basePath', '#1'],
      metadata: clientHeaders,
    },
    {
      kind: 'client',
      made: ['{AzureOpenAI,AsyncAzureOpenAI}()'],
      provider: 'azure',
      deployment: true,
      endpoint: ['azure_endpoint', 'endpoint', 'base_url', 'baseURL'],
      metadata: clientHeaders,
    },
    {
      kind: 'client',
      made: ['client.{with_options,withOptions,copy}()', 'client.{with_raw_response,with_streaming_response}'],
      baseUrl: ['base_url', 'baseURL'],
      metadata: clientHeaders,
    },
  ],
  requests: [
    {
      on: 'client',
      methods: [
        'chat.completions.{create,parse,stream,runTools,create_partial,create_iterable,create_with_completion}',
        'beta.chat.completions.{create,parse,stream,runTools,runFunctions}',
        'chat.completions.with_{raw,streaming}_response.create',
        '{create,create_partial,create_iterable,create_with_completion}',
      ],
      operation: 'chat',
      parameters: { ...openaiChat, retries: ['max_retries'] },
      untraced: ['messages'],
    },
    {
      on: 'client',
      methods: [
        'responses.{create,parse,stream,compact}',
        'beta.responses.{create,parse,stream}',
        'responses.with_{raw,streaming}_response.create',
      ],
      operation: 'responses',
      parameters: responses,
      untraced: ['model', 'input'],
    },
    {
      on: 'client',
      methods: ['completions.create', 'Completion.{create,acreate}', 'createCompletion'],
      operation: 'completion',
      parameters: completion,
      untraced: ['model', 'prompt'],
    },
    {
      on: 'client',
      methods: ['ChatCompletion.{create,acreate}', 'createChatCompletion'],
      operation: 'chat',
      parameters: { ...openaiChat, model: modelNames },
    },
    {
      on: 'client',
      methods: ['embeddings.create', 'Embedding.{create,acreate}', 'createEmbedding'],
      operation: 'embedding',
      parameters: embedding,
      untraced: ['model', 'input'],
    },
    {
      on: 'client',
      methods: ['images.{generate,edit,createVariation,create_variation}', 'Image.{create,acreate}', 'createImage'],
      operation: 'image',
      parameters: { ...common, prompt: ['prompt'], choices: ['n'] },
      untraced: ['prompt'],
    },
    {
      on: 'client',
      methods: ['audio.speech.create', 'audio.speech.with_streaming_response.create'],
      operation: 'audio',
      parameters: { ...common, prompt: ['input'] },
      untraced: ['model', 'input'],
    },
    {
      on: 'client',
      methods: [
        'audio.{transcriptions,translations}.create',
        'Audio.{transcribe,translate,atranscribe}',
        'createTranscription',
      ],
      operation: 'audio',
      // `Audio.transcribe(model, file)`, `createTranscription(file, model)`.
      parameters: { model: ['model', '#1', '#0'], prompt: ['prompt'] },
      untraced: ['model', 'file'],
    },
    {
      on: 'client',
      methods: ['videos.{create,create_and_poll,createAndPoll}'],
      operation: 'video',
      parameters: { ...common, prompt: ['prompt'] },
    },
    {
      on: 'client',
      methods: ['{realtime,beta.realtime}.connect'],
      operation: 'realtime',
      parameters: { model: ['model'] },
      streams: true,
    },
    {
      on: 'client',
      methods: [
        'beta.threads.runs.{create,create_and_poll,createAndPoll,stream,create_and_stream,createAndStream}',
        'beta.threads.runs.{submit_tool_outputs,submit_tool_outputs_and_poll,submit_tool_outputs_stream}',
        'beta.threads.runs.{submitToolOutputs,submitToolOutputsAndPoll,submitToolOutputsStream}',
        'beta.threads.{create_and_run,createAndRun,create_and_run_poll,createAndRunPoll}',
      ],
      operation: 'agent',
      record: 1,
      untraced: [],
      parameters: {
        model: ['model'],
        outputLimit: ['max_completion_tokens'],
        system: ['instructions'],
        hidden: { assistant_id: 'the assistant and its thread, kept on the server' },
      },
    },
    { on: 'client', methods: ['batches.create'], operation: 'batch', parameters: {}, batch: true },
  ],
};
