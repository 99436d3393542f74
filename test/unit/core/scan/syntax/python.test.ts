import assert from 'node:assert/strict';
import { lowerPython } from '../../../../../src/core/scan/syntax/python.ts';
import type { SyntaxModule } from '../../../../../src/core/scan/syntax/syntax.ts';
import { createReadTree, type ReadTree } from '../../../../support/parser.ts';
import { rangesOf, renderSyntax } from '../../../../support/render-syntax.ts';

describe('lowerPython', () => {
  before(async () => {
    readTree = await createReadTree('python');
  });

  describe('strings', readsStrings);
  describe('expressions', readsExpressions);
  describe('assignments', readsAssignments);
  describe('statements', readsStatements);
  describe('definitions and imports', readsDefinitions);
  describe('places', readsPlaces);
  describe('broken source', readsBrokenSource);
  describe('extreme source', readsExtremeSource);
});

let readTree: ReadTree;

function lower(text: string): SyntaxModule {
  return readTree(text, (root) => lowerPython(root, { path: '', language: 'python', text }));
}

/** Compares the rendered syntax of a text, line by line. */
function check(text: string, ...expected: readonly string[]): void {
  assert.deepEqual(renderSyntax(lower(text)).split('\n'), expected);
}

/** The parts of the text that the nodes of one kind stand on. */
function placesOf(kind: string, text: string): readonly string[] {
  return rangesOf(lower(text))
    .filter((found) => found.kind === kind)
    .map((found) => text.slice(found.range.start, found.range.end));
}

function readsStrings(): void {
  it('reads escapes', () => {
    check(String.raw`'\n\t\\\'\"\x41\u00e9\U0001F600\101\0\N{DASH}\q'`, String.raw`"\n\t\\'\"Aé😀A\u0000\\N{DASH}\\q"`);
    check(String.raw`'\U00110000 \x4'`, String.raw`"\\U00110000 \\x4"`);
  });

  it('leaves raw strings alone, and Unicode escapes in bytes', () => {
    check(String.raw`r'\n' R"""\x41"""`, String.raw`"\\n\\x41"`);
    check(String.raw`b'\x41\u0041\n' rb'\x41' u'\u0041'`, String.raw`"A\\u0041\n\\x41A"`);
  });

  it('reads triple quotes, line continuations and Windows line ends', () => {
    check('x = """a "b"\r\nc\\\r\nd"""', String.raw`x = "a \"b\"\ncd"`);
    check("'''{{}}'''", '"{{}}"');
  });

  it('joins adjacent strings', () => {
    check("x = ('a'  # first\n  'b' \"c\")", 'x = "abc"', 'comment first');
    check("'a' f'{b}' 'c{d}' f'e'", '`a‹b›c{d}e`');
    check("f'a' 'b'", '"ab"');
  });

  it('reads the holes of f-strings', () => {
    check("f'{x!r:>{w}}{{b}}{y=}{ z + 1 = !s}\\n'", '`‹x›{b}y=‹y› z + 1 = ‹(z + 1)›\\n`');
  });

  it('reads nested f-strings, raw f-strings and empty holes', () => {
    check(`f"{f'{d["k"]}!'}" `, '`‹`‹d["k"]›!`›`');
    check(String.raw`rf'\d{n}{{2}}'`, '`\\\\d‹n›{2}`');
    check("f'{a, b}{}'", '`‹[a, b]›‹?()›`', 'error 9-9');
    check("f'{f(x)} costs {y:.2f}'", '`‹f(x)› costs ‹y›`');
  });
}

function readsExpressions(): void {
  it('reads numbers and constants', () => {
    check('[1_000, 0x1F, 0o17, 0b11, 1e3, .5, -2, +3, ~4, 1j]', '[1000, 31, 15, 3, 1000, 0.5, -2, 3, ?(4), ?()]');
    check('[True, False, None, ...]', '[true, false, null, ?()]');
  });

  it('reads calls with every kind of argument', () => {
    check('a.b(1, k=2, *c, **d)', 'a.b(1, k=2, *c, **d)');
    check('f(x for x in y if x if z for w in x)', 'f([x for x, w in y, x if x, z])');
    check('f()(x)[0].g(lambda a, b=2, *c: a + b)', 'f()(x)[0].g(fn(a, b = 2, *c) { return (a + b) })');
    check('print("x", end="")', 'print("x", end="")');
  });

  it('reads subscripts', () => {
    check('x[1]; x[1:2]; x[1, ::n]; x["a"]["b"]', 'x[1]', 'x[?(1, 2)]', 'x[[1, ?(n)]]', 'x["a"]["b"]');
  });

  it('reads operators', () => {
    check('a < b <= c not in d is not e', '((((a < b) <= c) not in d) is not e)');
    check('a and b or not c', '((a and b) or ?(c))');
    check('"%s" % x + (a - b)', '(("%s" % x) + (a - b))');
    check('a if t else b if u else c', '(t ? a : (u ? b : c))');
    check('(y := f(3))', '(y = f(3))');
    check('await f(await x)', 'await f(await x)');
  });

  it('reads collections and comprehensions', () => {
    check('[*a, b]; {1, 2}; (1,); (); 1, 2; x,', '[...a, b]', '[1, 2]', '[1]', '[]', '[1, 2]', '[x]');
    check('{**a, "b": 1, c: {}}', '{...a, "b": 1, c: {}}');
    check('[f(x) for x, y in z]; {x for x in y}', '[f(x) for [x, y] in z]', '[x for x in y]');
    check('{k: f(v) async for k, v in d if k}', '[{k: f(v)} for [k, v] in d if k]');
  });

  it('keeps the parentheses of operands in the ranges of operators only', () => {
    assert.deepEqual(placesOf('binary', '((a) + (b))'), ['(a) + (b)']);
    assert.deepEqual(placesOf('call', 'x = ((f(1)))'), ['f(1)']);
  });
}

function readsAssignments(): void {
  it('reads plain, annotated and augmented ones', () => {
    check('a: int = 3', 'a: int = 3');
    check('a: Optional[int]', 'a: Optional[int]');
    check('MODEL: Final[str] = "m"', 'const MODEL: Final[str] = "m"');
    check('a += 1; b //= f()', 'a += 1', 'b //= f()');
    check('a.b, *c = d[0] = e', '[a.b, ...c] = e', 'd[0] = ?()');
  });

  it('gives the value of a chain to one target, and that to the others', () => {
    check('a = b = f()', 'a = f()', 'b = a');
    check('d[g()] = self.b = c = f()', 'self.b = f()', 'd[g()] = self.b', 'c = self.b');
  });

  it('says that class-level names belong to the class', () => {
    check(
      'class A:\n  if t:\n    x = 1\n  def f(self):\n    y = 1',
      'class A():',
      '  branch t:',
      '    case:',
      '      static x = 1',
      '  def f(self):',
      '    y = 1',
    );
  });

  it('says that global and nonlocal names are bound elsewhere', () => {
    check(
      'def f():\n  global a, b\n  a = 1\n  b += 1\n  c = 1',
      'def f():',
      '  outer a = 1',
      '  outer b += 1',
      '  c = 1',
    );
    check('global a\na = 1', 'a = 1');
  });
}

function readsStatements(): void {
  it('keeps the expressions of simple statements', () => {
    check('del a, b[f()]', '[a, b[f()]]');
    check('assert f(), g()\nraise E(x) from y', '?(f(), g())', '?(E(x), y)');
    check('raise E(1)\nraise\npass\nglobal x', 'E(1)');
    check('x = yield f()\nyield from g()\nprint "a"', 'x = ?(f())', '?(g())', '"a"');
  });

  it('reads branches', () => {
    check(
      'if a: f()\nelif b: g()\nelse:\n  h()',
      'branch a, b:',
      '  case:',
      '    f()',
      '  case:',
      '    g()',
      '  case:',
      '    h()',
    );
    check(
      'match x:\n  case A(b=1) if f(): g()\n  case _:\n    h()',
      'branch x, f():',
      '  case:',
      '    g()',
      '  case:',
      '    h()',
    );
  });

  it('reads loops', () => {
    check(
      'for i, t in enumerate(ts):\n  f(t)\nelse:\n  g()',
      'loop for [i, t] in enumerate(ts) «for i, t in enumerate(ts)»:',
      '  f(t)',
      'plain:',
      '  g()',
    );
    check('while x  <  3: f()', 'loop while (x < 3) «while x < 3»:', '  f()');
    check('async for x in y: pass', 'loop for x in y «async for x in y»:');
  });

  it('cuts long heads of loops', () => {
    const [loop] = lower(`for x in ${'y'.repeat(100)}: pass`).statements;
    assert.equal(loop?.kind === 'loop' ? loop.text : null, `for x in ${'y'.repeat(70)}…`);
  });

  it('reads with and try', () => {
    check('with a() as b, c() as (d, e), f(): g()', 'with:', '  b = a()', '  [d, e] = c()', '  f()', '  g()');
    check(
      'async with (a() as b, c() as d):\n  pass\nwith (a() as b): pass',
      'with:',
      '  b = a()',
      '  d = c()',
      'with:',
      '  b = a()',
    );
    check(
      'try:\n  a()\nexcept E as e:\n  b()\nelse:\n  c()\nfinally:\n  d()',
      ...['try:', '  a()', '  handler:', '    b()', '  plain:', '    c()', '  plain:', '    d()'],
    );
  });
}

function readsDefinitions(): void {
  it('reads functions', () => {
    check(
      'async def f(a, /, b: int = 3, *args: X, c=g(), d: T, **kw) -> dict[str, R]:\n  """doc"""\n  return a, b',
      'async def f(a, b: int = 3, *args: X, c = g(), d: T, **kw) -> dict[str, R]:',
      '  "doc"',
      '  return [a, b]',
    );
    check('def g(*, c): return', 'def g(c):', '  return');
    check('def h[T: int](x: T): pass', 'def h(x: T):');
  });

  it('reads classes, methods and decorators', () => {
    check(
      '@dataclass(frozen=True)\nclass A(B, C[T], metaclass=M): pass',
      '@dataclass(frozen=true)',
      'class A(B, C[T]):',
    );
    check('@staticmethod\ndef f(): pass', '@staticmethod', 'static def f():');
    check('@functools.cached_property\ndef f(self): pass', '@functools.cached_property', 'get def f(self):');
    check('@f.setter\ndef f(self, v): pass', '@f.setter', 'set def f(self, v):');
  });

  it('reads imports', () => {
    check('import a.b as c, d.e, f', 'import a.b { c <- a.b:* }', 'import d.e { d <- d:* }', 'import f { f <- f:* }');
    check('from x import (y as z,\n  w)', 'import x { z <- x:y, w <- x:w }');
    check('from x.y import *', 'import x.y { * <- x.y:* }');
    check('from ..config import y\nfrom . import z', 'import ..config { y <- ..config:y }', 'import . { z <- .:z }');
    check('from __future__ import annotations', 'import __future__ { annotations <- __future__:annotations }');
    check('try:\n  import a\nexcept E:\n  a = None', 'try:', '  import a { a <- a:* }', '  handler:', '    a = null');
  });
}

function readsPlaces(): void {
  it('counts in UTF-16 units, also behind astral characters', () => {
    assert.deepEqual(placesOf('call', 'x = "😀é" + f("𝒳", y)\n# 😀\ng(1)'), ['g(1)', 'f("𝒳", y)']);
    check('x = "😀é"', 'x = "😀é"');
  });

  it('reads past a byte order mark, tabs and Windows line ends', () => {
    const text = '\uFEFFdef f():\r\n\tx = g(1)\r\n\treturn x\r\n';
    check(text, 'def f():', '  x = g(1)', '  return x');
    assert.deepEqual(placesOf('call', text), ['g(1)']);
  });

  it('collects comments wherever they stand', () => {
    const text = '# callcost: a=1\nf(  # inner\n  x)\ndef g():\n  ## indented \n  pass';
    const { comments } = lower(text);
    assert.deepEqual(
      comments.map((comment) => comment.text),
      ['callcost: a=1', 'inner', 'indented'],
    );
    assert.equal(text.slice(comments[1]?.range.start, comments[1]?.range.end), '# inner');
  });
}

function readsBrokenSource(): void {
  it('keeps what stands around an error', () => {
    check('client.\ny = f(1)', 'client.y = f(1)');
    check('x = f(1) y = 2', 'x = 2', 'y = x', 'f(1)', 'error 4-8');
    check('x = f(1)\n)\ny = g(2)', 'x = f(1)', 'y = g(2)', 'error 9-10');
    check('d = {"a": , "b": f()}', 'd = {"a": ?(), "b": f()}', 'error 9-9');
  });

  it('knows an argument whose value is still missing', () => {
    check('f(a, model=)', 'f(a, model=?())', 'error 10-11');
    check('f(model=, n=g(c=))', 'f(model=?(), n=g(c=?()))', 'error 7-8', 'error 15-16');
  });

  it('finds the calls inside of unclosed brackets', () => {
    check('x = foo(\ny = bar(1)', 'x', 'foo', 'bar(1)', 'error 0-19');
    assert.deepEqual(placesOf('call', 'def f(:\n  a(x=b(1), y=c(2)'), ['c(2)', 'b(1)']);
  });

  it('stays within the text wherever it is cut off', () => {
    for (let end = 0; end <= everything.length; end += 1) {
      const text = everything.slice(0, end);
      for (const { kind, range } of rangesOf(lower(text))) {
        const isInside = 0 <= range.start && range.start <= range.end && range.end <= text.length;
        assert.ok(isInside, `${kind} ${range.start}-${range.end} of ${end}`);
      }
    }
  });
}

function readsExtremeSource(): void {
  it('survives deep nesting', () => {
    for (const [open, close] of [
      ['[', ']'],
      ['(', ')'],
      ['f(', ')'],
      ['-', ''],
      ['lambda: ', ''],
      ['{1:', '}'],
      ['f"{', '}"'],
    ]) {
      const text = `${open?.repeat(5000)}x${close?.repeat(5000)}\ng(1)`;
      assert.equal(lower(text).language, 'python');
    }
  });

  it('survives deep chains and blocks', () => {
    assert.equal(lower(`x${'.f()'.repeat(5000)}\ny = 1`).statements.length, 2);
    assert.equal(lower(`x = ${'a = '.repeat(5000)}1`).statements.length, 5001);
    assert.equal(lower(`x = ${'y if z else '.repeat(5000)}1`).statements.length, 1);
    const blocks = Array.from({ length: 1000 }, (_, depth) => `${' '.repeat(depth)}if x:\n`).join('');
    assert.notEqual(lower(`${blocks}${' '.repeat(1000)}y`).statements.length, 0);
  });

  it('keeps every operand of a long concatenation', () => {
    const strings = Array.from({ length: 5000 }, (_, index) => `"${index}"`);
    const places = placesOf('string', `x = ${strings.join(' + ')}`);
    assert.equal(places.length, 5000);
    const [statement] = lower(`x = ${strings.slice(0, 101).join(' + ')}`).statements;
    const value = statement?.kind === 'assignment' ? statement.value : null;
    assert.equal(value?.kind === 'binary' ? value.left.kind : null, 'binary');
    check('a + b - c', '((a + b) - c)');
  });
}

const everything = `import a.b as c
from ..d import (e as f, g)
# comment 😀
@dec(1)
async def h(i, /, j: int = 3, *k, l=f"{i!r:>{j}} {{x}} {j=}", **m) -> "n":
    """Doc ünï"""
    global o
    with open(i) as p, (q(1) as r):
        o = s = await t.u(*k, v=[w for w in x if w], **{"y": -1, **z})
    try:
        if (aa := bb) and not cc: return dd[1:2, ee]
        elif ff: yield gg
        else: raise HH from ii
    except* (JJ, KK) as ll:
        for mm, *nn in oo: print(mm, "\\N{DASH}" 'x' rb"\\x41")
        else: del pp
    finally:
        while 1 < 2 <= 3: lambda qq, *rr: qq if rr else 'ss' + '''tt
uu''' + b"vv"
class WW(XX, metaclass=YY):
    zz: Final[int] = 1
    match aaa:
        case {"b": [1, *ccc]} if ddd: eee += 1
        case _: pass
`;
