/**
 * The `chatgpt` package for JavaScript.
 * Source: transitive-bullshit/chatgpt-api, version 5.
 */
import type { SdkShape } from './shape.ts';

export const chatgpt: SdkShape = {
  id: 'chatgpt',
  modules: ['chatgpt'],
  provider: 'openai',
  objects: [
    {
      kind: 'client',
      made: ['ChatGPTAPI()'],
      declares: {
        model: ['completionParams.model'],
        outputLimit: ['completionParams.max_tokens', 'maxResponseTokens'],
        system: ['systemMessage'],
        temperature: ['completionParams.temperature'],
      },
      baseUrl: ['apiBaseUrl'],
    },
  ],
  requests: [
    {
      on: 'client',
      methods: ['sendMessage'],
      operation: 'chat',
      parameters: {
        model: ['#1.completionParams.model'],
        outputLimit: ['#1.completionParams.max_tokens'],
        system: ['#1.systemMessage'],
        prompt: ['#0'],
        hidden: { '#1.parentMessageId': 'the earlier turns of the chat' },
      },
    },
  ],
};
