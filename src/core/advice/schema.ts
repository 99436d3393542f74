import type { Evidence, ShapeKind } from './advice.ts';
import { parseJsonSchema } from './json-schema.ts';
import type { SchemaNode } from './schema-node.ts';
import { parseSchemaSource } from './schema-source.ts';

/** What a response schema says about the answer. */
export interface SchemaBounds {
  readonly kind: ShapeKind;
  /** Tokens of the longest answer, generously; null where a string or an array in it has no end. */
  readonly tokens: number | null;
  readonly evidence: Evidence;
}

/** Reads JSON Schema or the source text of a zod, pydantic or TypedDict definition; null for anything else. */
export function schemaBounds(schema: string): SchemaBounds | null {
  const node = parseJsonSchema(schema) ?? parseSchemaSource(schema);
  if (node === null) return null;
  return { kind: kindOf(node), tokens: tokensOf(node), evidence: schemaEvidence(schema, node) };
}

/** An object of one field is what its field is, in a wrapping that costs a few tokens. */
function kindOf(node: SchemaNode): ShapeKind {
  switch (node.kind) {
    case 'enum':
      return 'label';
    case 'boolean':
      return 'boolean';
    case 'number':
      return 'number';
    case 'text':
      return 'text';
    case 'array':
    case 'union':
    case 'unknown':
      return 'json';
    case 'object': {
      const [only, ...others] = node.fields;
      const isShort = only !== undefined && others.length === 0 && /^(?:enum|boolean|number)$/.test(only.node.kind);
      return isShort ? kindOf(only.node) : 'json';
    }
  }
}

/** Tokens of a number, with sign, decimals and exponent. */
const NUMBER_TOKENS = 8;

/** Characters to a token at the least, for text with many symbols. */
const CHARACTERS_PER_TOKEN = 2;

/** Quotes, colon, comma and the indentation of a field, beside its name. */
const FIELD_TOKENS = 6;

function tokensOf(node: SchemaNode): number | null {
  switch (node.kind) {
    case 'enum':
      return Math.max(...node.values.map((value) => textTokens(value.length)), 1);
    case 'boolean':
      return 1;
    case 'number':
      return NUMBER_TOKENS;
    case 'text':
      return node.maxLength === null ? null : textTokens(node.maxLength);
    case 'array': {
      const item = tokensOf(node.items);
      return node.maxItems === null || item === null ? null : 2 + node.maxItems * (item + FIELD_TOKENS);
    }
    case 'object':
      return sumOrNull(
        node.fields.map(({ name, node: value }) => plus(tokensOf(value), textTokens(name.length) + FIELD_TOKENS)),
      );
    case 'union': {
      const options = node.options.map(tokensOf);
      return options.includes(null) ? null : Math.max(0, ...options.map((tokens) => tokens ?? 0));
    }
    case 'unknown':
      return null;
  }
}

function textTokens(characters: number): number {
  return Math.ceil(characters / CHARACTERS_PER_TOKEN) + 1;
}

function plus(tokens: number | null, more: number): number | null {
  return tokens === null ? null : tokens + more;
}

function sumOrNull(tokens: readonly (number | null)[]): number | null {
  return tokens.includes(null) ? null : tokens.reduce<number>((sum, each) => sum + (each ?? 0), 4);
}

function schemaEvidence(schema: string, node: SchemaNode): Evidence {
  const text = schema.trim();
  const start = schema.indexOf(text);
  return {
    rule: `schema-${node.kind}`,
    text: text.slice(0, 160),
    span: { part: 'schema', start, end: start + text.length },
  };
}
