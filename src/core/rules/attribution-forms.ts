/**
 * The forms in which gateways take attribution from a request, as data. Sources: the documentation and source of each as of
 * November 2026 (LiteLLM `litellm_pre_call_utils.py`, Bifrost governance, Portkey OpenAPI, Helicone and Cloudflare docs).
 */
import { type AttributionEvidence, anyEvidence } from '../attribution.ts';
import type { WrittenAttribution } from '../change.ts';

/** A value that a request is to carry; for a gateway that knows tags, the whole tag. */
export interface AttributionEntry {
  readonly key: string;
  readonly value: string;
}

/** How one gateway is told for whom a request is. */
export interface AttributionForm extends AttributionEvidence {
  /** The gateway, for people. */
  readonly name: string;
  /** What to write, the best first; none where a value cannot be sent in this form. */
  readonly write: (entries: readonly AttributionEntry[]) => readonly WrittenAttribution[];
}

/** Gateways with a form of their own. */
export type AttributionGateway =
  | 'litellm'
  | 'bifrost'
  | 'portkey'
  | 'helicone'
  | 'cloudflare'
  | 'openrouter'
  | 'langfuse';

const nothingTaken = { tags: [], records: [], prefixes: [], marks: [] } as const;

/** The form of each gateway. */
export const attributionForms: Readonly<Record<AttributionGateway, AttributionForm>> = {
  litellm: {
    ...nothingTaken,
    name: 'LiteLLM',
    tags: ['metadata.tags', 'litellm_metadata.tags', 'extra_body.tags', '^tags', 'x-litellm-tags'],
    // A comma would part a tag in two.
    write(entries) {
      const tags = entries.map(({ value }) => value);
      const isSendable = tags.every((tag) => isHeaderSafe(tag) && !tag.includes(','));
      if (!isSendable) return [{ kind: 'tags', tags }];
      return [{ kind: 'tags', tags }, headers([['x-litellm-tags', tags.join(',')]])];
    },
  },
  bifrost: {
    ...nothingTaken,
    name: 'Bifrost',
    prefixes: ['x-bf-dim-', 'x-bf-prom-'],
    marks: ['x-bf-vk'],
    write: (entries) => oneHeaderEach(entries, (key) => `x-bf-dim-${key}`, ['path', 'method']),
  },
  portkey: {
    ...nothingTaken,
    name: 'Portkey',
    records: ['x-portkey-metadata'],
    write: (entries) => jsonHeader('x-portkey-metadata', entries, { longest: 128, most: 64 }),
  },
  helicone: {
    ...nothingTaken,
    name: 'Helicone',
    prefixes: ['helicone-property-'],
    write: (entries) => oneHeaderEach(entries, (key) => `Helicone-Property-${capitalized(key)}`, []),
  },
  cloudflare: {
    ...nothingTaken,
    name: 'Cloudflare AI Gateway',
    records: ['cf-aig-metadata'],
    write: (entries) => jsonHeader('cf-aig-metadata', entries, { longest: 1024, most: 5 }),
  },
  openrouter: {
    ...nothingTaken,
    name: 'OpenRouter',
    marks: ['http-referer', 'x-title', 'x-openrouter-title', 'httpreferer', 'xtitle', 'apptitle', 'user'],
    write(entries) {
      const feature = entries.find(({ key }) => key === 'feature');
      return feature === undefined || !isHeaderSafe(feature.value) ? [] : [headers([['X-Title', feature.value]])];
    },
  },
  langfuse: {
    ...nothingTaken,
    name: 'Langfuse',
    tags: ['tags', 'langfuse_tags'],
    records: ['metadata'],
    write: (entries) => [{ kind: 'langfuse-tags', tags: entries.map(({ value }) => value) }],
  },
};

/** The form of a gateway that knows features by headers of the team's own. */
export function customForm(names: readonly string[]): AttributionForm {
  return {
    ...nothingTaken,
    name: 'the gateway',
    marks: names,
    write(entries) {
      const feature = entries.find(({ key }) => key === 'feature');
      const [name] = names;
      if (name === undefined || feature === undefined || !isHeaderSafe(feature.value)) return [];
      return [headers([[name, feature.value]])];
    },
  };
}

/** Any form: where it is not known which gateway there is. What the SDK itself takes is written. */
export const anyForm: AttributionForm = {
  ...anyEvidence,
  name: 'any gateway',
  write: (entries) => [{ kind: 'metadata', entries }],
};

function headers(pairs: readonly (readonly [name: string, value: string])[]): WrittenAttribution {
  return { kind: 'headers', headers: pairs.map(([name, value]) => ({ name, value })) };
}

function oneHeaderEach(
  entries: readonly AttributionEntry[],
  nameOf: (key: string) => string,
  reserved: readonly string[],
): readonly WrittenAttribution[] {
  const isSendable = entries.every(
    ({ key, value }) => /^[\w-]+$/.test(key) && !reserved.includes(key) && isHeaderSafe(value),
  );
  return isSendable ? [headers(entries.map(({ key, value }) => [nameOf(key), value] as const))] : [];
}

function jsonHeader(
  name: string,
  entries: readonly AttributionEntry[],
  { longest, most }: { readonly longest: number; readonly most: number },
): readonly WrittenAttribution[] {
  const isSendable = entries.every(({ key, value }) => isHeaderSafe(key + value) && value.length <= longest);
  if (!isSendable || entries.length > most) return [];
  return [headers([[name, JSON.stringify(Object.fromEntries(entries.map(({ key, value }) => [key, value])))]])];
}

/** Printable ASCII without white space at the ends: what every HTTP library sends as it is. */
function isHeaderSafe(text: string): boolean {
  return /^[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?$/.test(text);
}

function capitalized(key: string): string {
  return key.charAt(0).toUpperCase() + key.slice(1);
}
