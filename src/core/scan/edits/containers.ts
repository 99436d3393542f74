/**
 * How a record of parameters is written where an SDK wants, or has, a class for it.
 */

/** A class that stands for a record of parameters. */
export interface RecordClass {
  readonly name: string;
  /** The module to import it from. */
  readonly module: string;
  /** True where the SDK takes nothing else; else a plain dict does as well and is preferred to a new import. */
  readonly isRequired: boolean;
}

/** By SDK and name of the parameter. Python only: in JavaScript all of them are objects. */
const classes: Readonly<Record<string, Readonly<Record<string, RecordClass>>>> = {
  'google-genai': {
    config: { name: 'GenerateContentConfig', module: 'google.genai.types', isRequired: false },
    thinking_config: { name: 'ThinkingConfig', module: 'google.genai.types', isRequired: false },
  },
  'google-generativeai': {
    generation_config: { name: 'GenerationConfig', module: 'google.generativeai', isRequired: false },
  },
  'openai-agents': {
    model_settings: { name: 'ModelSettings', module: 'agents', isRequired: true },
    reasoning: { name: 'Reasoning', module: 'openai.types.shared', isRequired: true },
  },
  'pydantic-ai': {
    model_settings: { name: 'ModelSettings', module: 'pydantic_ai.settings', isRequired: false },
    usage_limits: { name: 'UsageLimits', module: 'pydantic_ai', isRequired: true },
  },
  'claude-agent-sdk': {
    options: { name: 'ClaudeAgentOptions', module: 'claude_agent_sdk', isRequired: true },
  },
  'google-adk': {
    generate_content_config: { name: 'GenerateContentConfig', module: 'google.genai.types', isRequired: true },
  },
};

/** The class that an SDK has for a parameter, if any. */
export function classOf(sdk: string, parameter: string): RecordClass | null {
  return classes[sdk]?.[parameter] ?? null;
}
