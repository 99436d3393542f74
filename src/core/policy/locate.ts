import { type Document, isAlias, isMap, isScalar, isSeq, parseDocument } from 'yaml';
import type { TextRange } from '../model.ts';

/**
 * Where a setting stands in the text of a callcost.yml: the range of its key; that of the nearest key above it where the
 * setting itself is not written; null where none of them is. Never throws.
 */
export function locateSetting(text: string, key: readonly string[]): TextRange | null {
  const document = parseSafely(text);
  if (document === null) return null;
  let node: unknown = document.contents;
  let range: TextRange | null = null;
  for (const step of key) {
    const entry = entryOf(isAlias(node) ? node.resolve(document) : node, step);
    if (entry === null) break;
    range = entry.range;
    node = entry.value;
  }
  return range;
}

function parseSafely(text: string): Document | null {
  try {
    return parseDocument(text, { merge: true, prettyErrors: false });
  } catch {
    // Nested too deeply, or too many aliases: nothing can be located in such a file.
    return null;
  }
}

function entryOf(node: unknown, step: string): { readonly range: TextRange | null; readonly value: unknown } | null {
  if (isMap(node)) {
    const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === step);
    return pair === undefined ? null : { range: rangeOf(pair.key), value: pair.value };
  }
  if (isSeq(node)) {
    const value = node.items[Number(step)];
    return value === undefined ? null : { range: rangeOf(value), value };
  }
  return null;
}

function rangeOf(node: unknown): TextRange | null {
  if (typeof node !== 'object' || node === null || !('range' in node) || !Array.isArray(node.range)) return null;
  const [start, end]: readonly unknown[] = node.range;
  return typeof start === 'number' && typeof end === 'number' ? { start, end } : null;
}
