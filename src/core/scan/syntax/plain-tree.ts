import type { Node, TreeCursor } from 'web-tree-sitter';
import type { TextRange } from '../../model.ts';

/** A named node of a syntax tree, as plain data. Comments and missing nodes are left out. */
export interface PlainNode {
  /** The grammar's name of the node; `ERROR` for what it could not read. */
  readonly type: string;
  /** The file of the tree. */
  readonly file: string;
  readonly start: number;
  readonly end: number;
  /** The grammar's name of the node's place in its parent, e.g. `left`. */
  readonly field: string | null;
  readonly children: readonly PlainNode[];
  /** Keywords, operators and brackets that stand between the children, in order. */
  readonly tokens: readonly string[];
}

/** A whole syntax tree, as plain data. */
export interface PlainTree {
  readonly root: PlainNode;
  readonly comments: readonly TextRange[];
  /** Ranges of error nodes and places (empty ranges) of missing nodes. */
  readonly errors: readonly TextRange[];
}

/** Tells that the children of a node are not wanted. It is asked only in trees without errors. */
export type IsLeaf = (type: string, start: number) => boolean;

interface OpenNode extends PlainNode {
  readonly children: PlainNode[];
  readonly tokens: string[];
}

/**
 * Copies a tree out of the parser's memory in one walk. Every question to a tree-sitter node crosses into WebAssembly,
 * so it is asked once per node here, and tokens are asked for nothing but their type. Any depth of nesting is fine.
 */
export function readPlainTree(root: Node, file: string, isLeaf: IsLeaf): PlainTree {
  const cursor = root.walk();
  try {
    return new TreeReader(cursor, root, file, isLeaf).read();
  } finally {
    cursor.delete();
  }
}

/** The walk of one cursor. It lives as long as one call of `readPlainTree`. */
class TreeReader {
  private readonly comments: TextRange[] = [];
  private readonly errors: TextRange[] = [];
  private readonly namedTypes: (boolean | undefined)[] = [];
  private readonly cursor: TreeCursor;
  private readonly root: Node;
  private readonly file: string;
  private readonly isLeaf: IsLeaf;
  private readonly hasError: boolean;

  constructor(cursor: TreeCursor, root: Node, file: string, isLeaf: IsLeaf) {
    this.cursor = cursor;
    this.root = root;
    this.file = file;
    this.isLeaf = isLeaf;
    this.hasError = root.hasError;
  }

  read(): PlainTree {
    const root = this.openNode('root', this.root.startIndex, this.root.endIndex, null);
    const ancestors: OpenNode[] = [];
    let parent = root;
    let isInside = this.cursor.gotoFirstChild();
    while (isInside) {
      const node = this.readCurrent(parent);
      if (node !== null && this.cursor.gotoFirstChild()) {
        ancestors.push(parent);
        parent = node;
        continue;
      }
      while (!this.cursor.gotoNextSibling()) {
        const ancestor = ancestors.pop();
        if (ancestor === undefined) {
          isInside = false;
          break;
        }
        this.cursor.gotoParent();
        parent = ancestor;
      }
    }
    return { root, comments: this.comments, errors: this.errors };
  }

  /** Adds the cursor's node to its parent; returns it when its children are wanted too. */
  private readCurrent(parent: OpenNode): OpenNode | null {
    const { cursor } = this;
    const typeId = cursor.nodeTypeId;
    const type = this.root.tree.language.types[typeId] ?? 'ERROR';
    if (this.hasError && cursor.nodeIsMissing) {
      this.errors.push({ start: cursor.startIndex, end: cursor.startIndex, file: this.file });
      return null;
    }
    if (!this.isNamed(typeId)) {
      parent.tokens.push(type);
      return null;
    }
    const start = cursor.startIndex;
    const end = cursor.endIndex;
    if (type === 'comment') {
      this.comments.push({ start, end, file: this.file });
      return null;
    }
    if (type === 'ERROR') this.errors.push({ start, end, file: this.file });
    const fieldId = cursor.currentFieldId;
    const field = fieldId === 0 ? null : (this.root.tree.language.fields[fieldId] ?? null);
    const node = this.openNode(type, start, end, field);
    parent.children.push(node);
    return !this.hasError && this.isLeaf(type, start) ? null : node;
  }

  private openNode(type: string, start: number, end: number, field: string | null): OpenNode {
    return { type, file: this.file, start, end, field, children: [], tokens: [] };
  }

  private isNamed(typeId: number): boolean {
    const known = this.namedTypes[typeId];
    if (known !== undefined) return known;
    const isNamed = this.root.tree.language.nodeTypeIsNamed(typeId);
    this.namedTypes[typeId] = isNamed;
    return isNamed;
  }
}

/** The first child at a place of the grammar, e.g. `left`. */
export function childAt(node: PlainNode, field: string): PlainNode | undefined {
  return node.children.find((child) => child.field === field);
}

/** All children at a place of the grammar. */
export function childrenAt(node: PlainNode, field: string): readonly PlainNode[] {
  return node.children.filter((child) => child.field === field);
}

/** Where a node stands. */
export function rangeOf({ file, start, end }: PlainNode): TextRange {
  return { start, end, file };
}

/** The empty place at an offset of the file of a node. */
export function placeAt({ file }: PlainNode, offset: number): TextRange {
  return { start: offset, end: offset, file };
}
