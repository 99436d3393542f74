/**
 * OpenAI's Agents SDK for Python and JavaScript.
 * Source: openai-agents-python and openai-agents-js as of 2026.
 */
import type { ParameterShape, SdkShape } from './shape.ts';

const agent: ParameterShape = {
  model: ['model'],
  outputLimit: ['model_settings.max_tokens', 'modelSettings.maxTokens'],
  system: ['instructions'],
  tools: ['tools'],
  responseSchema: ['output_type', 'outputType'],
  temperature: ['model_settings.temperature', 'modelSettings.temperature'],
  metadata: ['model_settings.metadata', 'model_settings.extra_headers', 'model_settings.extra_body.metadata'],
  hidden: {
    handoffs: 'the agents that it may hand over to',
    mcp_servers: 'the tools of MCP servers',
    mcpServers: 'the tools of MCP servers',
  },
};

const run: ParameterShape = {
  model: ['starting_agent', '#0'],
  messages: ['input', '#1'],
  turns: ['max_turns', '#2.maxTurns'],
  streaming: ['stream', '#2.stream'],
  hidden: { session: 'the turns of a session', previous_response_id: 'the turns of an earlier response' },
};

export const openaiAgents: SdkShape = {
  id: 'openai-agents',
  modules: ['agents', '@openai/agents', '@openai/agents-core', '@openai/agents-openai', '@openai/agents-extensions'],
  flat: true,
  objects: [
    { kind: 'agent', made: ['{Agent,SandboxAgent}()', 'Agent.create()'], from: ['model'], declares: agent },
    { kind: 'agent', made: ['agent.clone()'], declares: agent, reported: false },
    { kind: 'runner', made: ['Runner()'] },
    {
      kind: 'model',
      made: [
        '{OpenAIChatCompletionsModel,OpenAIResponsesModel}()',
        '{models.openai_chatcompletions.OpenAIChatCompletionsModel,models.openai_responses.OpenAIResponsesModel}()',
      ],
      providerFrom: ['openai_client', '#1'],
      provider: 'openai',
      declares: { model: ['model', '#0', '#1'] },
    },
    {
      kind: 'model',
      made: ['{LitellmModel,extensions.models.litellm_model.LitellmModel,aisdk}()'],
      from: ['#0'],
      declares: { model: ['model', '#0'] },
    },
  ],
  requests: [
    {
      on: 'module',
      methods: [
        'Runner.{run,run_sync,run_streamed}',
        '{run,run.Runner.run,run.Runner.run_sync,run.Runner.run_streamed}',
      ],
      operation: 'agent',
      parameters: run,
      loops: true,
    },
    { on: 'runner', methods: ['{run,run_sync,run_streamed}'], operation: 'agent', parameters: run, loops: true },
  ],
};
