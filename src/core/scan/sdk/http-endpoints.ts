/**
 * The paths of HTTP interfaces that bill, and bodies that tell by themselves what they are for.
 * Source: the references of the providers' HTTP interfaces as of 2026.
 */
import type { Operation } from '../../model.ts';
import {
  anthropicBody,
  bedrockBody,
  chatBody,
  completionBody,
  dashscopeBody,
  embeddingBody,
  geminiBody,
  geminiInteractionBody,
  ollamaBody,
  openaiResponsesBody,
  watsonxBody,
} from './http.ts';
import type { ParameterShape } from './shape.ts';

/** A billing path and what its body looks like. */
export interface Endpoint {
  readonly path: RegExp;
  readonly operation: Operation;
  readonly body: ParameterShape;
  /** Paths that other servers have as well count only on hosts known to be LLM interfaces. */
  readonly needsHost: boolean;
  /** Sets of entries that only the body of such a request has together: with one of them the host may be any that is put in. */
  readonly proof?: readonly (readonly string[])[];
  /** The model stands in the path. */
  readonly modelInPath?: RegExp;
}

/** The billing paths; the first that fits counts. */
export const endpoints: readonly Endpoint[] = [
  { path: /\/chat\/completions\/?$/, operation: 'chat', body: chatBody, needsHost: false },
  {
    path: /\/responses\/?$/,
    operation: 'responses',
    body: openaiResponsesBody,
    needsHost: true,
    proof: [['model', 'input']],
  },
  {
    // Threads of assistants have messages, too, which no model is asked for.
    path: /(?<!\/threads\/[^/]*)\/messages\/?$/,
    operation: 'chat',
    body: anthropicBody,
    needsHost: true,
    proof: [['model', 'max_tokens', 'messages']],
  },
  { path: /\/v\d\w*\/complete\/?$/, operation: 'completion', body: anthropicBody, needsHost: true },
  {
    path: /\/completions?\/?$/,
    operation: 'completion',
    body: completionBody,
    needsHost: true,
    proof: [
      ['model', 'prompt', 'max_tokens'],
      ['model', 'prompt', 'suffix'],
      ['prompt', 'n_predict'],
    ],
  },
  {
    path: /ml\/v1\/text\/embeddings$/,
    operation: 'embedding',
    body: { model: ['model_id'], prompt: ['inputs'] },
    needsHost: true,
    proof: [['inputs']],
  },
  {
    path: /\/embeddings\/?$/,
    operation: 'embedding',
    body: embeddingBody,
    needsHost: true,
    proof: [['model', 'input']],
  },
  {
    path: /\/images\/(generations|edits|variations)\/?$/,
    operation: 'image',
    body: { model: ['model'], prompt: ['prompt'], choices: ['n'] },
    needsHost: true,
    proof: [['model', 'prompt', 'n']],
  },
  {
    path: /\/audio\/(speech|transcriptions|translations)\/?$/,
    operation: 'audio',
    body: { model: ['model'], prompt: ['input', 'prompt'] },
    needsHost: true,
  },
  {
    path: /:(stream)?[gG]enerateContent$/,
    operation: 'chat',
    body: geminiBody,
    needsHost: false,
    modelInPath: /models\/([^/:]+):/,
  },
  {
    path: /\/publishers\/anthropic\/models\/[^/:]+:(stream)?[rR]awPredict$/,
    operation: 'chat',
    body: anthropicBody,
    needsHost: false,
    modelInPath: /models\/([^/:]+):/,
  },
  {
    path: /\/publishers\/\w+\/models\/[^/:]+:(stream)?[rR]awPredict$/,
    operation: 'chat',
    body: { ...chatBody, prompt: ['prompt'] },
    needsHost: false,
    modelInPath: /models\/([^/:]+):/,
  },
  { path: /\/v\d\w*\/interactions\/?$/, operation: 'responses', body: geminiInteractionBody, needsHost: true },
  {
    path: /:(embedContent|batchEmbedContents)$/,
    operation: 'embedding',
    body: { prompt: ['content'] },
    needsHost: false,
    modelInPath: /models\/([^/:]+):/,
  },
  {
    path: /\/api\/(chat|generate)\/?$/,
    operation: 'chat',
    body: ollamaBody,
    needsHost: true,
    proof: [
      ['model', 'stream'],
      ['model', 'prompt'],
    ],
  },
  {
    path: /\/api\/embed\/?$/,
    operation: 'embedding',
    body: { model: ['model'], prompt: ['input'] },
    needsHost: true,
    proof: [['model', 'input']],
  },
  {
    path: /\/services\/aigc\/(text|multimodal)-generation\/generation\/?$/,
    operation: 'chat',
    body: dashscopeBody,
    needsHost: true,
    proof: [['model', 'input']],
  },
  {
    path: /ml\/v1\/(deployments\/[^/]+\/|\{\})?text\/(chat|generation)(_stream)?$/,
    operation: 'chat',
    body: watsonxBody,
    needsHost: true,
    proof: [['messages'], ['input']],
  },
  {
    path: /\/generate(_stream)?\/?$/,
    operation: 'completion',
    body: { prompt: ['inputs'], outputLimit: ['parameters.max_new_tokens'] },
    needsHost: true,
    proof: [['inputs', 'parameters']],
  },
  {
    path: /\/model\/[^/]+\/(converse|invoke)(-stream|-with-response-stream)?$/,
    operation: 'chat',
    body: bedrockBody,
    needsHost: true,
    modelInPath: /\/model\/([^/]+)\//,
  },
  {
    path: /^https:\/\/api\.cloudflare\.com\/.*\/ai\/run\/.+$/,
    operation: 'chat',
    body: { ...chatBody, prompt: ['prompt'] },
    needsHost: true,
    modelInPath: /\/ai\/run\/(.+)$/,
  },
  { path: /\/v[12]\/(chat|generate)\/?$/, operation: 'chat', body: chatBody, needsHost: true },
  {
    path: /\/(v1|v2)\/rerank\/?$/,
    operation: 'rerank',
    body: { model: ['model'], prompt: ['query'] },
    needsHost: true,
  },
];

/** A body that tells by itself which interface it is for. */
export interface KnownBody {
  readonly operation: Operation;
  readonly body: ParameterShape;
  /** Sets of entries that no other service has together. */
  readonly proof: readonly (readonly string[])[];
}

export const knownBodies: readonly KnownBody[] = [
  {
    operation: 'chat',
    body: chatBody,
    proof: [
      ['messages', 'max_tokens'],
      ['messages', 'max_completion_tokens'],
      ['messages', 'top_p'],
      ['messages', 'frequency_penalty'],
      ['messages', 'presence_penalty'],
      ['messages', 'response_format'],
      ['messages', 'temperature', 'n'],
    ],
  },
  {
    operation: 'chat',
    body: geminiBody,
    proof: [
      ['contents', 'generationConfig'],
      ['contents', 'safetySettings'],
    ],
  },
  { operation: 'embedding', body: embeddingBody, proof: [['model', 'input', 'encoding_format']] },
];
