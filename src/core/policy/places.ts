/** Where a key or value stands in a YAML document. */
import { type Document, isAlias, isMap, isScalar, isSeq, type Node } from 'yaml';

/**
 * Offset of the value at `path`, or of its key when `isKey`; for a path that is not written in the document (a missing
 * key, a merged one) the offset of the nearest part that is. 0 for an empty document.
 */
export function offsetOfPath(document: Document, path: readonly PropertyKey[], isKey: boolean): number {
  let node: unknown = document.contents;
  let offset = startOf(node) ?? 0;
  for (const [index, step] of path.entries()) {
    const entry = entryOf(resolve(node, document), step);
    if (entry === null) return offset;
    const isLast = index === path.length - 1;
    const keyOffset = startOf(entry.key) ?? offset;
    offset = isLast && isKey ? keyOffset : (startOf(entry.value) ?? keyOffset);
    node = entry.value;
  }
  return offset;
}

function entryOf(node: unknown, step: PropertyKey): { readonly key: unknown; readonly value: unknown } | null {
  if (isMap(node)) {
    const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(step));
    return pair === undefined ? null : { key: pair.key, value: pair.value };
  }
  if (isSeq(node)) {
    const value = node.items[Number(step)];
    return value === undefined ? null : { key: value, value };
  }
  return null;
}

function resolve(node: unknown, document: Document): unknown {
  return isAlias(node) ? node.resolve(document) : node;
}

/** Null for nothing, and for the empty value after a colon, which has no place of its own. */
function startOf(node: unknown): number | null {
  if (typeof node !== 'object' || node === null || !('range' in node)) return null;
  const range = (node as Node).range;
  if (range === null || range === undefined || (isScalar(node) && node.value === null)) return null;
  return range[0];
}
