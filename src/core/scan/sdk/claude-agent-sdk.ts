/**
 * Anthropic's Claude Agent SDK (earlier: Claude Code SDK) for Python and JavaScript.
 * Source: claude-agent-sdk-python and claude-agent-sdk-typescript as of 2026.
 */
import type { ParameterShape, SdkShape } from './shape.ts';

const options: ParameterShape = {
  model: ['options.model', '#0.model'],
  system: [
    ...['options.system_prompt', 'options.systemPrompt', 'options.append_system_prompt', 'options.appendSystemPrompt'],
    ...['options.customSystemPrompt', '#0.system_prompt', '#0.systemPrompt'],
  ],
  tools: ['options.allowed_tools', 'options.allowedTools'],
  turns: ['options.max_turns', 'options.maxTurns', '#0.max_turns', '#0.maxTurns'],
};

const hidden = { '': "Claude Code's own prompt and tools, and the files that it reads" };

export const claudeAgentSdk: SdkShape = {
  id: 'claude-agent-sdk',
  modules: ['claude_agent_sdk', 'claude_code_sdk', '@anthropic-ai/claude-agent-sdk', '@anthropic-ai/claude-code'],
  provider: 'anthropic',
  objects: [
    { kind: 'session', made: ['ClaudeSDKClient()'], declares: options },
    {
      kind: 'session',
      made: ['{unstable_v2_createSession,unstable_v2_resumeSession}()'],
      declares: { ...options, model: ['model', '#1.model'] },
    },
  ],
  requests: [
    {
      on: 'module',
      methods: ['query'],
      operation: 'agent',
      parameters: { ...options, prompt: ['prompt'], hidden },
      loops: true,
    },
    {
      on: 'module',
      methods: ['unstable_v2_prompt'],
      operation: 'agent',
      parameters: { model: ['#1.model'], prompt: ['#0'], hidden },
      loops: true,
    },
    {
      on: 'session',
      methods: ['{query,send}'],
      operation: 'agent',
      parameters: { prompt: ['prompt', '#0'], hidden },
      loops: true,
    },
  ],
};
