/**
 * Which of an SDK's names for a parameter is the one to write.
 */
import type { Call, LanguageId } from '../../model.ts';
import type { ParameterPath } from '../sdk/shape.ts';

/** The name for the output limit that the SDK, the operation and the model want; null where there is none. */
export function outputLimitPath(call: Call, paths: readonly ParameterPath[]): ParameterPath | null {
  if (call.sdk === 'bedrock' && paths.some((path) => path.startsWith('body.'))) return bodyLimit(call);
  const first = byLanguage(paths, call.language);
  // Where an SDK knows both names, the older one is that of its own interface, whatever it makes of it.
  const older = first?.replace('max_completion_tokens', 'max_tokens').replace('maxCompletionTokens', 'maxTokens');
  if (older === undefined || older === first || !paths.includes(older)) return first;
  return passingOn.has(call.sdk) && wantsCompletionTokens(call) ? first : older;
}

/** SDKs that hand the name on as it is written. */
const passingOn: ReadonlySet<string> = new Set([
  'openai',
  'http',
  'instructor',
  'litellm',
  'autogen',
  'smolagents',
  'haystack',
  'strands',
  'azure',
]);

/** The first of an SDK's names that is written as the language writes names; `#n` paths only where there is no other. */
export function byLanguage(paths: readonly ParameterPath[], language: LanguageId): ParameterPath | null {
  const isCamel = (path: ParameterPath) => /[a-z][A-Z]/.test(path);
  const isOurs = (path: ParameterPath) => isCamel(path) === (language !== 'python');
  const named = paths.filter((path) => !path.startsWith('#'));
  return named.find(isOurs) ?? paths.find((path) => isOurs(path) && isCamel(path)) ?? named[0] ?? null;
}

/** Hosts whose chat interface has replaced `max_tokens`, which their reasoning models refuse. */
const withCompletionTokens: ReadonlySet<string> = new Set(['openai', 'azure']);

/** OpenAI's own interface, but for its SDKs from before `max_completion_tokens`. */
function wantsCompletionTokens({ provider, callee, model, sdk }: Call): boolean {
  if (/ChatCompletion\.a?create$|createChatCompletion$/.test(callee)) return false;
  if (sdk === 'litellm') return /^(openai\/|azure\/)?(gpt-|o\d|chatgpt-)/.test(model?.value ?? '');
  return provider !== null && withCompletionTokens.has(provider);
}

/** Bodies of InvokeModel: each family of models has its own name. */
const bodyLimits: readonly (readonly [family: RegExp, path: ParameterPath])[] = [
  [/anthropic|mistral|cohere|deepseek|ai21|qwen/, 'body.max_tokens'],
  [/openai/, 'body.max_completion_tokens'],
  [/llama|meta/, 'body.max_gen_len'],
  [/titan/, 'body.textGenerationConfig.maxTokenCount'],
  [/nova/, 'body.inferenceConfig.maxTokens'],
];

function bodyLimit({ model }: Call): ParameterPath | null {
  const id = model?.value ?? '';
  return bodyLimits.find(([family]) => family.test(id))?.[1] ?? null;
}

/** Providers by the part of their SDK's parameters that is theirs: `providerOptions.openai.…`. */
const optionsByProvider: Readonly<Record<string, string>> = {
  openai: 'providerOptions.openai.',
  azure: 'providerOptions.openai.',
  anthropic: 'providerOptions.anthropic.',
  google: 'providerOptions.google.',
  'google-vertex': 'providerOptions.google.',
};

/** The name for the reasoning effort; null where the SDK has none for this provider. */
export function reasoningEffortPath(call: Call, paths: readonly ParameterPath[]): ParameterPath | null {
  if (!paths.some((path) => path.startsWith('providerOptions.'))) return byLanguage(paths, call.language);
  const own = optionsByProvider[call.provider ?? ''];
  return own === undefined ? null : (paths.find((path) => path.startsWith(own)) ?? null);
}
