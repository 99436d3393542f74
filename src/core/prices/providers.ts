/** What a provider id means for prices. */
export type ProviderKind =
  | { readonly kind: 'catalogue'; readonly id: string }
  /** A server of one's own: nothing is billed per token. */
  | { readonly kind: 'local' }
  /** A router that passes the request on: the vendor stands in the model id. */
  | { readonly kind: 'gateway' }
  /** A host that bills, but whose prices no catalogue lists. */
  | { readonly kind: 'unlisted' };

/**
 * The meaning of a provider id as the scanner, LiteLLM, LangChain, Pydantic AI or the AI SDK write it; null when the id
 * is not a provider at all. Case does not matter, `_` and `-` are the same.
 */
export function providerKindOf(provider: string): ProviderKind | null {
  const name = provider.trim().toLowerCase().replaceAll('_', '-');
  const catalogueId = catalogueIdByName.get(name);
  if (catalogueId !== undefined) return { kind: 'catalogue', id: catalogueId };
  if (localNames.has(name)) return { kind: 'local' };
  if (gatewayNames.has(name)) return { kind: 'gateway' };
  return unlistedNames.has(name) ? { kind: 'unlisted' } : null;
}

/** The price list's id of a provider as the source names it; the name itself where the list has none. */
export function catalogueIdOf(provider: string): string {
  const kind = providerKindOf(provider);
  return kind?.kind === 'catalogue' ? kind.id : provider;
}

/** Every provider of the price catalogue that a provider id can lead to. */
export function catalogueProviderIds(): readonly string[] {
  return [...namesByCatalogueId.keys()];
}

/** Ids of `@pydantic/genai-prices` and the names under which other tools know the same provider. */
const namesByCatalogueId: ReadonlyMap<string, readonly string[]> = new Map([
  ['openai', ['openai', 'text-completion-openai', 'openai-chat', 'openai-responses']],
  ['azure', ['azure', 'azure-openai', 'azure-ai', 'azure-text', 'azureopenai']],
  ['anthropic', ['anthropic', 'claude']],
  [
    'google',
    [
      'google',
      'gemini',
      'google-genai',
      'googleai',
      'google-gla',
      'google-ai-studio',
      'vertex',
      'vertex-ai',
      'vertexai',
      'vertex-ai-beta',
      'google-vertex',
      'google-vertexai',
      'google-vertex-ai',
    ],
  ],
  ['aws', ['aws', 'bedrock', 'amazon-bedrock', 'aws-bedrock', 'bedrock-converse', 'bedrock-runtime', 'amazon']],
  ['mistral', ['mistral', 'mistralai', 'mistral-ai', 'codestral']],
  ['cohere', ['cohere', 'cohere-chat']],
  ['groq', ['groq']],
  ['together', ['together', 'together-ai', 'togetherai']],
  ['fireworks', ['fireworks', 'fireworks-ai']],
  ['deepseek', ['deepseek']],
  ['x-ai', ['x-ai', 'xai', 'grok']],
  ['perplexity', ['perplexity', 'perplexity-ai']],
  ['openrouter', ['openrouter']],
  ['moonshotai', ['moonshotai', 'moonshot', 'moonshot-ai']],
  ['cerebras', ['cerebras']],
  ['voyageai', ['voyageai', 'voyage', 'voyage-ai']],
  ['minimax', ['minimax']],
  ['zai', ['zai', 'z-ai']],
  ['zhipuai', ['zhipuai', 'zhipu']],
  ['novita', ['novita', 'novita-ai']],
  ['baseten', ['baseten']],
  ['cloudflare', ['cloudflare', 'workers-ai']],
  ['ovhcloud', ['ovhcloud']],
]);

const catalogueIdByName: ReadonlyMap<string, string> = new Map(
  [...namesByCatalogueId].flatMap(([id, names]) => names.map((name) => [name, id] as const)),
);

const localNames: ReadonlySet<string> = new Set([
  'local',
  'ollama',
  'ollama-chat',
  'lmstudio',
  'lm-studio',
  'vllm',
  'hosted-vllm',
  'llamacpp',
  'llama-cpp',
  'llamafile',
  'localai',
  'xinference',
  'tgi',
]);

const gatewayNames: ReadonlySet<string> = new Set([
  'litellm',
  'litellm-proxy',
  'gateway',
  'ai-gateway',
  'vercel',
  'vercel-ai-gateway',
  'portkey',
  'helicone',
  'bifrost',
  'kong',
]);

const unlistedNames: ReadonlySet<string> = new Set([
  'huggingface',
  'hugging-face',
  'replicate',
  'watsonx',
  'sagemaker',
  'databricks',
  'nvidia',
  'nvidia-nim',
  'nebius',
  'sambanova',
  'deepinfra',
  'hyperbolic',
  'ai21',
  'github',
  'dashscope',
  'snowflake',
  'oci',
  'meta',
  'friendli',
  'lepton',
]);
