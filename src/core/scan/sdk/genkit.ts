/**
 * Genkit for JavaScript and Python.
 * Source: genkit 1.x and its plugins as of 2026.
 */
import type { ObjectShape, ParameterShape, SdkShape } from './shape.ts';

/** Plugin exports whose `.model("…")` names a model, and who bills. */
const plugins: readonly (readonly [names: string, provider: string | null])[] = [
  ['googleAI', 'google'],
  ['vertexAI,vertexModelGarden', 'google-vertex'],
  ['openAI', 'openai'],
  ['anthropic', 'anthropic'],
  ['deepSeek', 'deepseek'],
  ['xAI', 'x-ai'],
  ['mistral', 'mistral'],
  ['ollama', 'ollama'],
  ['openAICompatible,compatOaiModelRef', null],
];

const generate: ParameterShape = {
  model: ['model'],
  outputLimit: ['config.maxOutputTokens', 'config.max_output_tokens', 'config.max_tokens', 'config.maxTokens'],
  system: ['system'],
  messages: ['messages'],
  prompt: ['prompt', '#0'],
  tools: ['tools'],
  responseSchema: ['output.schema', 'output_schema'],
  temperature: ['config.temperature'],
  turns: ['maxTurns', 'max_turns'],
  hidden: { resources: 'resources', docs: 'documents' },
};

const words: NonNullable<SdkShape['requests'][number]['operationByModel']> = [
  [/embed/, 'embedding'],
  [/imagen|dall-e|gpt-image|-image/, 'image'],
  [/tts|whisper|transcribe|lyria/, 'audio'],
  [/veo|sora/, 'video'],
];

export const genkit: SdkShape = {
  id: 'genkit',
  modules: [
    'genkit',
    '@genkit-ai/ai',
    '@genkit-ai/core',
    '@genkit-ai/googleai',
    '@genkit-ai/google-genai',
    '@genkit-ai/vertexai',
    '@genkit-ai/compat-oai',
    '@genkit-ai/anthropic',
    'genkitx-openai',
    'genkitx-anthropic',
    'genkitx-ollama',
    'genkitx-mistral',
    'genkitx-groq',
    'genkit.plugins',
  ],
  objects: [
    {
      kind: 'genkit',
      made: ['{genkit,Genkit,genkitBeta}()'],
      from: ['model'],
      declares: { model: ['model'] },
      reported: false,
    },
    ...plugins.map(
      ([names, provider]): ObjectShape => ({
        kind: 'model',
        made: names.split(',').flatMap((name) => [`${name}.{model,embedder}()`, `${name}.{model_name}()`]),
        ...(provider === null ? {} : { provider }),
        declares: { model: ['#0'] },
      }),
    ),
    { kind: 'model', made: ['{modelRef,compatOaiModelRef}()'], declares: { model: ['name'] }, reported: false },
    {
      kind: 'prompt',
      made: ['genkit.{definePrompt,define_prompt}()'],
      from: ['model'],
      declares: { ...generate, prompt: ['prompt', '#1'] },
    },
    { kind: 'chat', made: ['genkit.chat()'], declares: generate },
  ],
  requests: [
    {
      on: 'genkit',
      methods: ['{generate,generateStream,generate_stream}', 'ai.{generate,generateStream}'],
      operation: 'chat',
      operationByModel: words,
      parameters: generate,
      untraced: ['prompt'],
    },
    {
      on: 'genkit',
      methods: ['{embed,embedMany,embed_many}'],
      operation: 'embedding',
      parameters: { model: ['embedder'], prompt: ['content'] },
    },
    {
      on: 'prompt',
      methods: ['{(),stream,generate}'],
      operation: 'chat',
      parameters: optionsAt('#1'),
    },
    { on: 'chat', methods: ['{send,sendStream,send_stream}'], operation: 'chat', parameters: { prompt: ['#0'] } },
  ],
};

function optionsAt(position: string): ParameterShape {
  return { model: [`${position}.model`], outputLimit: [`${position}.config.maxOutputTokens`] };
}
