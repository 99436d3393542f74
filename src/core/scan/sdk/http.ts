/**
 * Bodies of the HTTP interfaces, for requests made without an SDK.
 */
import { openaiChat } from './openai.ts';
import type { ParameterShape } from './shape.ts';

export const chatBody: ParameterShape = openaiChat;

/** Completions of a text, also of one with a gap, at OpenAI's interface and llama.cpp's. */
export const completionBody: ParameterShape = {
  ...openaiChat,
  outputLimit: [...(openaiChat.outputLimit ?? []), 'n_predict'],
  prompt: ['prompt'],
};

export const embeddingBody: ParameterShape = { model: ['model'], prompt: ['input', 'texts', 'prompt'] };

export const dashscopeBody: ParameterShape = {
  model: ['model'],
  outputLimit: ['parameters.max_tokens'],
  messages: ['input.messages'],
  prompt: ['input.prompt'],
};

export const watsonxBody: ParameterShape = {
  ...openaiChat,
  model: ['model_id'],
  outputLimit: ['parameters.max_new_tokens', 'max_completion_tokens', 'max_tokens'],
  prompt: ['input'],
};

export const openaiResponsesBody: ParameterShape = {
  model: ['model'],
  outputLimit: ['max_output_tokens'],
  system: ['instructions'],
  messages: ['input'],
  tools: ['tools'],
  streaming: ['stream'],
  reasoningEffort: ['reasoning.effort'],
};

export const anthropicBody: ParameterShape = {
  model: ['model'],
  outputLimit: ['max_tokens', 'max_tokens_to_sample'],
  system: ['system'],
  messages: ['messages'],
  prompt: ['prompt'],
  tools: ['tools'],
  streaming: ['stream'],
  temperature: ['temperature'],
  reasoningBudget: ['thinking.budget_tokens'],
};

export const geminiBody: ParameterShape = {
  outputLimit: ['generationConfig.maxOutputTokens', 'generation_config.max_output_tokens'],
  system: ['systemInstruction', 'system_instruction'],
  messages: ['contents'],
  tools: ['tools'],
  temperature: ['generationConfig.temperature'],
};

export const geminiInteractionBody: ParameterShape = {
  model: ['model'],
  outputLimit: ['generation_config.max_output_tokens'],
  system: ['system_instruction'],
  messages: ['input'],
  tools: ['tools'],
  streaming: ['stream'],
  hidden: {
    previous_interaction_id: 'the turns of an earlier interaction',
    agent: 'an agent kept on the server',
  },
};

export const ollamaBody: ParameterShape = {
  model: ['model'],
  outputLimit: ['options.num_predict'],
  system: ['system'],
  messages: ['messages'],
  prompt: ['prompt'],
  streaming: ['stream'],
};

export const bedrockBody: ParameterShape = {
  outputLimit: [
    'inferenceConfig.maxTokens',
    'max_tokens',
    'max_tokens_to_sample',
    'textGenerationConfig.maxTokenCount',
    'max_gen_len',
  ],
  system: ['system'],
  messages: ['messages'],
  prompt: ['prompt', 'inputText'],
};
