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

/** JSON in a text that is written over several lines, with its compact form. Outermost first; linear in the text. */
export function compactJsonIn(text: string): readonly { readonly pretty: string; readonly compact: string }[] {
  const found: { pretty: string; compact: string }[] = [];
  let end = 0;
  for (const block of bracketBlocks(text)) {
    if (block.start < end) continue;
    const pretty = text.slice(block.start, block.end);
    const value = parsedJson(pretty);
    if (value === undefined) continue;
    found.push({ pretty, compact: JSON.stringify(value) });
    end = block.end;
  }
  return found;
}

/** From a bracket at the end of a line to the next line of the same indentation that begins with a closing one. */
function bracketBlocks(text: string): readonly { readonly start: number; readonly end: number }[] {
  const open = new Map<string, number>();
  const blocks: { start: number; end: number }[] = [];
  let offset = 0;
  for (const line of text.split('\n')) {
    const indentation = indentationOf(line);
    const start = open.get(indentation);
    if (start !== undefined && /^[}\]]/.test(line.slice(indentation.length))) {
      blocks.push({ start, end: offset + indentation.length + 1 });
      open.delete(indentation);
    }
    const bracket = line.search(/[{[]\s*$/);
    if (bracket >= 0 && open.size < deepestNesting) open.set(indentation, offset + bracket);
    offset += line.length + 1;
  }
  return blocks.toSorted((one, other) => one.start - other.start);
}

/** Each level of nesting may be parsed once more than the one around it. */
const deepestNesting = 20;

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
