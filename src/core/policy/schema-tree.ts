/** The schema of callcost.yml as a tree that can be asked about a path: what completion and hovers show. */
import * as z from 'zod';
import { policySchema } from './schema.ts';

/** What may stand at a path. */
export interface PolicyNode {
  readonly description: string | null;
  /** The keys below it; none where names are free or where a value stands. */
  readonly keys: readonly PolicyKey[];
  /** Values to choose from; none where any value goes. */
  readonly values: readonly string[];
  /** True where keys stand below it, fixed or free ones. */
  readonly isGroup: boolean;
  readonly isList: boolean;
  /** The default in YAML, where there is one. */
  readonly defaultValue: string | null;
}

export interface PolicyKey {
  readonly name: string;
  readonly node: PolicyNode;
}

/** What may stand at a path of a callcost.yml; null where nothing may. */
export function policyNodeAt(path: readonly PropertyKey[]): PolicyNode | null {
  let node: JsonSchema | null = objectOf(z.toJSONSchema(policySchema, { io: 'input' }));
  for (const step of path) node = node === null ? null : childOf(node, String(step));
  return node === null ? null : describe(node);
}

type JsonSchema = Readonly<Record<string, unknown>>;

function describe(node: JsonSchema): PolicyNode {
  const variants = variantsOf(node);
  const properties = variants.flatMap(({ properties }) => Object.entries(objectOf(properties) ?? {}));
  const values = variants.flatMap((variant) => [
    ...(Array.isArray(variant.enum) ? variant.enum : []),
    ...('const' in variant ? [variant.const] : []),
  ]);
  return {
    description: typeof node.description === 'string' ? node.description : null,
    keys: properties.map(([name, child]) => ({ name, node: describe(objectOf(child) ?? {}) })),
    values: values.map(String),
    isGroup: variants.some(({ type }) => type === 'object'),
    isList: variants.some(({ type }) => type === 'array'),
    defaultValue: defaultOf(node),
  };
}

function childOf(node: JsonSchema, step: string): JsonSchema | null {
  for (const { properties, additionalProperties, items } of variantsOf(node)) {
    const child = objectOf(objectOf(properties)?.[step]) ?? objectOf(additionalProperties) ?? objectOf(items);
    if (child !== null) return child;
  }
  return null;
}

/** A value of several kinds, such as one pattern or a list of them, is a choice of schemas. */
function variantsOf(node: JsonSchema): readonly JsonSchema[] {
  return Array.isArray(node.anyOf) ? [node, ...node.anyOf.map(objectOf).filter((variant) => variant !== null)] : [node];
}

/** Groups have defaults made of those of their keys; only plain ones are worth saying. */
function defaultOf({ default: value }: JsonSchema): string | null {
  return value === undefined || typeof value === 'object' ? null : String(value);
}

function objectOf(value: unknown): JsonSchema | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
}
