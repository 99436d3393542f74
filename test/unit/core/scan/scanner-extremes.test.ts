import assert from 'node:assert/strict';
import type { Call, LanguageId, ScanResult } from '../../../../src/core/model.ts';
import { createScanner } from '../../../../src/core/scan/scanner.ts';
import { loadBytes } from '../../../support/assets.ts';

const scanner = createScanner(loadBytes);

function scan(language: LanguageId, text: string): Promise<ScanResult> {
  return scanner.scan({ path: `file.${language}`, language, text });
}

const pythonHead = 'from openai import OpenAI\nclient = OpenAI()\n';
const scriptHead = "import OpenAI from 'openai';\nconst client = new OpenAI();\n";
const pythonCall = (model: string, prompt: string) => `client.responses.create(model=${model}, input=${prompt})\n`;
const scriptCall = (model: string, prompt: string) =>
  `client.responses.create({ model: ${model}, input: ${prompt} });\n`;

function repeat(count: number, line: (index: number) => string, separator = ''): string {
  return Array.from({ length: count }, (_, index) => line(index)).join(separator);
}

/** Scans `text` behind an import and before a plain call; the plain call must be found whatever stands before it. */
async function survives(language: LanguageId, text: string): Promise<readonly Call[]> {
  const isPython = language === 'python';
  const head = isPython ? pythonHead : scriptHead;
  const tail = isPython ? pythonCall('"gpt-4o"', '"plain"') : scriptCall("'gpt-4o'", "'plain'");
  const { calls } = await scan(language, `${head}${text}\n${tail}`);
  const last = calls.at(-1);
  assert.equal(last?.model?.value, 'gpt-4o', `the plain call is found: ${JSON.stringify(calls.slice(-2))}`);
  assert.deepEqual(
    last?.segments.map(({ pieces }) => pieces.map((piece) => (piece.kind === 'text' ? piece.text : piece.kind))),
    [['plain']],
  );
  return calls.slice(0, -1);
}

function promptLength(call: Call | undefined): number {
  const pieces = call?.segments.flatMap((segment) => segment.pieces) ?? [];
  return pieces.reduce((sum, piece) => sum + (piece.kind === 'text' ? piece.text.length : 0), 0);
}

after(() => scanner.dispose());

describe('scan: extreme nesting and length', () => {
  it('ends on fifty thousand comment lines in a row', async () => {
    await survives('python', `${'# note\n'.repeat(50_000)}${pythonCall('"m"', '"Hi"')}`);
  });

  it('ends on calls nested 5,000 deep', async () => {
    await survives('python', `x = ${'f('.repeat(5000)}1${')'.repeat(5000)}`);
    await survives('typescript', `const x = ${'f('.repeat(5000)}1${')'.repeat(5000)};`);
    await survives('python', pythonCall('"gpt-4o-mini"', `${'f('.repeat(5000)}1${')'.repeat(5000)}`));
  });

  it('ends on lists, objects, functions and blocks nested 2,000 deep', async () => {
    await survives('python', `x = ${'['.repeat(2000)}1${']'.repeat(2000)}`);
    await survives('javascript', `const x = ${'{a:'.repeat(2000)}1${'}'.repeat(2000)};`);
    await survives('javascript', `const x = ${'() => '.repeat(2000)}1;`);
    await survives('typescript', `${'if (a) {'.repeat(2000)}${'}'.repeat(2000)}`);
    await survives('python', `${repeat(90, (index) => `${' '.repeat(index)}if a:\n`)}${' '.repeat(90)}pass\n`);
  });

  it('ends on a concatenation of 5,000 terms and keeps all of it', async () => {
    const terms = repeat(5000, (index) => `"word ${index} "`, ' + ');
    const expected = repeat(5000, (index) => `word ${index} `).length;
    for (const [language, text] of [
      ['python', pythonCall('"gpt-4o"', terms)],
      ['typescript', scriptCall('"gpt-4o"', terms)],
    ] as const)
      assert.equal(promptLength((await survives(language, text))[0]), expected);
  });

  it('ends on 3,000 assignments and 3,000 additions to one name', async () => {
    const assigned = await survives(
      'python',
      `${repeat(3000, (index) => `model = "gpt-${index}"\n`)}${pythonCall('model', '"x"')}`,
    );
    assert.equal(assigned[0]?.model?.value, 'gpt-2999');
    const added = await survives(
      'python',
      `prompt = ""\n${repeat(3000, () => 'prompt += "word "\n')}${pythonCall('"m"', 'prompt')}`,
    );
    assert.equal(promptLength(added[0]), 15_000);
    const pushed = await survives(
      'typescript',
      `const parts: string[] = [];\n${repeat(3000, () => "parts.push('word ');\n")}${scriptCall("'m'", "parts.join('')")}`,
    );
    assert.equal(promptLength(pushed[0]), 15_000);
  });

  it('ends on 3,000 assignments that each use the one before', async () => {
    const chained = await survives(
      'python',
      `a0 = "gpt-4o"\n${repeat(3000, (index) => `a${index + 1} = a${index}\n`)}${pythonCall('a3000', '"x"')}`,
    );
    assert.ok(chained[0]?.model?.value === 'gpt-4o' || chained[0]?.model?.value === null);
    await survives('python', `s = "x"\n${repeat(3000, () => 's = s + s\n')}${pythonCall('"m"', 's')}`);
    await survives('python', `s = "x"\n${repeat(60, () => 's = f"{s}{s}"\n')}${pythonCall('"m"', 's')}`);
    await survives('typescript', `let s = 'x';\n${repeat(60, () => `s = \`\${s}\${s}\`;\n`)}${scriptCall("'m'", 's')}`);
  });

  it('ends on 2,000 calls, with conditions around each', async () => {
    const calls = await survives(
      'typescript',
      repeat(2000, (index) => `if (a) { model = 'gpt-${index}'; ${scriptCall('model', `'prompt ${index}'`)} }\n`),
    );
    assert.equal(calls.length, 2000);
    assert.equal(new Set(calls.map(({ id }) => id)).size, 2000);
  });
});

describe('scan: cycles and doubling', () => {
  it('ends on 1,000 declarations, and on a field that 500 methods set', async () => {
    const chains = repeat(1000, (index) => `m${index} = ChatOpenAI(model="gpt-4o")\nm${index}.invoke("x")\n`);
    const found = await survives('python', `from langchain_openai import ChatOpenAI\n${chains}`);
    assert.equal(found.length, 2000);
    const methods = repeat(
      500,
      (index) => `    def f${index}(self):\n        self.m = "v${index}"\n        self.l.append(1)\n`,
    );
    const field = `class A:\n    def __init__(self):\n        self.m = "a"\n        self.l = []\n${methods}`;
    const [call] = await survives('python', `${field}a = A()\n${pythonCall('a.m', 'a.l')}`);
    assert.equal(call?.model?.value, null);
  });

  it('ends on cyclic constants, classes, imports and builders', async () => {
    await survives('python', `a = b\nb = c\nc = a\n${pythonCall('a', 'b')}`);
    await survives('python', `class A(B):\n    x = B.x\nclass B(A):\n    x = A.x\n${pythonCall('A().x', 'B.y')}`);
    await survives(
      'typescript',
      `class A extends A { x = this.x; get y() { return this.y; } }\n${scriptCall('new A().x', 'new A().y')}`,
    );
    await survives(
      'python',
      `def f(n):\n    return g(n) + "a"\ndef g(n):\n    return f(n) + "b"\n${pythonCall('"m"', 'f(1)')}`,
    );
    await survives('typescript', `const f = () => g();\nconst g = () => f();\n${scriptCall('f()', 'g()')}`);
    await survives('python', `import file as file\nfrom . import file\n${pythonCall('file.file.MODEL', 'file')}`);
    await survives('python', `x = {}\nx["x"] = x\nx.update(x)\ny = []\ny.append(y)\n${pythonCall('x["x"]["x"]', 'y')}`);
    await survives(
      'python',
      `class A:\n    def __init__(self):\n        self.a = A().a\n        self.b = [self.b]\n        self.b.append(self.b)\n${pythonCall('A().a', 'A().b')}`,
    );
    await survives('python', 'client = make(client)\ndef make(c):\n    return make(client)\nclient = OpenAI()');
  });

  it('ends on inlining that doubles with every step', async () => {
    const doubling = repeat(40, (index) => `def f${index + 1}(x):\n    return f${index}(x) + f${index}(x)\n`);
    await survives('python', `def f0(x):\n    return x\n${doubling}${pythonCall('"m"', 'f40("a")')}`);
    const nested = `const f = (x) => x + x;\n${scriptCall("'m'", `${'f('.repeat(40)}'a'${')'.repeat(40)}`)}`;
    await survives('javascript', nested);
    const choices = repeat(40, (index) => `const c${index + 1} = Math.random() ? c${index} : [c${index}];\n`);
    await survives('javascript', `const c0 = 'a';\n${choices}${scriptCall("'m'", 'c40')}`);
    const spreads = repeat(40, (index) => `const p${index + 1} = { ...p${index}, ...p${index} };\n`);
    await survives('javascript', `const p0 = { a: 1 };\n${spreads}${scriptCall('p40.a', "''")}`);
    const lists = repeat(40, (index) => `l${index + 1} = l${index} + l${index}\n`);
    await survives('python', `l0 = [{"role": "user", "content": "x"}]\n${lists}${pythonCall('"m"', 'l40')}`);
  });
});

describe('scan: values made from each other', () => {
  const lines = (line: (index: number) => string) => repeat(40, (index) => `${line(index)}\n`);

  it('ends where every step uses the step before twice', async () => {
    await survives('python', `x0 = make(client)\n${lines((index) => `x${index + 1} = x${index}.pipe(x${index})`)}`);
    await survives('python', `x0 = make(client)\n${lines((index) => `x${index + 1} = x${index} | x${index}`)}`);
    await survives(
      'typescript',
      `const x0 = make(client);\n${lines((index) => `const x${index + 1} = x${index}(x${index});`)}`,
    );
    const branches = lines((index) => `const x${index + 1} = a ? x${index}.b(x${index}) : x${index}.c(x${index});`);
    await survives('typescript', `let x0 = make(client);\n${branches}`);
    const classes = lines((index) => `class A${index + 1}(A${index}, A${index}):\n    pass`);
    await survives('python', `class A0(OpenAI):\n    pass\n${classes}A40().x\nA40.y\n`);
  });

  it('ends on nested messages, tools and models that double', async () => {
    const lists = lines((index) => `x${index + 1} = [x${index}, x${index}]`);
    const call = 'client.chat.completions.create(model="m", messages=x40, tools=x40)\n';
    await survives('python', `x0 = [{"role": "user", "content": "a"}]\n${lists}${call}`);
    const records = lines((index) => `const x${index + 1} = { a: x${index}, b: x${index} };`);
    await survives(
      'typescript',
      `const x0 = { a: 1 };\n${records}${scriptCall("'m'", 'x40')}client.responses.create(x40);`,
    );
    const models = lines((index) => `x${index + 1} = x${index}.with_fallbacks([x${index}])`);
    await survives('python', `from langchain_openai import ChatOpenAI\nx0 = ChatOpenAI()\n${models}x40.invoke("x")\n`);
  });
});

describe('scan: odd files', () => {
  it('ends on one line of 5 MB', async () => {
    const line = `${scriptHead.replaceAll('\n', '')}${repeat(60_000, (index) => `function f${index}(a,b){return a.b(${index},[b,"text of a minified file"])}`)}`;
    const { calls } = await scan('javascript', `${line}${scriptCall("'gpt-4o'", "'plain'").trim()}`);
    assert.equal(calls.length, 1);
  });

  it('ends on one text of 5 MB', async () => {
    const { prompts } = await scan('python', `SYSTEM_PROMPT = "${'word '.repeat(1_000_000)}"`);
    assert.equal(prompts.length, 1);
  });

  it('reads empty files and files of odd characters', async () => {
    for (const text of ['', '\n', '\uFEFF', '\u0000', '\uD800\uDC00\uD800', '\r\r\r', '\t', '#', '"', '`', '/*'])
      for (const language of ['python', 'typescript', 'tsx', 'javascript'] as const) {
        const result = await scan(language, text);
        assert.deepEqual([result.calls, result.prompts], [[], []]);
      }
    const odd = 'x = "\uD800" + "\uDFFF \u{1F600}"';
    assert.equal((await survives('python', `${odd}\n${pythonCall('"m"', 'x')}`)).length, 1);
    assert.equal((await survives('tsx', `const ${odd};\n${scriptCall("'m'", 'x')}`)).length, 1);
  });

  it('keeps the names of every object in tables of their own', async () => {
    const names = ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf'];
    for (const name of names) {
      const calls = await survives(
        'python',
        `${name} = "gpt-4o-mini"\nt = {"${name}": "gpt-4.1"}\n${pythonCall(name, '"x"')}${pythonCall(`t["${name}"]`, '"y"')}`,
      );
      assert.deepEqual(
        calls.map(({ model }) => model?.value),
        ['gpt-4o-mini', 'gpt-4.1'],
      );
    }
    await survives('javascript', `client.constructor.prototype.create({}); client.toString(); Object.create(client);`);
  });
});
