/** A call that is in no file: a prompt that an agent wants to know the cost of. */
import type { Call, PromptRole, PromptSegment } from '../core/model.ts';

/** A prompt with what decides its cost. */
export interface AskedPrompt {
  readonly prompt: string;
  readonly system: string | null;
  readonly model: string;
  /** Who sells the model; null for its own maker, which is an assumption. */
  readonly provider: string | null;
  /** Null where no limit is set. */
  readonly maxOutputTokens: number | null;
  readonly callsPerMonth: number | null;
}

/** The prompt as a chat request. */
export function callOfPrompt({ prompt, system, model, provider, maxOutputTokens, callsPerMonth }: AskedPrompt): Call {
  const range = { start: 0, end: 0 };
  return {
    id: 'prompt',
    file: '',
    language: 'python',
    range,
    lines: { line: 1, column: 1, endLine: 1, endColumn: 1 },
    sdk: 'http',
    provider,
    operation: 'chat',
    callee: '',
    enclosing: '',
    model: { value: model, source: 'literal', range: null },
    outputLimit:
      maxOutputTokens === null
        ? null
        : { value: maxOutputTokens, parameter: 'max_tokens', source: 'literal', range: null },
    segments: [...(system === null ? [] : [segment('system', system)]), segment('user', prompt)],
    hiddenInput: [],
    tools: null,
    responseSchema: null,
    options: {
      streaming: null,
      temperature: null,
      reasoningEffort: null,
      reasoningBudgetTokens: null,
      choices: null,
      serviceTier: null,
      batch: false,
    },
    loops: [],
    multiplier: { low: 1, high: 1, reason: '' },
    metadata: [],
    declaration: null,
    directives:
      callsPerMonth === null ? [] : [{ kind: 'assign', key: 'calls', value: `${callsPerMonth}/month`, range }],
  };
}

function segment(role: PromptRole, text: string): PromptSegment {
  return { role, pieces: [{ kind: 'text', text, range: null }], range: null, cached: false };
}
