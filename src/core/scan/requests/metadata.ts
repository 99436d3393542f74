/** What attributes a request: metadata, tags and headers of the call, and those of the client that sends it. */
import type { Call } from '../../model.ts';
import { asRecord, type Parameters, unwrapJson } from '../evaluate/call-arguments.ts';
import type { Evaluation } from '../evaluate/evaluation.ts';
import { isSecretText } from '../evaluate/secrets.ts';
import { plainText, type Value } from '../evaluate/values.ts';
import type { ParameterPath } from '../sdk/shape.ts';
import { isStated, readPath } from './parameters.ts';
import { parametersOf, type SdkObject } from './trace.ts';

type Entry = Call['metadata'][number];

/** Attribution keys with their literal values; each tag of a list, and each entry of a JSON text, is an entry of its own. */
export function readMetadata(
  evaluation: Evaluation,
  parameters: Parameters,
  paths: readonly ParameterPath[] | undefined,
): readonly Entry[] {
  return (paths ?? []).flatMap((path) => {
    const value = isStated(parameters, path) ? readPath(evaluation, parameters, path) : undefined;
    const isMaybe = value?.kind === 'unknown' && value.origin === 'optional' && path.includes('.');
    return value === undefined || isMaybe ? [] : entriesOf(evaluation, path.replace(/^#\d+\./, ''), value, 0);
  });
}

/** What the objects that a request is made on add to all of their requests. */
export function readObjectMetadata(evaluation: Evaluation, object: SdkObject | null): readonly Entry[] {
  const entries: Entry[] = [];
  for (let each = object; each !== null; each = each.parent) {
    const parameters = each.shape.metadata === undefined ? null : parametersOf(evaluation, each);
    // Members of a client are objects with the same origin.
    if (parameters !== null && each.parent?.origin?.call !== each.origin?.call)
      entries.push(...readMetadata(evaluation, parameters, each.shape.metadata));
  }
  return entries;
}

/** Whether an object that a request is made on was made with parameters that may hold more than is known, headers as well. */
export function hasOpenObject(evaluation: Evaluation, object: SdkObject | null): boolean {
  for (let each = object; each !== null; each = each.parent) {
    const parameters = each.shape.metadata === undefined ? null : parametersOf(evaluation, each);
    if (parameters !== null && parameters.named.open !== null) return true;
  }
  return false;
}

/** Records in records deeper than this attribute nothing. */
const maximalDepth = 4;

/** Headers that attribute nothing: keys and passwords, which are never kept, and those of the protocol. */
const saysNothing =
  /\.(authorization|cookie|proxy-authorization|[\w-]*(api[-_]?key|auth|secret|token|password)|content-type|accept|user-agent|anthropic-(version|beta))$/i;

function entriesOf(evaluation: Evaluation, key: string, value: Value, depth: number): readonly Entry[] {
  if (value.kind === 'null' || depth > maximalDepth || saysNothing.test(key)) return [];
  const within = (name: string, inner: Value) => entriesOf(evaluation, `${key}.${name}`, inner, depth + 1);
  if (value.kind === 'record') {
    const known = [...value.entries].flatMap(([name, entry]) => within(name, entry));
    return value.open === null ? known : [...known, { key, value: null }];
  }
  if (value.kind === 'list')
    return value.elements.length === 0 ? [] : value.elements.map((element) => ({ key, value: plainText(element) }));
  const text = plainText(value);
  // A virtual key says for whom a request is, and is a secret all the same.
  if (/\.x-bf-vk$/i.test(key)) return [{ key, value: null }];
  if (text !== null) return isSecretText(text) ? [] : textEntries(key, text);
  const json = unwrapJson(evaluation, value);
  const record = json === null ? null : asRecord(evaluation, json);
  return record === null ? [{ key, value: null }] : entriesOf(evaluation, key, record, depth + 1);
}

/** A text may hold several tags, or be a record in JSON. */
function textEntries(key: string, text: string): readonly Entry[] {
  if (/tags$/i.test(key)) return text.split(',').map((tag) => ({ key, value: tag.trim() }));
  if (!text.startsWith('{')) return [{ key, value: text }];
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed !== 'object' || parsed === null
      ? [{ key, value: text }]
      : Object.entries(parsed).map(([name, entry]) => ({ key: `${key}.${name}`, value: String(entry) }));
  } catch {
    return [{ key, value: text }];
  }
}
