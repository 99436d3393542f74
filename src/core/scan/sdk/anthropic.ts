/**
 * Anthropic's SDKs for Python and JavaScript, direct and through Bedrock, Vertex and Foundry.
 * Source: anthropic-sdk-python and anthropic-sdk-typescript as of 2026.
 */
import { clientHeaders } from './openai.ts';
import type { ParameterShape, SdkShape } from './shape.ts';

const messages: ParameterShape = {
  model: ['model'],
  outputLimit: ['max_tokens'],
  system: ['system'],
  messages: ['messages'],
  tools: ['tools'],
  responseSchema: ['output_config.format', 'output_format', 'response_model'],
  streaming: ['stream'],
  temperature: ['temperature'],
  serviceTier: ['service_tier'],
  reasoningBudget: ['thinking.budget_tokens'],
  reasoningEffort: ['output_config.effort'],
  metadata: ['metadata', 'extra_headers', 'extra_body.litellm_metadata', 'litellm_metadata', '#1.headers'],
  retries: ['max_retries'],
};

export const anthropic: SdkShape = {
  id: 'anthropic',
  modules: [
    'anthropic',
    '@anthropic-ai/sdk',
    '@anthropic-ai/bedrock-sdk',
    '@anthropic-ai/vertex-sdk',
    '@anthropic-ai/foundry-sdk',
    'posthog.ai.anthropic',
  ],
  provider: 'anthropic',
  objects: [
    {
      kind: 'client',
      made: ['{Anthropic,AsyncAnthropic,Client,AsyncClient}()', '()'],
      baseUrl: ['base_url', 'baseURL'],
      metadata: clientHeaders,
    },
    { kind: 'client', made: ['{AnthropicBedrock,AsyncAnthropicBedrock}()'], provider: 'aws' },
    { kind: 'client', made: ['{AnthropicVertex,AsyncAnthropicVertex}()'], provider: 'google-vertex' },
    { kind: 'client', made: ['{AnthropicFoundry,AsyncAnthropicFoundry}()'], provider: 'azure', deployment: true },
    {
      kind: 'client',
      made: ['client.{with_options,withOptions,copy}()'],
      baseUrl: ['base_url', 'baseURL'],
      metadata: clientHeaders,
    },
  ],
  requests: [
    {
      on: 'client',
      methods: [
        'messages.{create,stream,parse}',
        'beta.messages.{create,stream,parse}',
        '{messages,beta.messages}.with_{raw,streaming}_response.create',
        'beta.prompt_caching.messages.{create,stream}',
        'beta.promptCaching.messages.{create,stream}',
        'beta.tools.messages.{create,stream}',
      ],
      operation: 'chat',
      parameters: messages,
      untraced: ['model', 'max_tokens', 'messages'],
    },
    {
      on: 'client',
      methods: ['beta.messages.{tool_runner,toolRunner}'],
      operation: 'agent',
      parameters: { ...messages, turns: ['max_iterations'] },
      loops: true,
    },
    {
      on: 'client',
      methods: ['{messages,beta.messages}.batches.create'],
      operation: 'batch',
      parameters: {
        model: ['requests.#0.params.model'],
        outputLimit: ['requests.#0.params.max_tokens'],
        system: ['requests.#0.params.system'],
        messages: ['requests.#0.params.messages', 'requests'],
        hidden: { requests: 'the other requests of the list' },
      },
      batch: true,
    },
    {
      on: 'client',
      methods: ['completions.create'],
      operation: 'completion',
      parameters: { ...messages, outputLimit: ['max_tokens_to_sample'], prompt: ['prompt'] },
    },
  ],
};
