/** Whether a call says for whom it is. */
import type { Call } from './model.ts';

/**
 * What tells for whom a request is. Names are those of headers, or ends of paths in the body (after `^`, whole paths); case
 * is no matter.
 */
export interface AttributionEvidence {
  /** Lists of tags such as `feature:checkout`. */
  readonly tags: readonly string[];
  /** Records of named values, and headers that hold one as JSON. */
  readonly records: readonly string[];
  /** How headers begin that end with the name of a value. */
  readonly prefixes: readonly string[];
  /** What says for whom a request is, whatever it is asked for. */
  readonly marks: readonly string[];
}

/** What counts where it is not known which gateway there is. */
export const anyEvidence: AttributionEvidence = {
  tags: ['tags', 'langfuse_tags', 'x-litellm-tags'],
  records: [
    'metadata',
    'labels',
    'requestMetadata',
    'x-portkey-metadata',
    'cf-aig-metadata',
    'headers',
    'extra_headers',
    'http_headers',
  ],
  prefixes: ['x-bf-dim-', 'x-bf-prom-', 'helicone-property-'],
  marks: [],
};

/** Whether a call carries a tag of its feature in some form; what is put together at run time counts. */
export function isAttributed(call: Call): boolean {
  return isOpen(call) || carries(call, 'feature', anyEvidence, null) || call.metadata.some(isMark);
}

/** What only gateways take, and what says for whom a request is. */
function isMark({ key }: Call['metadata'][number]): boolean {
  return ['x-bf-vk', 'x-title'].includes(lastPart(key).toLowerCase());
}

/** Metadata or headers that are put together at run time may hold anything. */
export function isOpen({ metadata }: Call): boolean {
  return metadata.some(
    ({ key, value }) => value === null && (openContainers.test(key) || (!key.includes('.') && !persons.test(key))),
  );
}

/** Who asks, and which program: not what for. */
const persons = /user|identifier|referer|title/i;

const openContainers = /(^|\.)(metadata|tags|labels|headers|defaultHeaders|default_headers|extra_headers|extra_body)$/;

/**
 * Whether a call carries a value in the form of a gateway. `tag` is what the gateway calls the feature: then no other tag
 * will do, as the budget goes by this one; null where any tag that names the value does.
 */
export function carries(
  { metadata, operation, sdk }: Call,
  wanted: string,
  form: AttributionEvidence,
  tag: string | null,
): boolean {
  const name = normalized(wanted);
  return metadata.some(({ key, value }) => {
    const path = key.toLowerCase();
    const isTags = form.tags.some((each) => endsIn(path, each) && isRead(each, operation, sdk));
    if (isTags) return value === null || (tag === null ? nameOfTag(value) === name : value === tag);
    const last = lastPart(path);
    if (form.marks.some((each) => each.toLowerCase() === last)) return true;
    const prefix = form.prefixes.find((each) => last.startsWith(each));
    if (prefix !== undefined) return normalized(last.slice(prefix.length)) === name;
    const record = form.records.find((each) => endsIn(path.slice(0, -last.length - 1), each));
    return record !== undefined && normalized(last) === name;
  });
}

/** `feature:checkout` names a feature. */
function nameOfTag(value: string): string {
  return normalized(/^([\w-]+)\s*[:=]/.exec(value)?.[1] ?? '');
}

/** On the routes of Responses and Messages, `metadata` belongs to the provider, and LiteLLM reads `litellm_metadata`. */
function isRead(path: string, operation: Call['operation'], sdk: string): boolean {
  return path !== 'metadata.tags' || (operation !== 'responses' && sdk !== 'anthropic');
}

function endsIn(path: string, name: string): boolean {
  const end = name.toLowerCase();
  if (end.startsWith('^')) return path === end.slice(1);
  return path === end || path.endsWith(`.${end}`);
}

function lastPart(key: string): string {
  return key.slice(key.lastIndexOf('.') + 1);
}

/** Names by their letters: `cost-center` and `costCenter` are one. */
export function normalized(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}
