/**
 * Mastra.
 * Source: @mastra/core as of 2026.
 */
import type { SdkShape } from './shape.ts';

export const mastra: SdkShape = {
  id: 'mastra',
  modules: ['@mastra/core'],
  language: 'javascript',
  objects: [
    {
      kind: 'agent',
      made: ['Agent()'],
      from: ['model', 'model.#0.model'],
      declares: {
        model: ['model'],
        outputLimit: ['defaultOptions.modelSettings.maxOutputTokens', 'defaultGenerateOptions.maxTokens'],
        system: ['instructions'],
        tools: ['tools'],
        turns: ['defaultOptions.maxSteps', 'defaultGenerateOptions.maxSteps'],
        hidden: { memory: 'what its memory recalls' },
      },
    },
  ],
  requests: [
    {
      on: 'agent',
      methods: ['{generate,stream,network,generateLegacy,streamLegacy,generateVNext,streamVNext}'],
      operation: 'agent',
      parameters: {
        outputLimit: ['#1.modelSettings.maxOutputTokens', '#1.maxOutputTokens', '#1.maxTokens'],
        system: ['#1.instructions'],
        messages: ['#0'],
        responseSchema: ['#1.structuredOutput.schema', '#1.output', '#1.experimental_output'],
        turns: ['#1.stopWhen.#0', '#1.maxSteps'],
      },
      loops: true,
    },
  ],
};
