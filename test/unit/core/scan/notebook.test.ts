import assert from 'node:assert/strict';
import { readNotebook } from '../../../../src/core/scan/notebook.ts';

/** A notebook of format 4. */
function notebook(cells: readonly object[], metadata: object = {}): string {
  return JSON.stringify({ cells, metadata, nbformat: 4, nbformat_minor: 5 });
}

function code(source: string | readonly string[], more: object = {}): object {
  return { cell_type: 'code', source, outputs: [{ text: 'client.chat' }], ...more };
}

/** The programs as `language: text`, and the indexes of their cells. */
function check(text: string, expected: readonly string[], indexes: readonly number[] = []): void {
  const read = readNotebook(text);
  assert.equal(read.kind, 'programs');
  assert.deepEqual(
    read.programs.map((program) => `${program.language}: ${program.text}`),
    expected,
  );
  if (indexes.length === 0) return;
  assert.deepEqual(
    read.programs.flatMap(({ cells }) => cells.map(({ index }) => index)),
    indexes,
  );
}

/** Why a notebook is broken, and where. */
function checkBroken(text: string, reason: RegExp, line: number | null, column?: number): void {
  const read = readNotebook(text);
  assert.equal(read.kind, 'broken');
  assert.match(read.reason, reason);
  assert.equal(read.lines?.line ?? null, line);
  if (column !== undefined) assert.equal(read.lines?.column, column);
}

describe('the programs of a notebook', () => {
  it('are its code cells in their order, as texts or as lists of lines', () => {
    const text = { cell_type: 'markdown', source: 'b = 2' };
    check(notebook([text, code('a = 1'), text, code(['b = a\n', 'c = b'])]), ['python: a = 1\nb = a\nc = b'], [1, 3]);
  });

  it('are those of worksheets in older formats', () => {
    const cells = [
      { cell_type: 'heading', source: 'x' },
      { cell_type: 'code', language: 'python', input: ['a = 1'], outputs: [], collapsed: false },
    ];
    check(
      JSON.stringify({ metadata: { name: '' }, nbformat: 3, worksheets: [{ cells }, { cells }] }),
      ['python: a = 1\na = 1'],
      [1, 3],
    );
  });

  it('are in the language of the kernel', () => {
    check(notebook([code('a')], { kernelspec: { name: 'deno', language: 'typescript' } }), ['typescript: a']);
    check(notebook([code('a')], { language_info: { name: 'TypeScript' } }), ['typescript: a']);
    check(notebook([code('a')], { kernelspec: { name: 'python3' } }), ['python: a']);
    check(notebook([code('a')], { kernelspec: { name: 'venv', language: 'python' } }), ['python: a']);
    check(notebook([code('a')]), ['python: a']);
  });

  it('are one for each language, where cells have their own', () => {
    const cell = code('const b = 1', { metadata: { vscode: { languageId: 'javascript' } } });
    const sql = code('select 1', { metadata: { vscode: { languageId: 'sql' } } });
    check(
      notebook([code('a = 1'), cell, sql, code('c = a')]),
      ['python: a = 1\nc = a', 'javascript: const b = 1'],
      [0, 3, 1],
    );
  });

  it('end JavaScript cells as statements', () => {
    const metadata = { language_info: { name: 'javascript' } };
    check(notebook([code('const a = b // x'), code('(c)')], metadata), ['javascript: const a = b // x\n;\n(c)']);
  });

  it('are none in a notebook that is empty', () => {
    check('', []);
    check(' \n', []);
    check(notebook([]), []);
    check(notebook([{ cell_type: 'markdown', source: 'x' }]), []);
  });

  it('are there although other fields are not as they should be', () => {
    check(notebook([code('a', { execution_count: 'x', metadata: null })], { kernelspec: null }), ['python: a']);
    check(
      JSON.stringify({ cells: [null, 7, { cell_type: 'code' }, { cell_type: 'code', source: [1] }, code('a')] }),
      ['python: \n\na'],
      [2, 3, 4],
    );
    check('{"cells": [{"cell_type": "code", "source": "a = \\"NaN\\"", "outputs": [NaN, -Infinity]}]}', [
      'python: a = "NaN"',
    ]);
  });
});

describe('a notebook that is not read', () => {
  it('is in another language', () => {
    const read = readNotebook(notebook([code('x <- 1')], { language_info: { name: 'R' } }));
    assert.deepEqual(read, { kind: 'other language', language: 'R' });
  });

  it('is not JSON, and the place says where', () => {
    checkBroken('{\n "cells": [\n  {"cell_type": code}\n ]\n}', /^not valid JSON/, 3, 17);
    checkBroken('{"cells": [', /^not valid JSON/, 1, 12);
    checkBroken('{"cells": [1, ]}', /^not valid JSON/, 1, 15);
    checkBroken('{"cells": [1 2]}', /^not valid JSON/, 1, 14);
    checkBroken('{"cells": {"a" 1}}', /^not valid JSON/, 1, 16);
    checkBroken('{"cells": []} x', /^not valid JSON/, 1, 15);
    checkBroken('{"cells": [}', /^not valid JSON/, 1, 12);
    checkBroken('{"cells": ["a\nb"]}', /^not valid JSON/, 1, 12);
    checkBroken('{,}', /^not valid JSON/, 1, 2);
    checkBroken('print("hello")', /^not valid JSON/, 1, 1);
  });

  it('is half of a merge', () => {
    checkBroken('{\n "cells": [\n<<<<<<< HEAD\n  {},\n=======\n', /^a merge conflict is left/, 3, 1);
  });

  it('is no notebook', () => {
    checkBroken('{"a": 1}', /^not a Jupyter notebook/, null);
    checkBroken('[]', /^not a Jupyter notebook/, null);
    checkBroken('{"cells": "x"}', /^not a Jupyter notebook/, null);
  });
});
