/**
 * LiteLLM: one function per operation for all providers, whose name stands before the model (`anthropic/claude-…`).
 * Source: BerriAI/litellm as of 2026.
 */
import { openaiChat } from './openai.ts';
import type { ParameterShape, RequestShape, SdkShape } from './shape.ts';

const chat: ParameterShape = {
  ...openaiChat,
  model: ['model', '#0'],
  messages: ['messages', '#1'],
  reasoningBudget: ['thinking.budget_tokens'],
  retries: ['num_retries', 'max_retries'],
  metadata: [...(openaiChat.metadata ?? []), 'headers'],
};

const input: ParameterShape = { model: ['model', '#0'], prompt: ['input', '#1'], metadata: ['metadata', 'user'] };

interface Verb {
  readonly names: readonly string[];
  readonly operation: RequestShape['operation'];
  readonly parameters: ParameterShape;
  readonly untraced?: readonly string[];
}

const verbs: readonly Verb[] = [
  {
    names: ['completion', 'acompletion', 'completion_with_retries', 'acompletion_with_retries', 'batch_completion'],
    operation: 'chat',
    parameters: chat,
    untraced: ['model', 'messages'],
  },
  {
    names: ['text_completion', 'atext_completion'],
    operation: 'completion',
    parameters: { ...chat, messages: [], prompt: ['prompt'] },
    untraced: ['model', 'prompt'],
  },
  {
    names: ['responses', 'aresponses'],
    operation: 'responses',
    parameters: {
      ...chat,
      outputLimit: ['max_output_tokens'],
      system: ['instructions'],
      messages: ['input'],
      reasoningEffort: ['reasoning.effort'],
      hidden: { previous_response_id: 'the turns of an earlier response' },
    },
    untraced: ['model', 'input'],
  },
  { names: ['embedding', 'aembedding'], operation: 'embedding', parameters: input, untraced: ['model', 'input'] },
  {
    names: ['image_generation', 'aimage_generation', 'image_edit', 'aimage_edit'],
    operation: 'image',
    parameters: { model: ['model'], prompt: ['prompt', '#0'], choices: ['n'] },
    untraced: ['model', 'prompt'],
  },
  {
    names: ['transcription', 'atranscription'],
    operation: 'audio',
    parameters: { model: ['model', '#0'], prompt: ['prompt'] },
    untraced: ['model', 'file'],
  },
  { names: ['speech', 'aspeech'], operation: 'audio', parameters: input, untraced: ['model', 'input'] },
  {
    names: ['rerank', 'arerank'],
    operation: 'rerank',
    parameters: { model: ['model', '#0'], prompt: ['query', 'documents'] },
  },
  {
    names: ['anthropic.messages.create', 'anthropic.messages.acreate', 'anthropic_messages'],
    operation: 'chat',
    parameters: { ...chat, outputLimit: ['max_tokens'], system: ['system'] },
  },
];

function onModule({ names, untraced, ...rest }: Verb): RequestShape {
  const request = { on: 'module', methods: [`{${names.join(',')}}`], ...rest };
  // A project that hands the module on (`from app.llm import litellm`) still calls it by its name.
  return untraced === undefined
    ? request
    : { ...request, methods: [...request.methods, ...names.map((name) => `litellm.${name}`)], untraced: untraced };
}

export const litellm: SdkShape = {
  id: 'litellm',
  modules: ['litellm'],
  objects: [
    // A router's model names are the project's own: the model behind one stands in its list, which may be in another file.
    {
      kind: 'router',
      made: ['Router()'],
      deployment: true,
      catalogue: { paths: ['model_list', '#0'], listed: { name: 'model_name', value: 'litellm_params.model' } },
    },
  ],
  requests: [
    ...verbs.map(onModule),
    ...verbs.map(
      ({ names, operation, parameters }): RequestShape => ({
        on: 'router',
        methods: [`{${names.join(',')}}`],
        operation,
        parameters,
      }),
    ),
  ],
};
