/**
 * Ollama's libraries for Python and JavaScript.
 * Source: ollama/ollama-python and ollama/ollama-js as of 2026.
 */
import type { ParameterShape, SdkShape } from './shape.ts';

const common: ParameterShape = {
  model: ['model', '#0'],
  outputLimit: ['options.num_predict'],
  streaming: ['stream'],
  responseSchema: ['format'],
  temperature: ['options.temperature'],
  reasoningEffort: ['think'],
};

export const ollama: SdkShape = {
  id: 'ollama',
  modules: ['ollama'],
  provider: 'ollama',
  objects: [{ kind: 'client', made: ['{Client,AsyncClient,Ollama}()', ''], baseUrl: ['host', '#0'] }],
  requests: [
    {
      on: 'client',
      methods: ['chat'],
      operation: 'chat',
      parameters: { ...common, messages: ['messages', '#1'], tools: ['tools'] },
    },
    {
      on: 'client',
      methods: ['generate'],
      operation: 'completion',
      parameters: { ...common, system: ['system'], prompt: ['prompt', '#1', 'suffix'] },
    },
    {
      on: 'client',
      methods: ['{embed,embeddings}'],
      operation: 'embedding',
      parameters: { model: ['model', '#0'], prompt: ['input', 'prompt', '#1'] },
    },
  ],
};
