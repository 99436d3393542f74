/** White space in the source of prompts that can go without changing what they say. */

/**
 * A literal over several lines without the indentation that all of its lines share; null for what is no such literal and
 * for what has none. Quotes and the first line stay as they are, and so does the line of the closing quotes.
 */
export function withoutIndentation(literal: string): string | null {
  if (!/^[a-z]{0,2}(?:"""|'''|`)/i.test(literal) || !/(?:"""|'''|`)$/.test(literal)) return null;
  const [first = '', ...rest] = literal.split('\n');
  const last = rest.length - 1;
  const lines = rest.filter(
    (line, index) => line.trim() !== '' && !(index === last && /^\s*(?:"""|'''|`)$/.test(line)),
  );
  if (lines.length < 2) return null;
  const shared = lines.map(indentationOf).reduce(commonStart);
  if (shared.length < smallestIndentation) return null;
  return [first, ...rest.map((line) => (line.startsWith(shared) ? line.slice(shared.length) : line.trimStart()))].join(
    '\n',
  );
}

/** Two spaces cost next to nothing: they mostly share a token with what follows. */
const smallestIndentation = 4;

/** JSON in a text that is written over several lines, with its compact form. */
export function compactJsonIn(text: string): readonly { readonly pretty: string; readonly compact: string }[] {
  if (text.length > longestSearched) return [];
  const found: { pretty: string; compact: string }[] = [];
  for (const [, , pretty = ''] of text.matchAll(jsonOverLines)) {
    const value = parsedJson(pretty);
    if (value !== undefined) found.push({ pretty, compact: JSON.stringify(value) });
  }
  return found;
}

/** From a bracket at the end of a line to the line of the same indentation that begins with a closing one. */
const jsonOverLines = /^([ \t]*)[^\n{[]*([{[][ \t]*\n[\s\S]*?\n\1[}\]])/gm;

/** Longer texts are data; looking for pairs of brackets in them takes quadratic time. Characters. */
const longestSearched = 50_000;

/** The source of a call that prints JSON, without its indentation; null for what prints none, or compactly already. */
export function withoutPrettyPrinting(source: string): string | null {
  const python = /^(json\.dumps\([\s\S]*?),\s*indent\s*=\s*(?:\d+|"[^"]*"|'[^']*')([\s\S]*\))$/.exec(source);
  if (python?.[1] !== undefined && python[2] !== undefined) return `${python[1]}${python[2]}`;
  const script = /^(JSON\.stringify\([\s\S]*?),\s*(?:null|undefined),\s*(?:\d+|"[^"]*"|'[^']*')\s*\)$/.exec(source);
  return script?.[1] === undefined ? null : `${script[1]})`;
}

function indentationOf(line: string): string {
  return /^[ \t]*/.exec(line)?.[0] ?? '';
}

function commonStart(one: string, other: string): string {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length++;
  return one.slice(0, length);
}

/** Undefined for what is no JSON. */
function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
