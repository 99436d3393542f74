/**
 * Instructor for Python and JavaScript: clients of other SDKs that answer in a schema.
 * Source: instructor 1.x and instructor-js as of 2026.
 */
import { openaiChat } from './openai.ts';
import type { ParameterShape, SdkShape } from './shape.ts';

const schema = ['response_model'];

/** `max_retries` asks again when an answer does not fit the schema. */
const chat: ParameterShape = {
  ...openaiChat,
  system: ['system'],
  responseSchema: schema,
  retries: ['max_retries'],
};

const verbs = 'create,create_partial,create_iterable,create_with_completion';

export const instructor: SdkShape = {
  id: 'instructor',
  modules: ['instructor', '@instructor-ai/instructor'],
  objects: [
    {
      kind: 'client',
      made: [
        '{from_openai,from_anthropic,from_litellm,from_gemini,from_genai,from_groq,from_mistral,from_cohere,from_bedrock,from_fireworks,from_cerebras,from_perplexity,from_xai,from_vertexai,from_writer,patch,apatch}()',
        '()',
      ],
      from: ['client', '#0'],
      declares: { model: ['model'] },
      reported: false,
    },
    { kind: 'client', made: ['from_provider()'], declares: { model: ['model', '#0'] } },
    { kind: 'client', made: ['{Instructor,AsyncInstructor}()'], from: ['client', '#0'], declares: {}, reported: false },
  ],
  requests: [
    {
      on: 'client',
      methods: [
        `{chat.completions,completions,messages}.{${verbs}}`,
        `{${verbs}}`,
        'responses.{create,create_with_completion}',
        'generate_content',
      ],
      operation: 'chat',
      parameters: { ...chat, prompt: ['input'] },
    },
  ],
};
