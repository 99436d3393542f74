/**
 * A language-neutral syntax of what the scanner needs from a file: names, values, calls, and where they stand.
 * `python.ts` and `javascript.ts` lower tree-sitter trees to it; everything after that is the same for all languages.
 * It is plain data: no tree-sitter node is ever part of it. Whatever a language has beyond this is `opaque`, with its
 * parts kept so that calls inside are still found.
 */
import type { LanguageId, TextRange } from '../../model.ts';

export interface StringExpression {
  readonly kind: 'string';
  /** The value after escapes; adjacent Python strings are already joined. Lone surrogates are possible. */
  readonly value: string;
  readonly range: TextRange;
}

/** An f-string or template literal; `parts` alternate freely. A tagged template carries its tag. */
export interface TemplateExpression {
  readonly kind: 'template';
  readonly parts: readonly (string | Expression)[];
  readonly tag: Expression | null;
  readonly range: TextRange;
}

export interface NumberExpression {
  readonly kind: 'number';
  readonly value: number;
  readonly range: TextRange;
}

/** `None`, `null` and `undefined` are `null`. */
export interface ConstantExpression {
  readonly kind: 'constant';
  readonly value: boolean | null;
  readonly range: TextRange;
}

/** An identifier; `this` is the name `self` in neither language: JavaScript's `this` is named `this`. */
export interface NameExpression {
  readonly kind: 'name';
  readonly name: string;
  readonly range: TextRange;
}

/** `object.name`, also `object?.name` and `object!.name`. */
export interface MemberExpression {
  readonly kind: 'member';
  readonly object: Expression;
  readonly name: string;
  readonly range: TextRange;
}

/** `object[index]`; `index` is opaque for slices. */
export interface IndexExpression {
  readonly kind: 'index';
  readonly object: Expression;
  readonly index: Expression;
  readonly range: TextRange;
}

export interface Argument {
  /** Keyword name (Python), null for positional arguments. */
  readonly name: string | null;
  readonly value: Expression;
  /** `items`: `*x` / `...x`; `entries`: `**x`. */
  readonly spread: 'items' | 'entries' | null;
}

export interface CallExpression {
  readonly kind: 'call';
  readonly callee: Expression;
  readonly arguments: readonly Argument[];
  /** True for `new X(...)`. */
  readonly isNew: boolean;
  /** Type arguments as written, e.g. `<Answer>`; null when none. */
  readonly typeArguments: string | null;
  readonly range: TextRange;
}

/** `key` is null for a spread (`...x`, `**x`). Shorthand properties have a name expression as value. Methods have a function. */
export interface Property {
  readonly key: Expression | null;
  readonly value: Expression;
  readonly range: TextRange;
}

export interface ObjectExpression {
  readonly kind: 'object';
  readonly properties: readonly Property[];
  readonly range: TextRange;
}

/** A list, tuple, set or array literal; spread elements are `spread` expressions. */
export interface ArrayExpression {
  readonly kind: 'array';
  readonly elements: readonly Expression[];
  readonly range: TextRange;
}

export interface SpreadExpression {
  readonly kind: 'spread';
  readonly value: Expression;
  readonly range: TextRange;
}

/** A list, set, dict or generator comprehension. For dicts, `element` is an object with one property. */
export interface ComprehensionExpression {
  readonly kind: 'comprehension';
  readonly element: Expression;
  readonly targets: readonly Expression[];
  readonly iterables: readonly Expression[];
  readonly conditions: readonly Expression[];
  readonly range: TextRange;
}

/** Any binary or boolean operator, as written: `+`, `%`, `|`, `or`, `||`, `??`, `and`, `==`, … */
export interface BinaryExpression {
  readonly kind: 'binary';
  readonly operator: string;
  readonly left: Expression;
  readonly right: Expression;
  readonly range: TextRange;
}

export interface ConditionalExpression {
  readonly kind: 'conditional';
  readonly test: Expression;
  readonly whenTrue: Expression;
  readonly whenFalse: Expression;
  readonly range: TextRange;
}

/** A lambda, arrow function, function expression, or method in an object literal. */
export interface FunctionExpression {
  readonly kind: 'function';
  readonly definition: FunctionDefinition;
  readonly range: TextRange;
}

export interface ClassExpression {
  readonly kind: 'class';
  readonly definition: ClassDefinition;
  readonly range: TextRange;
}

export interface AwaitExpression {
  readonly kind: 'await';
  readonly value: Expression;
  readonly range: TextRange;
}

/** `name := value`, or an assignment used as an expression in JavaScript. `operator` as in assignments. */
export interface AssignmentExpression {
  readonly kind: 'assign';
  readonly target: Expression;
  readonly operator: string;
  readonly value: Expression;
  readonly range: TextRange;
}

/** Anything else; `children` are the expressions inside, in source order. */
export interface OpaqueExpression {
  readonly kind: 'opaque';
  readonly children: readonly Expression[];
  readonly range: TextRange;
}

/**
 * An expression. Parentheses, `as` / `satisfies` casts, non-null marks and JSX expression braces are transparent: the
 * inner expression stands for them.
 * Assignment targets are expressions too: names, members, indexes, arrays (`[a, b] =`, `a, b =`) and objects
 * (`{ a, b: c = 1, ...rest } =`, with `assign` expressions for defaults and a null key for the rest).
 */
export type Expression =
  | StringExpression
  | TemplateExpression
  | NumberExpression
  | ConstantExpression
  | NameExpression
  | MemberExpression
  | IndexExpression
  | CallExpression
  | ObjectExpression
  | ArrayExpression
  | SpreadExpression
  | ComprehensionExpression
  | BinaryExpression
  | ConditionalExpression
  | FunctionExpression
  | ClassExpression
  | AwaitExpression
  | AssignmentExpression
  | OpaqueExpression;

/** A type annotation as written, without the colon or arrow, e.g. `Optional[OpenAI]`, `OpenAI | null`. */
export type TypeText = string;

export interface Parameter {
  /** A name expression, or a destructuring pattern. */
  readonly target: Expression;
  readonly defaultValue: Expression | null;
  readonly annotation: TypeText | null;
  /** `items`: `*args` / `...args`; `entries`: `**kwargs`. */
  readonly rest: 'items' | 'entries' | null;
  /** True for TypeScript parameter properties (`constructor(private readonly client: OpenAI)`). */
  readonly isProperty: boolean;
}

export interface FunctionDefinition {
  readonly name: string | null;
  readonly parameters: readonly Parameter[];
  readonly body: readonly Statement[];
  readonly returnAnnotation: TypeText | null;
  readonly decorators: readonly Expression[];
  readonly isAsync: boolean;
  /** True for JavaScript arrow functions: `this` is that of the surrounding function. */
  readonly isArrow: boolean;
  /** True for `static` methods, `@staticmethod` and `@classmethod`. */
  readonly isStatic: boolean;
  /** `get` for JavaScript getters and Python properties (`@property`, `@cached_property`), else `method`. */
  readonly accessor: 'method' | 'get' | 'set';
  readonly range: TextRange;
}

export interface ClassDefinition {
  readonly name: string | null;
  readonly bases: readonly Expression[];
  /** Keyword arguments of a Python class are dropped; an interface of the file is a constant, one of its classes. */
  readonly body: readonly Statement[];
  readonly decorators: readonly Expression[];
  readonly range: TextRange;
}

/** One name that an import binds. */
export interface ImportBinding {
  /** Name in this file. */
  readonly local: string;
  /** Module specifier as written: `openai`, `@anthropic-ai/sdk`, `./client`, `..config`, `google.genai`. */
  readonly module: string;
  /** Imported name; `*` for the module itself (`import x`, `import * as x`), `default` for a default import. */
  readonly imported: string;
  readonly range: TextRange;
}

export type Statement =
  | { readonly kind: 'expression'; readonly expression: Expression; readonly range: TextRange }
  | {
      /** `x = 1`, `x: T = 1`, `x: T` (value null), `const x = 1`, class fields, `x += 1`, TypeScript enum members. */
      readonly kind: 'assignment';
      readonly target: Expression;
      /** `=` for plain assignments and declarations, else `+=`, `??=`, `||=`, … */
      readonly operator: string;
      readonly value: Expression | null;
      readonly annotation: TypeText | null;
      /** True for `const`, `readonly`, and Python names annotated `Final`. */
      readonly isConstant: boolean;
      /** True for `static` class fields; in Python, for every class-level assignment. */
      readonly isStatic: boolean;
      /**
       * True where the statement binds the name in its own scope: declarations, class fields, Python assignments. False for
       * JavaScript's plain `x = 1` and for Python names that the function declares `global` or `nonlocal`.
       */
      readonly declares: boolean;
      readonly range: TextRange;
    }
  | { readonly kind: 'function'; readonly definition: FunctionDefinition; readonly range: TextRange }
  | { readonly kind: 'class'; readonly definition: ClassDefinition; readonly range: TextRange }
  | { readonly kind: 'return'; readonly value: Expression | null; readonly range: TextRange }
  | {
      readonly kind: 'import';
      readonly bindings: readonly ImportBinding[];
      readonly module: string;
      readonly range: TextRange;
    }
  | {
      /** `if`/`elif`/`else`, `switch`, `match`: each branch runs or does not. */
      readonly kind: 'branch';
      readonly tests: readonly Expression[];
      readonly branches: readonly (readonly Statement[])[];
      /**
       * What decides for each branch, after none of those before it was taken: a comparison for `switch` and `match`, null
       * for `else` and `default`, opaque where it is no expression.
       */
      readonly conditions: readonly (Expression | null)[];
      readonly range: TextRange;
    }
  | {
      readonly kind: 'loop';
      readonly form: 'for' | 'while';
      /** Loop variable or pattern; null for `while`. */
      readonly target: Expression | null;
      /** What is iterated (`for x of y`, `for x in y`), or the condition of a `while` or C-style `for`. */
      readonly iterable: Expression | null;
      readonly body: readonly Statement[];
      /** The head as written, at most 80 characters, e.g. `for ticket in tickets`. */
      readonly text: string;
      readonly range: TextRange;
    }
  | {
      /**
       * `with a as b:` items as assignments, then the body; `try`, and in it what runs after an error (`handler`);
       * `finally` and bare blocks.
       */
      readonly kind: 'block';
      readonly form: 'with' | 'try' | 'handler' | 'plain';
      readonly body: readonly Statement[];
      readonly range: TextRange;
    };

export interface Comment {
  /** Text without the comment marks, trimmed. */
  readonly text: string;
  readonly range: TextRange;
}

/** A whole file in the language-neutral syntax. */
export interface SyntaxModule {
  readonly language: LanguageId;
  readonly statements: readonly Statement[];
  readonly comments: readonly Comment[];
  /** Ranges that the grammar could not read; what stands around them is still lowered. */
  readonly errors: readonly TextRange[];
}
