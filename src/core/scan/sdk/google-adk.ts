/**
 * Google's Agent Development Kit for Python and JavaScript.
 * Source: adk-python and adk-js 1.x as of 2026.
 */
import type { SdkShape } from './shape.ts';

export const googleAdk: SdkShape = {
  id: 'google-adk',
  modules: ['google.adk', '@google/adk'],
  objects: [
    {
      kind: 'model',
      made: ['{LiteLlm,Gemini,Claude,AnthropicLlm,ApigeeLlm}()'],
      declares: { model: ['model', '#0'], outputLimit: ['max_completion_tokens', 'max_tokens'] },
    },
    {
      kind: 'agent',
      made: ['{Agent,LlmAgent}()'],
      from: ['model'],
      declares: {
        model: ['model'],
        outputLimit: ['generate_content_config.max_output_tokens', 'generateContentConfig.maxOutputTokens'],
        system: ['instruction', 'global_instruction', 'globalInstruction'],
        tools: ['tools'],
        responseSchema: ['output_schema', 'outputSchema'],
        temperature: ['generate_content_config.temperature', 'generateContentConfig.temperature'],
        hidden: { sub_agents: 'the agents that it may hand over to', subAgents: 'the agents that it may hand over to' },
      },
    },
    { kind: 'agent', made: ['{SequentialAgent,ParallelAgent,LoopAgent}()'], from: ['sub_agents', 'subAgents'] },
    {
      kind: 'runner',
      made: ['{Runner,InMemoryRunner}()', 'App()'],
      from: ['agent', 'app', 'root_agent', 'rootAgent'],
      declares: {},
      reported: false,
    },
  ],
  requests: [
    {
      on: 'runner',
      methods: ['{run,run_async,run_live,run_debug,runAsync,runLive,runEphemeral}'],
      operation: 'agent',
      parameters: { prompt: ['new_message', 'newMessage', '#0'], hidden: { '': 'the turns of the session' } },
      loops: true,
    },
  ],
};
