import { DEEPEST, type SchemaNode } from './schema-node.ts';

/** What is read of a schema, before anything is known of it. */
interface Json extends Readonly<Partial<Record<Wrapper, unknown>>> {
  readonly type?: unknown;
  readonly const?: unknown;
  readonly enum?: unknown;
  readonly anyOf?: unknown;
  readonly oneOf?: unknown;
  readonly $ref?: unknown;
  readonly format?: unknown;
  readonly items?: unknown;
  readonly properties?: unknown;
  readonly additionalProperties?: unknown;
  readonly maxLength?: unknown;
  readonly maxItems?: unknown;
}

/** JSON Schema as text, also wrapped as a response format or a tool definition; null where the text is none. */
export function parseJsonSchema(text: string): SchemaNode | null {
  if (!/^\s*\{/.test(text)) return null;
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    // Source text that only looks like JSON; the other reader tries it.
    return null;
  }
  const schema = unwrapped(json);
  return schema === null ? null : nodeOf(schema, schema, 0);
}

const wrappers = [
  'json_schema',
  'jsonSchema',
  'schema',
  'input_schema',
  'inputSchema',
  'parameters',
  'function',
] as const;
type Wrapper = (typeof wrappers)[number];

function unwrapped(json: unknown): Json | null {
  if (!isObject(json)) return null;
  if (['properties', 'enum', 'anyOf', 'oneOf', 'allOf', '$ref', 'const', 'items'].some((key) => key in json))
    return json;
  for (const key of wrappers) {
    const inner = unwrapped(json[key]);
    if (inner !== null) return inner;
  }
  return /^(?:string|boolean|number|integer|array)$/.test(String(json.type)) ? json : null;
}

function nodeOf(schema: unknown, root: Json, depth: number): SchemaNode {
  if (!isObject(schema) || depth > DEEPEST) return { kind: 'unknown' };
  const values = 'const' in schema ? [schema.const] : schema.enum;
  if (Array.isArray(values)) return { kind: 'enum', values: values.map(String) };
  const options = schema.anyOf ?? schema.oneOf;
  if (Array.isArray(options))
    return { kind: 'union', options: options.map((option) => nodeOf(option, root, depth + 1)) };
  if (typeof schema.$ref === 'string') return nodeOf(referenced(schema.$ref, root), root, depth + 1);
  const type = schema.type;
  if (Array.isArray(type)) {
    return { kind: 'union', options: type.map((each) => nodeOf({ ...schema, type: each }, root, depth + 1)) };
  }
  return typedNode(schema, String(type), root, depth);
}

function typedNode(schema: Json, type: string, root: Json, depth: number): SchemaNode {
  const most = (key: 'maxLength' | 'maxItems') => {
    const value = schema[key];
    return typeof value === 'number' ? value : null;
  };
  if (type === 'boolean') return { kind: 'boolean' };
  if (type === 'number' || type === 'integer') return { kind: 'number' };
  if (type === 'null') return { kind: 'enum', values: ['null'] };
  if (type === 'string') return { kind: 'text', maxLength: most('maxLength') ?? lengthOfFormat(schema.format) };
  if (type === 'array')
    return { kind: 'array', items: nodeOf(schema.items, root, depth + 1), maxItems: most('maxItems') };
  const properties = schema.properties;
  // More properties than those that are listed have no end.
  if (!isObject(properties) || isObject(schema.additionalProperties)) return { kind: 'unknown' };
  const fields = Object.entries(properties).map(([name, value]) => ({ name, node: nodeOf(value, root, depth + 1) }));
  return { kind: 'object', fields };
}

/** Formats that have a longest text. */
function lengthOfFormat(format: unknown): number | null {
  return /^(?:date|time|date-time|uuid|ipv4)$/.test(String(format)) ? 40 : null;
}

function referenced(reference: string, root: Json): unknown {
  let value: unknown = root;
  for (const key of reference.replace(/^#\/?/, '').split('/')) {
    if (key !== '') value = isObject(value) ? new Map(Object.entries(value)).get(key) : undefined;
  }
  return value;
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
