/**
 * What the evaluator knows about an expression: a small abstract domain. A value is either known, partly known (text with
 * holes, an open list), a path into an imported module, or unknown with a reason.
 */
import type { PromptPiece, TextRange, ValueSource } from '../../model.ts';
import type { CallExpression, ClassDefinition, FunctionDefinition } from '../syntax/syntax.ts';
import type { PathValue } from './files/path-value.ts';
import type { Frame, GivenArguments } from './frames.ts';
import type { ProjectFile } from './project.ts';
import type { SourceModule } from './source-module.ts';

/** Text: known pieces and holes in order. Adjacent text pieces are allowed. */
export interface TextValue {
  readonly kind: 'text';
  readonly pieces: readonly PromptPiece[];
  readonly source: ValueSource;
  readonly range: TextRange | null;
}

export interface NumberValue {
  readonly kind: 'number';
  readonly value: number;
  readonly source: ValueSource;
  readonly range: TextRange | null;
}

export interface BooleanValue {
  readonly kind: 'boolean';
  readonly value: boolean;
}

export interface NullValue {
  readonly kind: 'null';
}

/** A list or tuple; `open` says why more elements may follow, null when the list is complete. */
export interface ListValue {
  readonly kind: 'list';
  readonly elements: readonly Value[];
  readonly open: string | null;
  readonly range: TextRange | null;
}

/** An object or dict; `open` says why more or other entries may exist, null when it is complete. */
export interface RecordValue {
  readonly kind: 'record';
  readonly entries: ReadonlyMap<string, Value>;
  readonly open: string | null;
  readonly range: TextRange | null;
}

/** Something imported: `names` is the path inside the module, empty for the module itself. */
export interface SymbolValue {
  readonly kind: 'symbol';
  readonly module: string;
  readonly names: readonly string[];
}

/** A module of the workspace: its names are looked up as an import of `specifier` in the file `from` would. */
export interface ModuleValue {
  readonly kind: 'module';
  readonly module: SourceModule;
  readonly from: string;
  readonly specifier: string;
}

/** What calling `callee` gave. `call` is null when only a type annotation says so. */
export interface ResultValue {
  readonly kind: 'result';
  readonly callee: Value;
  readonly call: CallExpression | null;
  readonly frame: Frame;
  /** What was set on it since: `config.system_instruction = text`. */
  readonly set?: ReadonlyMap<string, Value>;
}

/** `object.name` where the object is not a value of this file. */
export interface MemberValue {
  readonly kind: 'member';
  readonly object: Value;
  readonly name: string;
}

export interface FunctionValue {
  readonly kind: 'function';
  readonly definition: FunctionDefinition;
  /** Frame in which the function was defined. */
  readonly frame: Frame;
  /** The object on which a method was looked up, if any. */
  readonly self: Value | null;
  /** Arguments that are given already, by `functools.partial`. */
  readonly bound?: GivenArguments;
}

export interface ClassValue {
  readonly kind: 'class';
  readonly definition: ClassDefinition;
  readonly frame: Frame;
}

/** An instance of a class of this file; `call` is its construction, null for `self` and annotated parameters. */
export interface ObjectValue {
  readonly kind: 'object';
  readonly type: ClassValue;
  readonly call: CallExpression | null;
  readonly frame: Frame;
  /** The object itself, where it is seen as one of a base class: its methods are called on that. */
  readonly self?: ObjectValue;
}

/** Runnables joined by `|` (LangChain). */
export interface PipeValue {
  readonly kind: 'pipe';
  readonly parts: readonly Value[];
}

/** One of several values; which one is decided at run time. */
export interface ChoiceValue {
  readonly kind: 'choice';
  readonly options: readonly Value[];
  /** The variable that holds it, as the last one that was looked up. */
  readonly name?: string;
}

/** Not known before run time. `name` is how the source names it, for variables in prompts. */
export interface UnknownValue {
  readonly kind: 'unknown';
  readonly reason: string;
  readonly name: string;
  /**
   * `environment`: an environment variable without default; `parameter`: a parameter without default; `optional`: a
   * parameter or entry that may be unset; `itself`: a value that is defined by itself.
   */
  readonly origin: 'environment' | 'parameter' | 'optional' | 'itself' | 'other';
}

export type Value =
  | TextValue
  | NumberValue
  | BooleanValue
  | NullValue
  | ListValue
  | RecordValue
  | SymbolValue
  | ModuleValue
  | ResultValue
  | MemberValue
  | FunctionValue
  | ClassValue
  | ObjectValue
  | PathValue
  | PipeValue
  | ChoiceValue
  | UnknownValue;

/** The text of a file that is no source code. */
export function textOfFile({ path, text }: Extract<ProjectFile, { kind: 'text' }>): TextValue {
  return { ...literalText(text, { start: 0, end: text.length, file: path }), source: 'config' };
}

export const nullValue: NullValue = { kind: 'null' };

/** A value that only the running program knows. */
export function unknown(reason: string, name: string, origin: UnknownValue['origin'] = 'other'): UnknownValue {
  return { kind: 'unknown', reason, name, origin };
}

/** Literal text written at `range`. */
export function literalText(text: string, range: TextRange | null): TextValue {
  return { kind: 'text', pieces: [{ kind: 'text', text, range }], source: 'literal', range };
}

/** The text without holes, or null if the value is not wholly known text. */
export function plainText(value: Value): string | null {
  if (value.kind !== 'text') return null;
  let text = '';
  for (const piece of value.pieces) {
    if (piece.kind !== 'text') return null;
    text += piece.text;
  }
  return text;
}

/** The known beginning of a text value, up to its first hole; null when it is not text. */
export function textHead(value: Value): string | null {
  if (value.kind !== 'text') return null;
  const [first] = value.pieces;
  return first?.kind === 'text' ? first.text : '';
}

/** More options than this say no more than that the value is chosen at run time. */
const maximalOptions = 24;

/** A choice of values, flattened and without exact duplicates; one option stands for itself. */
export function choice(options: readonly Value[]): Value {
  const distinct = new Map<unknown, Value>();
  const all = options.flatMap((each) => (each.kind === 'choice' ? each.options : [each]));
  // `this.model = given ?? this.model`: what refers to itself adds nothing to what else it may be.
  const others = all.filter((option) => option.kind !== 'unknown' || option.origin !== 'itself');
  for (const option of others.length === 0 ? all : others) {
    const key = identityOf(option);
    if (!distinct.has(key)) distinct.set(key, option);
    if (distinct.size === maximalOptions) break;
  }
  const [only] = distinct.values();
  if (only === undefined) return unknown('no value reaches this place', 'value');
  return distinct.size === 1 ? only : { kind: 'choice', options: [...distinct.values()] };
}

/** Longer chains come from code that doubles its own chain. */
const maximalParts = 64;

/** Runnables joined to a chain; chains among them are laid out flat. */
export function pipeOf(parts: readonly Value[]): PipeValue {
  const flat = parts.flatMap((part) => (part.kind === 'pipe' ? part.parts : [part]));
  return { kind: 'pipe', parts: flat.slice(0, maximalParts) };
}

/** Every value that `value` may be: the options of a choice, else the value itself. */
export function optionsOf(value: Value): readonly Value[] {
  return value.kind === 'choice' ? value.options : [value];
}

/** Marks scalars as having come by `source`; a weaker mark never replaces a stronger one. */
export function withSource(value: Value, source: ValueSource): Value {
  if (value.kind === 'text' || value.kind === 'number') {
    return weakerSource(value.source, source) === value.source ? value : { ...value, source };
  }
  return value.kind === 'choice' ? { ...value, options: value.options.map((each) => withSource(each, source)) } : value;
}

/** A default record or list stands for what others fill in, a default switch for what they turn on, and nothing for anything. */
export function openDefault(value: Value, reason: string, name: string): Value {
  switch (value.kind) {
    case 'record':
      return { ...value, open: reason };
    case 'list':
      // What fills an empty list is named as what it is given by.
      return {
        ...value,
        elements: value.elements.length === 0 ? [unknown(reason, name)] : value.elements,
        open: reason,
      };
    case 'boolean':
      return unknown(reason, name, 'parameter');
    case 'null':
      return unknown(reason, name, 'optional');
    default:
      return value;
  }
}

const sourceRank: Readonly<Record<ValueSource, number>> = { literal: 0, constant: 1, default: 2, config: 3, env: 4 };

/** The source of what depends on both. */
export function weakerSource(one: ValueSource, other: ValueSource): ValueSource {
  return sourceRank[other] > sourceRank[one] ? other : one;
}

/** Equal for equal scalars and symbols; all other values are equal only to themselves. */
function identityOf(value: Value): unknown {
  switch (value.kind) {
    case 'null':
      return null;
    case 'number':
    case 'boolean':
      return value.value;
    case 'symbol':
      return `symbol ${value.module} ${value.names.join('.')}`;
    case 'text': {
      const text = plainText(value);
      return text === null ? value : `text ${text}`;
    }
    default:
      return value;
  }
}
