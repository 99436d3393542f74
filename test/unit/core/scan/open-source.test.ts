import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { Language, Parser } from 'web-tree-sitter';
import type { LanguageId, Source } from '../../../../src/core/model.ts';
import { openSource } from '../../../../src/core/scan/open-source.ts';
import { createScanner, type Scanner } from '../../../../src/core/scan/scanner.ts';
import { loadBytes } from '../../../support/assets.ts';

/** One edit: where it starts and how much it removes as shares of the text, and what it puts there. */
interface TextChange {
  readonly at: number;
  readonly removes: number;
  readonly inserts: string;
}

const inserts = [
  'x',
  '(',
  ')',
  '"',
  '"""',
  '`',
  '\n',
  '\r\n',
  '    ',
  '{',
  '}',
  ' = 1\n',
  'f"{',
  '#',
  'é',
  '😀',
  'if x:\n',
];

const change: fc.Arbitrary<TextChange> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  removes: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 0.02, noNaN: true })),
  inserts: fc.oneof(fc.constantFrom(...inserts), fc.string({ maxLength: 3 })),
});

describe('an open source', () => {
  let scanner: Scanner;
  before(() => {
    scanner = createScanner(loadBytes);
  });
  after(() => scanner.dispose());

  const samples: readonly (readonly [LanguageId, string])[] = [
    ['python', 'prompts-messages.py'],
    ['typescript', 'sdk-azure.ts'],
  ];
  for (const [language, file] of samples) {
    it(`answers after edits as a fresh scan does: ${language}`, async () => {
      const text = readFileSync(new URL(`../../../golden/${language}/${file}`, import.meta.url), 'utf8');
      await fc.assert(
        fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 6 }), (changes) =>
          checkEdits(scanner, { path: file, language, text }, changes),
        ),
        { numRuns: 25 },
      );
    });
  }

  it('answers the same when an edit is taken back', async () => {
    const source = { path: 'a.py', language: 'python', text: call('Hello') } as const;
    const open = scanner.open(source);
    const first = await open.scan();
    open.update(call('Hello').replace('create(', 'create(('));
    await open.scan();
    open.update(call('Hello'));
    assert.deepEqual(await open.scan(), first);
    open.dispose();
  });

  it('finds nothing after it was disposed, also while the grammar was still loading', async () => {
    const fresh = createScanner(loadBytes);
    const open = fresh.open({ path: 'a.py', language: 'python', text: call('Hello') });
    const scan = open.scan();
    open.dispose();
    assert.deepEqual((await scan).calls, []);
    assert.deepEqual((await open.scan()).calls, []);
    fresh.dispose();
  });

  it('keeps one tree at most, and none after it was disposed', async () => {
    const { parser, alive } = await countingParser();
    const open = openSource({ path: 'a.py', language: 'python', text: call('Hello') }, async () => parser);
    for (const text of [call('Hello you'), `${call('Hello')} (`, call('Hi'), 'print()', call('Hi')]) {
      open.update(text);
      await open.scan();
      assert.equal(alive(), text === 'print()' ? 0 : 1);
    }
    open.dispose();
    assert.equal(alive(), 0);
    parser.delete();
  });

  it('rejects with the reason of an aborted signal and still answers afterwards', async () => {
    const open = scanner.open({ path: 'a.py', language: 'python', text: call('Hello') });
    await assert.rejects(open.scan(AbortSignal.abort(new Error('typed on'))), /typed on/);
    assert.equal((await open.scan()).calls.length, 1);
    open.dispose();
  });
});

/** A parser of Python that counts the trees that it made and that were not deleted. */
async function countingParser(): Promise<{ readonly parser: Parser; readonly alive: () => number }> {
  await Parser.init({ wasmBinary: await loadBytes('tree-sitter.wasm') });
  const parser = new Parser();
  parser.setLanguage(await Language.load(await loadBytes('tree-sitter-python.wasm')));
  const parse = parser.parse.bind(parser);
  let alive = 0;
  parser.parse = (text, old) => {
    const tree = parse(text, old);
    if (tree === null) return null;
    alive++;
    const free = tree.delete.bind(tree);
    tree.delete = () => {
      alive--;
      free();
    };
    return tree;
  };
  return { parser, alive: () => alive };
}

/** After each edit, the open source and a fresh scan find the same. */
async function checkEdits(scanner: Scanner, source: Source, changes: readonly TextChange[]): Promise<void> {
  const open = scanner.open(source);
  let { text } = source;
  for (const { at, removes, inserts } of changes) {
    const start = Math.floor(at * text.length);
    text = text.slice(0, start) + inserts + text.slice(start + Math.floor(removes * text.length));
    open.update(text);
    assert.deepEqual(await open.scan(), await scanner.scan({ ...source, text }));
  }
  open.dispose();
}

function call(prompt: string): string {
  return [
    'from openai import OpenAI',
    'client = OpenAI()',
    `client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": "${prompt}"}])`,
  ].join('\n');
}
