/**
 * Replicate's clients for Python and JavaScript. A model of any kind is run by its name with an open record of inputs.
 * Source: replicate/replicate-python and replicate/replicate-javascript as of 2026.
 */
import type { Operation } from '../../model.ts';
import type { ParameterShape, SdkShape } from './shape.ts';

const input: ParameterShape = {
  model: ['ref', '#0'],
  outputLimit: ['input.max_tokens', 'input.max_new_tokens', 'input.max_completion_tokens', '#1.input.max_tokens'],
  system: ['input.system_prompt', '#1.input.system_prompt', 'input.system_instruction', '#1.input.system_instruction'],
  prompt: ['input.prompt', '#1.input.prompt'],
  temperature: ['input.temperature', '#1.input.temperature'],
};

const operationByModel: readonly (readonly [words: RegExp, operation: Operation])[] = [
  [/embed|bge-|clip/, 'embedding'],
  [/flux|sdxl|diffusion|imagen|ideogram|recraft|seedream|esrgan|image/, 'image'],
  [/whisper|musicgen|speech|tts|bark/, 'audio'],
  [/veo|kling|video|wan-|seedance/, 'video'],
];

export const replicate: SdkShape = {
  id: 'replicate',
  modules: ['replicate'],
  provider: 'replicate',
  objects: [{ kind: 'client', made: ['{Client,Replicate,AsyncReplicate}()', '()', ''] }],
  requests: [
    {
      on: 'client',
      methods: ['{run,async_run,stream,async_stream}'],
      operation: 'chat',
      operationByModel,
      parameters: input,
    },
    {
      on: 'client',
      methods: ['{predictions,models.predictions,deployments.predictions}.{create,async_create}'],
      operation: 'chat',
      operationByModel,
      parameters: { ...input, model: ['model', 'version'] },
      untraced: ['input'],
    },
  ],
};
