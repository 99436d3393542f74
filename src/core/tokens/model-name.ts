import { providerKindOf } from '../prices/providers.ts';

/** Vendors in front of their models, as Bedrock writes them, behind an optional region. */
const BEDROCK_PREFIX = /^(?:[a-z-]{2,6}\.)?(?:anthropic|openai)\.(?=[a-z])/;

/** How OpenRouter and others route or serve a model; not which model it is. */
const VARIANT_SUFFIX = /:(?:free|beta|nitro|floor|online|extended|thinking|exacto|latest)$/;

/**
 * The model's own name in lower case: without route, vendor, region, fine-tuning wrapper, and variant.
 * `us.anthropic.claude-sonnet-4-5-20250929-v1:0` → `claude-sonnet-4-5-20250929-v1:0`, `ft:gpt-4o-mini:acme::x` →
 * `gpt-4o-mini`, `openrouter/anthropic/claude-sonnet-4.5:beta` → `claude-sonnet-4.5`, `openai:gpt-5` → `gpt-5`.
 */
export function bareModelName(model: string): string {
  const name = model.trim().toLowerCase().replace(VARIANT_SUFFIX, '').replace(/@.*$/, '');
  const lastOfPath = withoutProvider(name.slice(name.lastIndexOf('/') + 1)).replace(BEDROCK_PREFIX, '');
  return lastOfPath.startsWith('ft:') ? (lastOfPath.split(':')[1] ?? '') : lastOfPath;
}

/** `anthropic:claude-opus-5` is a provider and a model; `mistral:7b` is a model and its size. */
function withoutProvider(name: string): string {
  const [, provider, model] = /^([\w-]+):([a-z].*)$/.exec(name) ?? [];
  return provider !== undefined && model !== undefined && providerKindOf(provider) !== null ? model : name;
}
