/**
 * OpenRouter's SDKs: `@openrouter/sdk`, `@openrouter/agent`, and `openrouter` for Python.
 * Source: OpenRouterTeam/typescript-sdk and python-sdk as of 2026: the request stood at the top, then in
 * `chatGenerationParams`, now in `chatRequest`.
 */
import type { ParameterPath, ParameterShape, SdkShape } from './shape.ts';

const wrappers = [
  '',
  'chatRequest.',
  'chatGenerationParams.',
  'responsesRequest.',
  'openResponsesRequest.',
  'requestBody.',
];

function wrapped(...names: readonly string[]): readonly ParameterPath[] {
  return wrappers.flatMap((wrapper) => names.map((name) => `${wrapper}${name}`));
}

const chat: ParameterShape = {
  model: wrapped('model'),
  outputLimit: wrapped('maxCompletionTokens', 'maxTokens', 'max_completion_tokens', 'max_tokens'),
  messages: wrapped('messages'),
  tools: wrapped('tools'),
  responseSchema: wrapped('responseFormat', 'response_format'),
  streaming: wrapped('stream'),
  temperature: wrapped('temperature'),
  reasoningEffort: wrapped('reasoning.effort'),
  metadata: [
    ...wrapped('user', 'metadata'),
    '#1.headers',
    '#1.fetchOptions.headers',
    'http_headers',
    'httpReferer',
    'xTitle',
  ],
};

const responses: ParameterShape = {
  ...chat,
  outputLimit: wrapped('maxOutputTokens', 'max_output_tokens'),
  system: wrapped('instructions'),
  messages: wrapped('input'),
};

export const openrouter: SdkShape = {
  id: 'openrouter',
  modules: ['@openrouter/sdk', '@openrouter/agent', 'openrouter'],
  provider: 'openrouter',
  objects: [{ kind: 'client', made: ['{OpenRouter,OpenRouterCore}()', '()'] }],
  requests: [
    {
      on: 'client',
      methods: ['chat.{send,send_async,completions.create,completions.create_async}'],
      operation: 'chat',
      parameters: chat,
    },
    {
      on: 'client',
      methods: ['{responses,beta.responses}.{send,send_async}'],
      operation: 'responses',
      parameters: responses,
    },
    { on: 'client', methods: ['callModel'], operation: 'agent', parameters: responses, loops: true },
    { on: 'module', methods: ['callModel'], operation: 'agent', parameters: responses, record: 1, loops: true },
    { on: 'module', methods: ['chatSend'], operation: 'chat', parameters: chat, record: 1 },
    {
      on: 'client',
      methods: ['embeddings.{generate,generate_async}'],
      operation: 'embedding',
      parameters: { model: wrapped('model'), prompt: wrapped('input') },
    },
  ],
};
