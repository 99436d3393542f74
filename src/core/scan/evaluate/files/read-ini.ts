/**
 * Reads INI files as Python's configparser does: sections with names and texts.
 */
import type { Data } from './data.ts';

type EntryData = Extract<Data, { kind: 'scalar' }>;
type Section = Map<string, EntryData>;

/** The sections of a file, each with its entries; the names of entries are in lower case. Null where a line is neither. */
export function readIni(text: string): Data | null {
  const sections = new Map<string, Section>();
  let section: Section | null = null;
  let last: string | null = null;
  let start = 0;
  for (const line of text.split('\n')) {
    const name = /^\[([^\]]+)\]/.exec(line)?.[1];
    const entry = entryIn(line, start);
    if (name !== undefined) {
      section = sections.get(name) ?? new Map();
      sections.set(name, section);
      last = null;
    } else if (section !== null && last !== null && /^\s+[^\s#;]/.test(line)) {
      continueEntry(section, last, line.trim());
    } else if (section !== null && entry !== null) {
      last = entry.key;
      section.set(entry.key, entry.data);
    } else if (!/^\s*([#;].*)?$/.test(line)) {
      return null;
    }
    start += line.length + 1;
  }
  const entries = [...sections].map(
    ([name, entries]) => [name, { kind: 'entries', entries: [...entries], place: null } satisfies Data] as const,
  );
  return { kind: 'entries', entries, place: null };
}

/** `name = value`, `name: value`. */
function entryIn(line: string, start: number): { readonly key: string; readonly data: EntryData } | null {
  const separator = line.search(/[=:]/);
  const key = line.slice(0, separator).trim().toLowerCase();
  if (separator <= 0 || key === '' || /^[#;]/.test(key)) return null;
  const value = line.slice(separator + 1).trim();
  const at = start + line.length - line.slice(separator + 1).trimStart().length;
  return { key, data: { kind: 'scalar', value, place: { start: at, end: at + value.length } } };
}

/** The value of an entry goes on in the lines below it that are indented. */
function continueEntry(section: Section, key: string, line: string): void {
  const before = section.get(key);
  if (before !== undefined) section.set(key, { ...before, value: `${String(before.value)}\n${line}` });
}
