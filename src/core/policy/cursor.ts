/** Where a cursor stands in a callcost.yml that is being written, and so rarely is well-formed YAML. */

/** A place between or in the words of a file. */
export interface PolicyCursor {
  readonly kind: 'key' | 'value';
  /** Keys that lead here; for a value, its own key is the last. */
  readonly path: readonly string[];
  /** Offsets of the word at the cursor, which may be empty. */
  readonly start: number;
  readonly end: number;
  /** Keys that stand beside this one already. */
  readonly siblings: readonly string[];
  /** True within brackets on one line: `{ key: value }`. */
  readonly isInline: boolean;
}

/** Reads the place from indentation and from the brackets of the line alone. Null in a comment. */
export function policyCursorAt(text: string, offset: number): PolicyCursor | null {
  const lineStart = text.slice(0, offset).lastIndexOf('\n') + 1;
  const before = text.slice(lineStart, offset);
  if (/(^|\s)#/.test(before)) return null;
  const lines = text.slice(0, lineStart).split('\n').slice(0, -1);
  const indentation = /^ */.exec(before)?.[0].length ?? 0;
  const parents = parentsOf(lines, isListItem(before) ? indentation + 1 : indentation);
  const flow = readFlow(before);
  const word = /[^\s:,{}[\]"']*$/.exec(before)?.[0] ?? '';
  const start = offset - word.length;
  const end = offset + (/^[^\s:,{}[\]"'#]*/.exec(text.slice(offset))?.[0].length ?? 0);
  const path = [...parents, ...flow.path];
  const { isInline } = flow;
  const place = { start, end, isInline };
  if (flow.kind === 'value') return { ...place, kind: 'value', path, siblings: [] };
  if (isListItem(before)) return { ...place, kind: 'value', path: parents, siblings: [] };
  const siblings = isInline ? flow.siblings : siblingsOf(text, lineStart, indentation);
  return { ...place, kind: 'key', path, siblings };
}

const keyOfLine = /^( *)(?:- +)?("[^"]*"|'[^']*'|[^\s#:{}[\],]+) *:(?:\s|$)/;

/** The keys above a line that are indented less and less. */
function parentsOf(lines: readonly string[], indentation: number): readonly string[] {
  const path: string[] = [];
  let limit = indentation;
  for (const line of lines.toReversed()) {
    const [, spaces, key] = keyOfLine.exec(line) ?? [];
    if (spaces === undefined || key === undefined || spaces.length >= limit) continue;
    path.unshift(unquoted(key));
    limit = spaces.length;
  }
  return path;
}

/** Keys at the same indentation around a line, up to where a line is indented less. */
function siblingsOf(text: string, lineStart: number, indentation: number): readonly string[] {
  const above = text.slice(0, lineStart).split('\n').slice(0, -1).toReversed();
  const below = text.slice(lineStart).split('\n').slice(1);
  return [above, below].flatMap((lines) => {
    const keys: string[] = [];
    for (const line of lines) {
      if (line.trim() === '' || line.trimStart().startsWith('#')) continue;
      const spaces = /^ */.exec(line)?.[0].length ?? 0;
      if (spaces < indentation) break;
      const [, , key] = keyOfLine.exec(line) ?? [];
      if (spaces === indentation && key !== undefined) keys.push(unquoted(key));
    }
    return keys;
  });
}

/** An open bracket, or the line itself. */
interface Flow {
  readonly base: readonly string[];
  readonly isList: boolean;
  readonly isInline: boolean;
  readonly siblings: string[];
  kind: 'key' | 'value';
  path: readonly string[];
}

const words = /"[^"]*"|'[^']*'|[^\s:,{}[\]"']+|:(?=\s|$|["'{[])|[,{}[\]]/g;

/** What the line itself opens: `key: `, `key: { inner: `, `key: [one, `. */
function readFlow(before: string): Flow {
  const line = openFlow([], false, false);
  const open: Flow[] = [];
  for (const [word] of before.matchAll(words)) {
    const flow = open.at(-1) ?? line;
    if (word === '{' || word === '[') open.push(openFlow(flow.path, word === '[', true));
    else if (word === '}' || word === ']') open.pop();
    else readWord(flow, word, before);
  }
  return open.at(-1) ?? line;
}

function openFlow(base: readonly string[], isList: boolean, isInline: boolean): Flow {
  return { base, isList, isInline, siblings: [], kind: isList ? 'value' : 'key', path: base };
}

function readWord(flow: Flow, word: string, before: string): void {
  if (word === ':') flow.kind = 'value';
  else if (word === ',' && !flow.isList) {
    flow.kind = 'key';
    flow.path = flow.base;
  } else if (flow.kind === 'key' && isKeyWord(before, word)) {
    flow.path = [...flow.base, unquoted(word)];
    flow.siblings.push(unquoted(word));
  }
}

/** A word is a key once its colon is there; until then it is what the cursor is completing. */
function isKeyWord(before: string, word: string): boolean {
  const escaped = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(^|[\\s{,])${escaped}\\s*:`).test(before);
}

function isListItem(before: string): boolean {
  return /^ *- /.test(before);
}

function unquoted(key: string): string {
  return key.replace(/^(["'])(.*)\1$/, '$2');
}
