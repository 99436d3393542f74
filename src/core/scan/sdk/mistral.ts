/**
 * Mistral's SDKs for Python and JavaScript: the present client and the one before 1.0 (`MistralClient`).
 * Source: mistralai/client-python and mistralai/client-ts as of 2026.
 */
import type { ParameterShape, SdkShape } from './shape.ts';

const stored = { agent_id: 'an agent kept on the server', agentId: 'an agent kept on the server' };

const chat: ParameterShape = {
  model: ['model'],
  outputLimit: ['max_tokens', 'maxTokens'],
  messages: ['messages'],
  tools: ['tools'],
  responseSchema: ['response_format', 'responseFormat'],
  streaming: ['stream'],
  temperature: ['temperature'],
  choices: ['n'],
  reasoningEffort: ['reasoning_effort', 'reasoningEffort', 'prompt_mode', 'promptMode'],
  metadata: ['metadata', 'http_headers', '#1.fetchOptions.headers'],
  hidden: stored,
};

const conversation: ParameterShape = {
  model: ['model'],
  outputLimit: ['completion_args.max_tokens', 'completionArgs.maxTokens'],
  system: ['instructions'],
  messages: ['inputs'],
  tools: ['tools'],
  streaming: ['stream'],
  temperature: ['completion_args.temperature', 'completionArgs.temperature'],
  hidden: stored,
};

export const mistral: SdkShape = {
  id: 'mistral',
  modules: [
    'mistralai',
    'mistralai_azure',
    'mistralai_gcp',
    '@mistralai/mistralai',
    '@mistralai/mistralai-azure',
    '@mistralai/mistralai-gcp',
  ],
  provider: 'mistral',
  objects: [
    {
      kind: 'client',
      made: ['{Mistral,MistralClient,MistralAsyncClient}()', '()'],
      baseUrl: ['server_url', 'serverURL', 'endpoint'],
    },
    { kind: 'client', made: ['MistralAzure()'], provider: 'azure' },
    { kind: 'client', made: ['{MistralGoogleCloud,MistralGCP}()'], provider: 'google-vertex' },
  ],
  requests: [
    {
      on: 'client',
      methods: ['chat.{complete,complete_async,parse,parse_async,stream_async,parse_stream,parseStream}'],
      operation: 'chat',
      parameters: chat,
      untraced: ['model', 'messages'],
    },
    {
      on: 'client',
      methods: [
        'chat.{stream,parse_stream_async}',
        'agents.{complete,complete_async,stream,stream_async}',
        '{chat,chat_stream,chatStream}',
      ],
      operation: 'chat',
      parameters: chat,
    },
    {
      on: 'client',
      methods: ['fim.{complete,complete_async,stream,stream_async}', '{completion,completion_stream,completionStream}'],
      operation: 'completion',
      parameters: { ...chat, prompt: ['prompt', 'suffix'] },
    },
    {
      on: 'client',
      methods: ['beta.conversations.{start,start_async,start_stream,start_stream_async,startStream}'],
      operation: 'agent',
      parameters: conversation,
    },
    {
      on: 'client',
      methods: [
        'beta.conversations.{append,append_async,append_stream,append_stream_async,appendStream}',
        'beta.conversations.{restart,restart_async,restart_stream,restart_stream_async,restartStream}',
      ],
      operation: 'agent',
      parameters: {
        ...conversation,
        outputLimit: [
          'completion_args.max_tokens',
          'conversationAppendRequest.completionArgs.maxTokens',
          'conversationAppendStreamRequest.completionArgs.maxTokens',
        ],
        messages: ['inputs', 'conversationAppendRequest.inputs', 'conversationAppendStreamRequest.inputs'],
        hidden: { '': 'the turns of the stored conversation' },
      },
    },
    {
      on: 'client',
      methods: ['beta.conversations.{run_async,run_stream_async}'],
      operation: 'agent',
      parameters: conversation,
      loops: true,
    },
    {
      on: 'client',
      methods: ['embeddings.{create,create_async}', 'embeddings'],
      operation: 'embedding',
      parameters: { model: ['model'], prompt: ['inputs', 'input'] },
    },
    {
      on: 'client',
      methods: ['ocr.{process,process_async}'],
      operation: 'ocr',
      parameters: { model: ['model'], messages: ['document'] },
    },
    {
      on: 'client',
      methods: ['audio.transcriptions.{complete,complete_async,stream,stream_async}'],
      operation: 'audio',
      parameters: { model: ['model'] },
    },
    {
      on: 'client',
      methods: ['{classifiers.classify,classifiers.classify_async,classifiers.classify_chat}'],
      operation: 'classification',
      parameters: { model: ['model'], prompt: ['inputs'] },
    },
    {
      on: 'client',
      methods: ['batch.jobs.{create,create_async}'],
      operation: 'batch',
      parameters: { model: ['model'] },
      batch: true,
    },
  ],
};
