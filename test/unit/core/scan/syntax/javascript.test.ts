import assert from 'node:assert/strict';
import type { LanguageId } from '../../../../../src/core/model.ts';
import { lowerJavaScript } from '../../../../../src/core/scan/syntax/javascript.ts';
import type { SyntaxModule } from '../../../../../src/core/scan/syntax/syntax.ts';
import { createReadTree } from '../../../../support/parser.ts';
import { renderSyntax } from '../../../../support/render-syntax.ts';

const readers = {
  javascript: await createReadTree('javascript'),
  typescript: await createReadTree('typescript'),
  tsx: await createReadTree('tsx'),
};
type Reader = Exclude<LanguageId, 'python'>;

function lower(text: string, language: Reader = 'typescript'): SyntaxModule {
  return readers[language](text, (root) => lowerJavaScript(root, { path: '', language, text }));
}

/** Compares the rendering of the lowered text with the expected lines. */
function check(text: string, expected: readonly string[], language: Reader = 'typescript'): void {
  assert.deepEqual(renderSyntax(lower(text, language)).split('\n'), expected);
}

describe('JavaScript literals', () => {
  it('decodes the escapes of strings', () => {
    check(String.raw`a = 'tab\t \x41\u0042\u{1F600} \'q\' \0 \q'`, ['outer a = "tab\\t AB😀 \'q\' \\u0000 q"']);
    check('a = "one \\\r\n two"', ['outer a = "one  two"']);
    check(String.raw`a = '\uD83D'`, [String.raw`outer a = "\ud83d"`]);
  });

  it('cooks templates and keeps their substitutions', () => {
    check(`a = \`x\r\ny \${b.c}\${d()} \\u0041\``, ['outer a = `x\\ny ‹b.c›‹d()› A`']);
    check(`a = \`\${b}\``, ['outer a = `‹b›`']);
    check('a = ``', ['outer a = ``']);
  });

  it('keeps the tag of a template, and backslashes for String.raw only', () => {
    check('dedent`a\\tb`', ['dedent`a\\tb`']);
    check('String.raw`a\\tb`', ['String.raw`a\\\\tb`']);
  });

  it('reads every form of number', () => {
    check('a = [1_000, 0xff, 0b11, 0o17, 1e3, .5, 10n, -5, - 2.5]', [
      'outer a = [1000, 255, 3, 15, 1000, 0.5, 10, -5, -2.5]',
    ]);
    check('a = 017', ['outer a = 15'], 'javascript');
  });

  it('takes undefined for null', () => {
    check('a = [undefined, null, true, false]', ['outer a = [null, null, true, false]']);
  });
});

describe('JavaScript expressions', () => {
  it('sees through parentheses, casts, marks and optional chaining', () => {
    check('(a as B).c!(d satisfies E)', ['a.c(d)']);
    check('(<T>a).b', ['a.b']);
    check('a?.b?.(c)?.[0]', ['a.b(c)[0]']);
    check('void main()', ['main()']);
  });

  it('lowers calls with spreads, type arguments and new', () => {
    check('f<A<B>>(x, ...y)', ['f<A<B>>(x, *y)']);
    check('new a.B<T>({ c: 1 })', ['new a.B<T>({"c": 1})']);
    check('new A', ['new A()']);
  });

  it('leaves require and import() as calls', () => {
    check("const a = require('b'); await import('c')", ['const a = require("b")', 'await import("c")']);
  });

  it('keeps what it does not model as opaque, with the expressions inside', () => {
    check('typeof a(); !b; delete c.d; function* g() { yield e() }', [
      '?(a())',
      '?(b)',
      '?(c.d)',
      'def g():',
      '  ?(e())',
    ]);
    check('a = (b(), c())', ['outer a = ?(b(), c())']);
  });

  it('lowers operators, conditions and assignments inside', () => {
    check('a + b * c - d', ['((a + (b * c)) - d)']);
    check('x = process.env.M ?? (y ? "a" : "b")', ['outer x = (process.env.M ?? (y ? "a" : "b"))']);
    check('a = b ||= c', ['outer a = (b ||= c)']);
    check('f(i++, --j)', ['f((i += 1), (j -= 1))']);
    check('import.meta.env.KEY', ['import.meta.env.KEY']);
  });

  it('finds calls in JSX and ignores its text', () => {
    check(
      'x = <A b="c" d={e()} {...f}>text {g(<H i={j()}/>)} {/* k */}</A>',
      ['outer x = ?(e(), ...f, g(?(j())))', 'comment k'],
      'tsx',
    );
  });
});

describe('JavaScript objects and patterns', () => {
  it('lowers every form of property', () => {
    check("x = { a, b: 1, 'c-d': 2, 3: 4, [e]: 5, ...f, g() {}, get h() { return 1 }, async i() {} }", [
      'outer x = {"a": a, "b": 1, "c-d": 2, "3": 4, e: 5, ...f, "g": fn g() {  }, ' +
        '"h": get fn h() { return 1 }, "i": async fn i() {  }}',
    ]);
  });

  it('keeps the places of array elements around holes', () => {
    check('[a, , /* , */ b, ...c] = d', ['[a, ?(), b, ...c] = d', 'comment ,']);
    check('const [, x] = y', ['const [?(), x] = y']);
  });

  it('lowers patterns with defaults, renames and rests', () => {
    check('const { a, b: c = 1, d = 2, e: { f }, ...g } = h', [
      'const {"a": a, "b": (c = 1), "d": (d = 2), "e": {"f": f}, ...g} = h',
    ]);
  });
});

describe('JavaScript functions', () => {
  it('lowers declarations, expressions and arrows', () => {
    check(
      'async function f(a, b = 1, { c }, ...d) { return a }',
      ['async def f(a, b = 1, {"c": c}, *d):', '  return a'],
      'javascript',
    );
    check('const f = async <T,>(a?: T): Promise<T> => a', ['const f = async fn(a: T) -> Promise<T> => { return a }']);
    check('const f = x => { g() }', ['const f = fn(x) => { g() }']);
    check('const f = function g() {}', ['const f = fn g() {  }']);
  });

  it('drops overloads, declarations and the this parameter', () => {
    check('function f(a: string): void; function f(this: X, a: any) {} declare function g(): void', ['def f(a: any):']);
  });
});

describe('JavaScript classes', () => {
  it('lowers fields, accessors, parameter properties and static parts', () => {
    const text = `abstract class A<T> extends B.C<T> implements D {
      private readonly client = new OpenAI(); static #model: string = 'm'; declare x?: number; abstract y: string;
      constructor(private readonly a: B = c, readonly d = 1, e?: F) { super(); this.#z = a }
      get model(): string { return this.#z } set model(v) {} static async f() {}
      abstract g(): void; h(): void; static { i() } 'j' = 1
    }`;
    check(text, [
      'class A(B.C):',
      '  const client = new OpenAI()',
      '  static #model: string = "m"',
      '  x: number',
      '  y: string',
      '  def constructor(property a: B = c, property d = 1, e: F):',
      '    super()',
      '    this.#z = a',
      '  get def model() -> string:',
      '    return this.#z',
      '  set def model(v):',
      '  static async def f():',
      '  plain:',
      '    i()',
      '  j = 1',
    ]);
  });

  it('keeps decorators of classes and methods in both grammars', () => {
    const text = "@Injectable() export class A { @Get('x') @Public async run() {} plain() {} }";
    const expected = [
      '@Injectable()',
      'class A():',
      '  @Get("x")',
      '  @Public',
      '  async def run():',
      '  def plain():',
    ];
    check(text, expected);
    check(text, expected, 'javascript');
  });

  it('makes classes of enums', () => {
    check("export const enum Model { Small = 'gpt-4o-mini', 'x-y' = 2, Auto }", [
      'class Model():',
      '  static const Small = "gpt-4o-mini"',
      '  static const x-y = 2',
      '  static const Auto',
    ]);
  });

  it('does not take a computed member for one of that name', () => {
    check('class A { [x] = 1 }', ['class A():', '  ?(x) = 1']);
  });
});

describe('JavaScript statements', () => {
  it('marks declarations and tells them from assignments', () => {
    check('const a = 1, b: T = 2; let c: U; var d; e = 3; f.g += 4; (h = 5), i--', [
      'const a = 1',
      'const b: T = 2',
      'c: U',
      'd',
      'outer e = 3',
      'f.g += 4',
      'outer h = 5',
      'outer i -= 1',
    ]);
  });

  it('lowers branches', () => {
    check('if (a) b(); else if (c) { d() } else e()', [
      'branch a, c:',
      '  case:',
      '    b()',
      '  case:',
      '    d()',
      '  case:',
      '    e()',
    ]);
    check("switch (a) { case 'x': case 'y': b(); break; default: c() }", [
      'branch a, "x", "y":',
      '  case:',
      '  case:',
      '    b()',
      '  case:',
      '    c()',
    ]);
  });

  it('lowers loops with their heads', () => {
    check('for (const { a } of b()) c(a)', ['loop for {"a": a} in b() «for (const { a } of b())»:', '  c(a)']);
    check('for await (const x of y) {}', ['loop for x in y «for await (const x of y)»:']);
    check('for (const k in o) {}', ['loop for k in ?(o) «for (const k in o)»:']);
    check('while (a)\n  b()', ['loop while a «while (a)»:', '  b()']);
    check('do { a() } while (b)', ['loop while b «while (b)»:', '  a()']);
    check('for (let i = 0; i < n; i++) a(i)', [
      'plain:',
      '  i = 0',
      '  loop for (i < n) «for (let i = 0; i < n; i++)»:',
      '    a(i)',
      '    outer i += 1',
    ]);
    check('outer: for (;;) {}', ['loop for  «for (;;)»:']);
  });

  it('cuts long heads', () => {
    const [loop] = lower(`for (const x of [${'1, '.repeat(100)}]) {}`).statements;
    assert.equal(loop?.kind === 'loop' && loop.text.length, 80);
  });

  it('lowers try, throw, labels and namespaces', () => {
    check('try { a() } catch (e) { throw new B(e) } finally { c() }', [
      'try:',
      '  a()',
      '  handler:',
      '    e = ?()',
      '    new B(e)',
      '  plain:',
      '    c()',
    ]);
    check('namespace A.B { export const c = 1 }', ['plain:', '  const c = 1']);
    check('interface A { b(): void } type C = D<typeof e>', ['']);
  });
});

describe('JavaScript modules', () => {
  it('binds the names of imports', () => {
    check("import a, { b, c as d, type E } from 'm'; import * as f from './g'; import 'h'; import i = require('j')", [
      'import m { a <- m:default, b <- m:b, d <- m:c, E <- m:E }',
      'import ./g { f <- ./g:* }',
      'import h {  }',
      'import j { i <- j:* }',
    ]);
    check("import type { A } from 'b'", ['import b { A <- b:A }']);
  });

  it('sees through export and names what is exported', () => {
    check('export const a = 1; export async function f() {} export { a as b, f }; export default g(a)', [
      'const a = 1',
      'async def f():',
      'const b = a',
      'const default = g(a)',
    ]);
    check('export default function run() {}', ['def run():', 'const default = run']);
    check('export default class { a = 1 }', ['class default():', '  a = 1']);
    check('export default async () => 1', ['const default = async fn() => { return 1 }']);
  });

  it('lowers exports from other modules to imports', () => {
    check("export { a, default as b } from './x'; export * from './y'; export * as z from './z'", [
      'import ./x { a <- ./x:a, b <- ./x:default }',
      'import ./y { * <- ./y:* }',
      'import ./z { z <- ./z:* }',
    ]);
  });
});

describe('JavaScript comments', () => {
  it('strips the marks', () => {
    const text = '// callcost-ignore: x\n/**\n * A line.\n *\n * Another.\n */\n/* one */ f(/* in */ a) /// end';
    const { comments } = lower(text);
    assert.deepEqual(
      comments.map((comment) => comment.text),
      ['callcost-ignore: x', 'A line.\n\nAnother.', 'one', 'in', 'end'],
    );
    assert.deepEqual(comments[3]?.range, { start: text.indexOf('/* in'), end: text.indexOf(' a)'), file: '' });
  });
});
