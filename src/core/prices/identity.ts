import type { Basis } from '../model.ts';
import { ownValue, type PriceOverrides } from './overrides.ts';
import { providerKindOf } from './providers.ts';

/** Which model of which provider's price list a call means. */
export interface ModelIdentity {
  readonly kind: 'catalogue';
  /** Id of the provider in the price list. */
  readonly provider: string;
  /** Ways to write the model, the most literal first; the first that the list knows counts. */
  readonly candidates: readonly string[];
  /** Names under which callcost.yml may price this model, the name in the source first. */
  readonly ownNames: readonly string[];
  readonly basis: Exclude<Basis, 'unknown'>;
  readonly notes: readonly string[];
}

/** A model that no price list can price, and why. `local` needs no price but may have an hourly one in callcost.yml. */
export interface UnpriceableModel {
  readonly kind: 'local' | 'unknown';
  readonly ownNames: readonly string[];
  readonly reason: string;
}

/**
 * Reads a provider and a model id as they stand in source code: follows aliases, takes the vendor out of gateway ids
 * (`openai/gpt-4o`), sees Bedrock and Vertex spellings, and decides the vendor of an unmistakable id without provider.
 */
export function identifyModel(
  provider: string | null,
  model: string,
  overrides: PriceOverrides,
): ModelIdentity | UnpriceableModel {
  const written = model.trim();
  const target = ownValue(overrides.aliases, written);
  return target === undefined
    ? identify(provider, written, [written], false)
    : identifyAlias(provider, target.trim(), [written, target.trim()], `${written} is ${target}`);
}

/**
 * The same for a model that callcost.yml decided: the name may be an alias or already what the alias stands for. With
 * Azure it is then a model, not a deployment.
 */
export function identifyConfiguredModel(
  provider: string | null,
  model: string,
  overrides: PriceOverrides,
): ModelIdentity | UnpriceableModel {
  const written = model.trim();
  if (ownValue(overrides.aliases, written) !== undefined) return identifyModel(provider, written, overrides);
  return identifyAlias(provider, written, [written], `the model is ${written}`);
}

/** Nobody but the team says what an alias stands for: its price is configured at best. */
function identifyAlias(
  provider: string | null,
  target: string,
  ownNames: readonly string[],
  statement: string,
): ModelIdentity | UnpriceableModel {
  const identity = identify(provider, target, ownNames, true);
  if (identity.kind !== 'catalogue') return identity;
  const basis = identity.basis === 'exact' ? 'configured' : identity.basis;
  return { ...identity, basis, notes: [`${statement} (aliases in callcost.yml)`, ...identity.notes] };
}

function identify(
  provider: string | null,
  model: string,
  ownNames: readonly string[],
  aliased: boolean,
): ModelIdentity | UnpriceableModel {
  const kind = provider === null ? null : providerKindOf(provider);
  if (kind?.kind === 'local') return localServer(ownNames);
  if (kind?.kind === 'unlisted') return unknown(ownNames, `no price list for ${provider}`);
  if (kind?.kind === 'catalogue') return withinProvider(kind.id, model, ownNames, aliased);
  const split = splitPrefix(model);
  if (split !== null) return identify(split.provider, split.model, [...ownNames, split.model], aliased);
  return withoutProvider(provider, model, ownNames);
}

function withoutProvider(
  provider: string | null,
  model: string,
  ownNames: readonly string[],
): ModelIdentity | UnpriceableModel {
  if (bedrockId.test(model) || model.startsWith('arn:aws:bedrock:'))
    return withinProvider('aws', model, ownNames, false);
  const vendor = vendors.find((entry) => entry.pattern.test(model))?.provider;
  if (vendor === undefined) {
    const where = provider === null ? 'the provider is not known' : `${provider} does not say which provider serves it`;
    return unknown(ownNames, `no price for ${model}: ${where}`);
  }
  const note = `${model} is priced as sold by ${vendor}; the source does not name the provider`;
  return { ...catalogueModel(vendor, [model], ownNames), basis: 'assumed', notes: [note] };
}

function withinProvider(
  provider: string,
  model: string,
  ownNames: readonly string[],
  aliased: boolean,
): ModelIdentity | UnpriceableModel {
  if (provider === 'azure' && !aliased) {
    const reason = `${model} is an Azure deployment name, not a model: add it to aliases in callcost.yml`;
    return unknown(ownNames, reason);
  }
  const opaque = opaqueReason(model);
  if (opaque !== null) return unknown(ownNames, opaque);
  if (provider === 'anthropic' && bedrockId.test(model)) return catalogueModel('aws', [model], ownNames);
  if (provider === 'openrouter') return openRouterModel(model, ownNames);
  return catalogueModel(provider, spellings(provider, model), ownNames);
}

/** `:nitro`, `:floor`, `:online` and the like change how OpenRouter routes, not which model answers. */
function openRouterModel(model: string, ownNames: readonly string[]): ModelIdentity {
  const plain = stripOwnPrefix('openrouter', model);
  const variant = /:(nitro|floor|exacto|online|extended|thinking|beta)$/.exec(plain);
  if (variant === null) return catalogueModel('openrouter', [plain, model], ownNames);
  const base = plain.slice(0, variant.index);
  const identity = catalogueModel('openrouter', [plain, base], ownNames);
  if (variant[1] === 'thinking' || variant[1] === 'beta' || variant[1] === 'extended') return identity;
  const online = 'web search is billed in addition';
  const routed = 'the price of the model without the suffix; OpenRouter may choose a dearer or cheaper host';
  return { ...identity, basis: 'assumed', notes: [`${variant[0]}: ${variant[1] === 'online' ? online : routed}`] };
}

/** Ids that hide the model: custom endpoints and profiles. */
function opaqueReason(model: string): string | null {
  if (/:(application-inference-profile|imported-model|custom-model)\//.test(model)) {
    return `${model} hides the model: add it to aliases in callcost.yml`;
  }
  if (/:provisioned-model(-throughput)?\//.test(model)) return `${model} is billed by the hour, not per token`;
  return /(^|\/)endpoints\/\d/.test(model)
    ? `${model} is an endpoint of your own: add it to aliases in callcost.yml`
    : null;
}

/** `models/gemini-2.5-pro`, `publishers/google/models/…`, `openai/gpt-4o`, `claude-sonnet-4-5@20250929`, ARNs. */
function spellings(provider: string, model: string): readonly string[] {
  const plain = stripOwnPrefix(provider, model);
  const lastOfPath =
    provider === 'google' || plain.startsWith('arn:') ? plain.slice(plain.lastIndexOf('/') + 1) : plain;
  const undated = lastOfPath.replace(/@[\w-]+$/, '');
  return [...new Set([model, plain, lastOfPath, undated])];
}

function stripOwnPrefix(provider: string, model: string): string {
  const split = splitPrefix(model);
  const kind = split === null ? null : providerKindOf(split.provider);
  return split !== null && kind?.kind === 'catalogue' && kind.id === provider ? split.model : model;
}

/** The provider in front of a model id, `openai/gpt-4o` or `openai:gpt-4o`; null when it is part of the id. */
function splitPrefix(model: string): { readonly provider: string; readonly model: string } | null {
  const prefix = /^([\w-]+)[/:](.+)$/.exec(model);
  const [, provider, rest] = prefix ?? [];
  if (provider === undefined || rest === undefined || providerKindOf(provider) === null) return null;
  return { provider, model: rest };
}

function catalogueModel(provider: string, candidates: readonly string[], ownNames: readonly string[]): ModelIdentity {
  return {
    kind: 'catalogue',
    provider,
    candidates: [...new Set(candidates)],
    ownNames: [...new Set([...ownNames, ...candidates])],
    basis: 'exact',
    notes: [],
  };
}

function localServer(ownNames: readonly string[]): UnpriceableModel {
  return {
    kind: 'local',
    ownNames,
    reason: 'no API price: the model runs on a server of your own, compute is not counted',
  };
}

function unknown(ownNames: readonly string[], reason: string): UnpriceableModel {
  return { kind: 'unknown', ownNames, reason };
}

/** `anthropic.claude-…`, `us.amazon.nova-…`: the maker with a dot, with or without a region in front. */
const bedrockId =
  /^((us|eu|apac|au|jp|in|ca|sa|us-gov|global)\.)?(anthropic|amazon|meta|mistral|cohere|ai21|deepseek|openai|qwen|writer|nvidia|google|twelvelabs|stability|luma|moonshot|minimax|zai)\.[a-z]/;

/** Ids that only one vendor uses. Open-weight families are left out: many hosts sell them at different prices. */
const vendors: readonly { readonly pattern: RegExp; readonly provider: string }[] = [
  { pattern: /^(gpt-(?!oss)|chatgpt-|o[134](-|$)|text-embedding-(3|ada)|ft:gpt-|davinci|babbage)/, provider: 'openai' },
  { pattern: /^claude-/, provider: 'anthropic' },
  { pattern: /^(models\/)?gemini-/, provider: 'google' },
  { pattern: /^grok-/, provider: 'x-ai' },
];
