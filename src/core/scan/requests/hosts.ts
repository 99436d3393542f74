/**
 * Hosts of LLM interfaces → the provider that bills.
 */

/** Suffix of the host name → provider id. */
const providerByHost: readonly (readonly [string, string])[] = [
  ['api.openai.com', 'openai'],
  ['openai.azure.com', 'azure'],
  ['cognitiveservices.azure.com', 'azure'],
  ['services.ai.azure.com', 'azure'],
  ['inference.ai.azure.com', 'azure'],
  ['models.inference.ai.azure.com', 'azure'],
  ['models.github.ai', 'github'],
  ['api.anthropic.com', 'anthropic'],
  ['generativelanguage.googleapis.com', 'google'],
  ['aiplatform.googleapis.com', 'google-vertex'],
  ['openrouter.ai', 'openrouter'],
  ['api.groq.com', 'groq'],
  ['api.together.xyz', 'together'],
  ['api.together.ai', 'together'],
  ['api.deepseek.com', 'deepseek'],
  ['api.x.ai', 'x-ai'],
  ['api.mistral.ai', 'mistral'],
  ['codestral.mistral.ai', 'mistral'],
  ['api.cohere.ai', 'cohere'],
  ['api.cohere.com', 'cohere'],
  ['api.perplexity.ai', 'perplexity'],
  ['api.fireworks.ai', 'fireworks'],
  ['api.cerebras.ai', 'cerebras'],
  ['api.moonshot.ai', 'moonshotai'],
  ['api.moonshot.cn', 'moonshotai'],
  ['api.sambanova.ai', 'sambanova'],
  ['api.hyperbolic.xyz', 'hyperbolic'],
  ['api.novita.ai', 'novita'],
  ['api.deepinfra.com', 'deepinfra'],
  ['integrate.api.nvidia.com', 'nvidia'],
  ['api.minimax.chat', 'minimax'],
  ['api.minimaxi.chat', 'minimax'],
  ['api.minimax.io', 'minimax'],
  ['dashscope.aliyuncs.com', 'alibaba'],
  ['dashscope-intl.aliyuncs.com', 'alibaba'],
  ['open.bigmodel.cn', 'zhipu'],
  ['api.z.ai', 'zhipu'],
  ['api.siliconflow.cn', 'siliconflow'],
  ['ark.cn-beijing.volces.com', 'volcengine'],
  ['api.ai21.com', 'ai21'],
  ['api.voyageai.com', 'voyage'],
  ['api.jina.ai', 'jina'],
  ['api-inference.huggingface.co', 'huggingface'],
  ['router.huggingface.co', 'huggingface'],
  ['api.replicate.com', 'replicate'],
  ['gateway.ai.cloudflare.com', 'cloudflare'],
  ['api.cloudflare.com', 'cloudflare'],
  ['oai.helicone.ai', 'openai'],
  ['oai.hconeai.com', 'openai'],
  ['anthropic.helicone.ai', 'anthropic'],
  ['ai-gateway.vercel.sh', 'vercel'],
  ['ml.cloud.ibm.com', 'watsonx'],
];

/** Host names to look for in a text before it is parsed. */
export const hostNeedles: readonly string[] = providerByHost.map(([suffix]) => suffix);

/** Parts of addresses that only LLM interfaces have, for hosts that are put together at run time. */
export const endpointNeedles: readonly string[] = [
  '/chat/completions',
  'enerateContent',
  '/v1/messages',
  '/api/generate',
  '/api/chat',
  'api/embed',
  '/embeddings',
  '"embeddings"',
  "'embeddings'",
  'awPredict',
  'ml/v1/',
  'amazonaws.com/model',
  ':11434',
  // Entries of bodies, and a header, for addresses that are not known at all.
  'anthropic-version',
  'max_tokens',
  'max_output_tokens',
  'max_new_tokens',
  'n_predict',
  'frequency_penalty',
  'presence_penalty',
  'generationConfig',
];

/** The provider behind a URL, `local` for this machine and private names, null for hosts that are not known. */
export function providerOfUrl(url: string): string | null {
  const host = /^(?:[a-z]+:)?\/\/([^/:?#]+)/i.exec(url)?.[1]?.toLowerCase() ?? '';
  if (host === '') return null;
  if (/^(localhost|127\.\d+\.\d+\.\d+|0\.0\.0\.0|\[?::1\]?|host\.docker\.internal|ollama|vllm|.*\.local)$/.test(host))
    return 'local';
  const bedrock = /^bedrock(-runtime)?[.-].*amazonaws\.com$/.test(host);
  if (bedrock) return 'aws';
  return (
    providerByHost.find(
      ([suffix]) =>
        host === suffix ||
        host.endsWith(`.${suffix}`) ||
        (suffix.startsWith('aiplatform') && host.endsWith(`-${suffix}`)),
    )?.[1] ?? null
  );
}

/** True for hosts on which the model is the name of a deployment of the customer's. */
export function namesDeployments(url: string): boolean {
  return /^(?:[a-z]+:)?\/\/[^/:?#]*\.(openai|cognitiveservices)\.azure\.com\b/i.test(url);
}
