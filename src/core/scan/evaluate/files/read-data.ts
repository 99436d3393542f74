/**
 * Reads text as data. Broken text, text without end and text that unfolds without end are no data.
 */
import { type Node as JsonNode, parseTree } from 'jsonc-parser';
import { parse as parseToml } from 'smol-toml';
import { isAlias, isMap, isScalar, isSeq, parseDocument } from 'yaml';
import {
  type Data,
  type DataFormat,
  type DataPlace,
  maximalDataLength,
  maximalNesting,
  maximalPieces,
} from './data.ts';
import { readIni } from './read-ini.ts';
import { placesInToml } from './toml-places.ts';

/** The data in a text; null where it is none. Never throws. */
export function readData(text: string, format: DataFormat): Data | null {
  if (text.length > maximalDataLength || isNestedTooDeeply(text)) return null;
  try {
    return readers[format](text);
  } catch {
    // The parsers throw on broken text, and so does this reader where there is too much.
    return null;
  }
}

const readers: Readonly<Record<DataFormat, (text: string) => Data | null>> = {
  json(text) {
    const tree = parseTree(text, [], { allowTrailingComma: true });
    return tree === undefined ? null : dataOfJson(tree, createBudget(), 0);
  },
  yaml(text) {
    const document = parseDocument(text, { merge: true, prettyErrors: false, uniqueKeys: false, logLevel: 'silent' });
    return document.errors.length > 0 ? null : dataOfYaml(document.contents, new Map(), createBudget(), 0);
  },
  toml: (text) => dataOfPlain(parseToml(text), createBudget(), placesInToml(text), '', 0),
  ini: readIni,
};

/** Brackets and dashes that open without closing: the parsers would go down with each of them. */
function isNestedTooDeeply(text: string): boolean {
  if (/^[ \t]*(?:[-?][ \t]+){41}/m.test(text)) return true;
  let depth = 0;
  for (const [bracket] of text.matchAll(/[[\]{}]/g)) {
    depth += bracket === '[' || bracket === '{' ? 1 : -1;
    if (depth > maximalNesting * 4) return true;
  }
  return false;
}

/** Counts the pieces of one file, and throws where there are too many, or too deep. */
type Budget = (depth: number) => void;

function createBudget(): Budget {
  let pieces = 0;
  return (depth) => {
    pieces += 1;
    if (pieces > maximalPieces || depth > maximalNesting) throw new RangeError('too much data');
  };
}

function dataOfJson(node: JsonNode, spend: Budget, depth: number): Data {
  spend(depth);
  const place = { start: node.offset, end: node.offset + node.length };
  const { children = [] } = node;
  switch (node.type) {
    case 'object':
      return {
        kind: 'entries',
        entries: children.flatMap(({ children: [key, value] = [] }) =>
          key === undefined || value === undefined
            ? []
            : [[String(key.value), dataOfJson(value, spend, depth + 1)] as const],
        ),
        place,
      };
    case 'array':
      return { kind: 'items', items: children.map((child) => dataOfJson(child, spend, depth + 1)), place };
    default:
      return { kind: 'scalar', value: scalarOf(node.value), place };
  }
}

function scalarOf(value: unknown): string | number | boolean | null {
  if (typeof value === 'bigint') return Number(value);
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}

function dataOfYaml(node: unknown, anchors: Map<string, unknown>, spend: Budget, depth: number): Data | null {
  spend(depth);
  if (isAlias(node)) return dataOfYaml(anchors.get(node.source) ?? null, anchors, spend, depth + 1);
  if ((isMap(node) || isSeq(node) || isScalar(node)) && node.anchor !== undefined) anchors.set(node.anchor, node);
  const place = placeOfYaml(node);
  if (isMap(node)) {
    const entries = node.items.flatMap(({ key, value }) => {
      const name = isScalar(key) ? key.value : null;
      if (isMergeKey(name)) return mergedEntries(value, anchors, spend, depth + 1);
      const data = dataOfYaml(value, anchors, spend, depth + 1);
      return name === null || data === null ? [] : [[String(name), data] as const];
    });
    return { kind: 'entries', entries: lastOfEach(entries), place };
  }
  if (isSeq(node)) {
    const items = node.items.flatMap((item) => dataOfYaml(item, anchors, spend, depth + 1) ?? []);
    return { kind: 'items', items, place };
  }
  // Tags of the program's own (`!ENV`) make something of the text that is not written here.
  if (isScalar(node) && (node.tag === undefined || node.tag.startsWith('tag:yaml.org')))
    return { kind: 'scalar', value: scalarOf(node.value), place };
  return node === null ? { kind: 'scalar', value: null, place } : null;
}

/** The parser gives `<<` as a symbol, but only where it stands without quotes. */
function isMergeKey(name: unknown): boolean {
  return name === '<<' || (typeof name === 'symbol' && name.description === '<<');
}

/** `<<: *defaults`, `<<: [*a, *b]`; what the map itself says wins. */
function mergedEntries(
  node: unknown,
  anchors: Map<string, unknown>,
  spend: Budget,
  depth: number,
): readonly (readonly [string, Data])[] {
  const data = dataOfYaml(node, anchors, spend, depth);
  if (data?.kind === 'entries') return data.entries;
  return data?.kind === 'items' ? data.items.flatMap((item) => (item.kind === 'entries' ? item.entries : [])) : [];
}

function lastOfEach(entries: readonly (readonly [string, Data])[]): readonly (readonly [string, Data])[] {
  return [...new Map(entries)];
}

function placeOfYaml(node: unknown): DataPlace {
  if (typeof node !== 'object' || node === null || !('range' in node) || !Array.isArray(node.range)) return null;
  const [start, end]: readonly unknown[] = node.range;
  return typeof start === 'number' && typeof end === 'number' ? { start, end } : null;
}

/** What the TOML parser gives: plain objects, with the places of their keys found beside it. */
function dataOfPlain(
  value: unknown,
  spend: Budget,
  places: ReadonlyMap<string, DataPlace>,
  key: string,
  depth: number,
): Data {
  spend(depth);
  const place = places.get(key) ?? null;
  if (Array.isArray(value))
    return { kind: 'items', items: value.map((item) => dataOfPlain(item, spend, places, key, depth + 1)), place };
  if (typeof value === 'object' && value !== null && !(value instanceof Date)) {
    const entries = Object.entries(value).map(
      ([name, entry]) =>
        [name, dataOfPlain(entry, spend, places, key === '' ? name : `${key}.${name}`, depth + 1)] as const,
    );
    return { kind: 'entries', entries, place };
  }
  return { kind: 'scalar', value: scalarOf(value), place };
}
