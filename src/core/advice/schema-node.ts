/** A response schema in one form for all languages that it may be written in. */
export type SchemaNode =
  | { readonly kind: 'enum'; readonly values: readonly string[] }
  | { readonly kind: 'boolean' | 'number' | 'unknown' }
  /** Null where the text has no end. */
  | { readonly kind: 'text'; readonly maxLength: number | null }
  | { readonly kind: 'array'; readonly items: SchemaNode; readonly maxItems: number | null }
  | { readonly kind: 'object'; readonly fields: readonly SchemaField[] }
  | { readonly kind: 'union'; readonly options: readonly SchemaNode[] };

export interface SchemaField {
  readonly name: string;
  readonly node: SchemaNode;
}

/** A schema deeper than this is as good as unbounded, and may be one that contains itself. */
export const DEEPEST = 8;
