import { DEEPEST, type SchemaField, type SchemaNode } from './schema-node.ts';

/**
 * A response schema from the source text of its definition: `z.object({ … })`, `class Answer(BaseModel): …`, a TypedDict,
 * an Enum or a bare type such as `Literal["a", "b"]` and `z.enum([…])`. Several classes may be given: the last one that no
 * other uses is the answer. Null where the text is none of them.
 */
export function parseSchemaSource(source: string): SchemaNode | null {
  const classes = pythonClasses(source);
  if (classes.size > 0) {
    const names = [...classes.keys()];
    const isUsed = (name: string) =>
      names.some((other) => other !== name && hasWord(classes.get(other)?.body ?? '', name));
    const root = names.findLast((name) => !isUsed(name)) ?? names.at(-1);
    return root === undefined ? null : pythonClass(root, classes, 0);
  }
  const zod = /\bz\s*\.\s*\w+/.exec(source);
  if (zod !== null) return zodNode(source.slice(zod.index), 0);
  const type = pythonType(source.trim(), classes, 0);
  return type.kind === 'unknown' ? null : type;
}

interface PythonClass {
  readonly bases: string;
  readonly body: string;
}

function pythonClasses(source: string): ReadonlyMap<string, PythonClass> {
  const classes = new Map<string, PythonClass>();
  for (const match of source.matchAll(
    /^class\s+(\w+)\s*(?:\(([^)]*)\))?\s*:[^\n]*\n((?:[ \t]+[^\n]*(?:\n|$)|\s*\n)*)/gm,
  )) {
    classes.set(match[1] ?? '', { bases: match[2] ?? '', body: match[3] ?? '' });
  }
  return classes;
}

function pythonClass(name: string, classes: ReadonlyMap<string, PythonClass>, depth: number): SchemaNode {
  const definition = classes.get(name);
  if (definition === undefined || depth > DEEPEST) return { kind: 'unknown' };
  const { bases, body } = definition;
  if (/\bEnum\b|\bStrEnum\b/.test(bases)) {
    return {
      kind: 'enum',
      values: [...body.matchAll(/^\s+\w+\s*=\s*["']([^"'\n]*)["']/gm)].map((match) => match[1] ?? ''),
    };
  }
  const fields: SchemaField[] = [];
  for (const match of body.matchAll(/^[ \t]+(\w+)\s*:\s*([^\n#]+)/gm)) {
    const [, field = '', written = ''] = match;
    if (field !== 'model_config') fields.push({ name: field, node: pythonField(written, classes, depth) });
  }
  // Fields of a base class that is not given are unknown.
  const isWhole = bases
    .split(',')
    .every((base) =>
      /^\s*(?:BaseModel|pydantic\.BaseModel|TypedDict|typing\.TypedDict|total\s*=\s*\w+|)\s*$/.test(base),
    );
  return fields.length > 0 && isWhole ? { kind: 'object', fields } : { kind: 'unknown' };
}

function pythonField(written: string, classes: ReadonlyMap<string, PythonClass>, depth: number): SchemaNode {
  const [type = '', value = ''] = splitOnce(written, '=');
  const node = pythonType(type.trim(), classes, depth);
  const length = /\bmax_length\s*=\s*(\d+)/.exec(`${type}${value}`)?.[1];
  if (length === undefined) return node;
  if (node.kind === 'text') return { kind: 'text', maxLength: Number(length) };
  return node.kind === 'array' ? { ...node, maxItems: Number(length) } : node;
}

function pythonType(type: string, classes: ReadonlyMap<string, PythonClass>, depth: number): SchemaNode {
  if (depth > DEEPEST) return { kind: 'unknown' };
  const options = splitTop(type, '|');
  if (options.length > 1)
    return { kind: 'union', options: options.map((option) => pythonType(option, classes, depth + 1)) };
  const generic = /^(?:typing\.)?(\w+)\s*\[([\s\S]*)\]$/.exec(type);
  const [, outer = type, inner = ''] = generic ?? [];
  const parts = splitTop(inner, ',');
  const first = () => pythonType(parts[0] ?? '', classes, depth + 1);
  switch (outer) {
    case 'bool':
      return { kind: 'boolean' };
    case 'int':
    case 'float':
    case 'Decimal':
      return { kind: 'number' };
    case 'None':
      return { kind: 'enum', values: ['null'] };
    case 'str':
      return { kind: 'text', maxLength: null };
    case 'date':
    case 'datetime':
    case 'UUID':
      return { kind: 'text', maxLength: 40 };
    case 'Literal':
      return { kind: 'enum', values: parts.map((part) => part.replace(/^["']|["']$/g, '')) };
    case 'Optional':
      return { kind: 'union', options: [first(), { kind: 'enum', values: ['null'] }] };
    case 'Union':
      return { kind: 'union', options: parts.map((part) => pythonType(part, classes, depth + 1)) };
    case 'list':
    case 'List':
    case 'set':
    case 'Sequence':
      return { kind: 'array', items: first(), maxItems: null };
    case 'Annotated':
    case 'Required':
    case 'NotRequired':
      return pythonField(`${parts[0] ?? ''} = ${parts.slice(1).join(',')}`, classes, depth + 1);
    default:
      return classes.has(outer) ? pythonClass(outer, classes, depth + 1) : { kind: 'unknown' };
  }
}

/** A zod expression that starts with `z.`: its first call decides, `.max(…)` and `.nullable()` after it refine. */
function zodNode(source: string, depth: number): SchemaNode {
  const call = /^\s*z\s*\.\s*(?:coerce\s*\.\s*)?(\w+)\s*(?:\(|\.)/.exec(source);
  if (call === null || depth > DEEPEST) return { kind: 'unknown' };
  const open = source.indexOf('(', call[0].length - 1);
  const close = closingOf(source, open);
  const inner = source.slice(open + 1, close);
  const chain = splitTop(source.slice(close + 1), ',')[0] ?? '';
  const most = /\.\s*(?:max|length)\s*\(\s*(\d+)/.exec(chain)?.[1];
  const limit = most === undefined ? null : Number(most);
  const node = zodCall(call[1] ?? '', inner, limit, depth);
  return /\.\s*(?:nullable|nullish)\s*\(/.test(chain)
    ? { kind: 'union', options: [node, { kind: 'enum', values: ['null'] }] }
    : node;
}

function zodCall(name: string, inner: string, limit: number | null, depth: number): SchemaNode {
  switch (name) {
    case 'enum':
    case 'literal': {
      const values = [...inner.matchAll(/["'`]([^"'`\n]*)["'`]/g)].map((match) => match[1] ?? '');
      return values.length > 0 ? { kind: 'enum', values } : { kind: 'unknown' };
    }
    case 'boolean':
      return { kind: 'boolean' };
    case 'number':
    case 'int':
      return { kind: 'number' };
    case 'date':
    case 'uuid':
      return { kind: 'text', maxLength: 40 };
    case 'string':
    case 'email':
    case 'url':
      return { kind: 'text', maxLength: limit };
    case 'array':
      return { kind: 'array', items: zodNode(inner, depth + 1), maxItems: limit };
    case 'optional':
    case 'nullable':
      return zodNode(inner, depth + 1);
    case 'union':
    case 'discriminatedUnion': {
      const list = inner.slice(inner.indexOf('[') + 1, inner.lastIndexOf(']'));
      return { kind: 'union', options: splitTop(list, ',').map((option) => zodNode(option, depth + 1)) };
    }
    case 'object':
    case 'strictObject':
      return { kind: 'object', fields: zodFields(inner.slice(inner.indexOf('{') + 1, inner.lastIndexOf('}')), depth) };
    default:
      return { kind: 'unknown' };
  }
}

function zodFields(body: string, depth: number): readonly SchemaField[] {
  return splitTop(body, ',').map((field) => {
    const [name = '', value = ''] = splitOnce(field, ':');
    return { name: name.replace(/["'\s]/g, ''), node: zodNode(value, depth + 1) };
  });
}

function hasWord(text: string, word: string): boolean {
  return new RegExp(`\\b${word}\\b`).test(text);
}

function splitOnce(text: string, separator: string): readonly [string, string] {
  const parts = splitTop(text, separator);
  return [parts[0] ?? '', parts.slice(1).join(separator)];
}

/** Splits outside of brackets and quotations; parts that are empty or a comment are left out. */
function splitTop(text: string, separator: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (const { 0: mark, index } of text.matchAll(/"[^"\n]*"|'[^'\n]*'|`[^`]*`|[([{]|[)\]}]|[|,:=]/g)) {
    if (/[([{]/.test(mark[0] ?? '')) depth += 1;
    else if (/[)\]}]/.test(mark[0] ?? '')) depth -= 1;
    else if (mark === separator && depth === 0) {
      parts.push(text.slice(start, index));
      start = index + 1;
    }
  }
  return [...parts, text.slice(start)]
    .map((part) => part.replace(/^\s*\/\/[^\n]*\n/, '').trim())
    .filter((part) => part !== '');
}

/** The offset of the bracket that closes the one at `open`; the end of the text where none does. */
function closingOf(text: string, open: number): number {
  let depth = 0;
  for (let index = open; index >= 0 && index < text.length; index += 1) {
    if (text[index] === '(') depth += 1;
    if (text[index] === ')') depth -= 1;
    if (depth === 0) return index;
  }
  return text.length;
}
