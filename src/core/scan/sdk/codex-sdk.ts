/**
 * OpenAI's Codex SDK for JavaScript: an agent that works on a folder.
 * Source: the SDK in openai/codex as of 2026.
 */
import type { SdkShape } from './shape.ts';

const hidden = { '': "Codex's own prompt and tools, and the files that it reads" };

export const codexSdk: SdkShape = {
  id: 'codex-sdk',
  modules: ['@openai/codex-sdk'],
  provider: 'openai',
  objects: [
    { kind: 'client', made: ['Codex()'], baseUrl: ['baseUrl'] },
    {
      kind: 'thread',
      made: ['client.startThread()', 'Thread()'],
      declares: { model: ['model'] },
      reported: false,
    },
    {
      kind: 'thread',
      made: ['client.resumeThread()'],
      declares: { model: ['#1.model'] },
      reported: false,
    },
  ],
  requests: [
    {
      on: 'thread',
      methods: ['run'],
      operation: 'agent',
      parameters: { prompt: ['#0'], responseSchema: ['#1.outputSchema'], hidden },
      loops: true,
    },
    {
      on: 'thread',
      methods: ['runStreamed'],
      operation: 'agent',
      parameters: { prompt: ['#0'], responseSchema: ['#1.outputSchema'], hidden },
      loops: true,
      streams: true,
    },
  ],
};
