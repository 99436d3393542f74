/**
 * Merging what is spread into records.
 */
import { choice, nullValue, plainText, type RecordValue, type Value, withSource } from './values.ts';

const spreadReason = 'entries are spread in from a value of the running program';

/** Spreads `value` into entries. Returns why unknown entries may now exist, or null. */
export function mergeInto(entries: Map<string, Value>, value: Value): string | null {
  switch (value.kind) {
    case 'record':
      for (const [key, entry] of value.entries) entries.set(key, entry);
      return value.open;
    case 'null':
    case 'boolean':
      return null;
    case 'choice':
      return mergeOptions(entries, value.options);
    case 'result':
      for (const [key, entry] of value.set ?? []) entries.set(key, entry);
      return spreadReason;
    default:
      return spreadReason;
  }
}

/** Spreads `value` over entries that are already there: what it may override is only a default then. */
export function overrideBy(entries: Map<string, Value>, value: Value): string | null {
  const open = mergeInto(entries, value);
  if (open === null) return null;
  const given = value.kind === 'record' ? value.entries : null;
  for (const [key, entry] of entries) if (given?.has(key) !== true) entries.set(key, withSource(entry, 'default'));
  return open;
}

/** `...(condition && { … })`: each option's entries may or may not be there. */
function mergeOptions(entries: Map<string, Value>, options: readonly Value[]): string | null {
  let open: string | null = null;
  for (const option of options) {
    if (isEmpty(option)) continue;
    open ??= option.kind === 'record' ? mergePossible(entries, option) : spreadReason;
  }
  return open;
}

function mergePossible(entries: Map<string, Value>, record: RecordValue): string | null {
  for (const [key, entry] of record.entries) entries.set(key, choice([entries.get(key) ?? nullValue, entry]));
  return record.open;
}

/** Values that spread to nothing: `null`, `false`, `0`, `""`. */
function isEmpty(value: Value): boolean {
  if (value.kind === 'null' || value.kind === 'boolean') return true;
  return plainText(value) === '' || (value.kind === 'number' && value.value === 0);
}

/** Whether the entries of a record are of one kind: one of them may be chosen, as no one chooses among settings. */
export function isTable(record: RecordValue): boolean {
  const kinds = new Set([...record.entries.values()].map(({ kind }) => kind).filter((kind) => plainKinds.has(kind)));
  return kinds.size <= 1;
}

const plainKinds: ReadonlySet<Value['kind']> = new Set(['text', 'number', 'boolean', 'list', 'record']);
