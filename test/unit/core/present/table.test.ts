import assert from 'node:assert/strict';
import { createTextStyle } from '../../../../src/core/present/style.ts';
import { formatTable, type TableCell, type TableColumn } from '../../../../src/core/present/table.ts';
import { displayWidth, fitToWidth, printable } from '../../../../src/core/present/width.ts';

const columns: readonly TableColumn[] = [
  { title: 'call', align: 'left', minWidth: 8, keep: 'end' },
  { title: 'tokens', align: 'right' },
  { title: 'feature', align: 'left', dropGroup: 'feature' },
];

function check(rows: readonly (readonly TableCell[])[], width: number, expected: readonly string[]): void {
  assert.deepEqual(formatTable(columns, rows, createTextStyle(false), width), expected);
}

describe('formatTable', () => {
  it('aligns columns and ends lines without blanks', () => {
    check(
      [
        ['src/a.py:12', '412', 'support'],
        ['b.py:1', '≈1.2k', ''],
      ],
      80,
      ['call         tokens  feature', 'src/a.py:12     412  support', 'b.py:1        ≈1.2k'],
    );
  });
  it('gives wide characters two columns', () => {
    check(
      [
        ['見積/報告.py', '1', 'a'],
        ['é.py', '22', 'b'],
      ],
      80,
      ['call          tokens  feature', '見積/報告.py       1  a', 'é.py              22  b'],
    );
  });
  it('shortens before it drops a column', () => {
    const rows = [['src/support/reply.py:12', '412', 'support']];
    check(rows, 30, ['call           tokens  feature', '…/reply.py:12     412  support']);
    check(rows, 20, ['call          tokens', '…reply.py:12     412']);
  });
  it('colours text, not padding', () => {
    const lines = formatTable(columns, [['a', { text: '1', style: 'dim' }, 'x']], createTextStyle(true));
    assert.equal(lines[1], 'a          \u001b[2m1\u001b[22m  x');
  });
});

describe('width of text', () => {
  it('counts what a terminal shows', () => {
    assert.deepEqual(['abc', '見', 'e\u0301', '👍', '\u200b', ''].map(displayWidth), [3, 2, 1, 2, 0, 0]);
  });
  it('cuts at either end, and never through a wide character', () => {
    assert.equal(fitToWidth('abcdef', 4), 'abc…');
    assert.equal(fitToWidth('abcdef', 4, 'end'), '…def');
    assert.equal(fitToWidth('見積報告', 4), '見…');
    assert.equal(fitToWidth('abc', 3), 'abc');
    assert.equal(fitToWidth('abc', 0), '');
  });
  it('lets nothing reach the terminal that moves or colours', () => {
    assert.equal(printable('a\u001b[31m\nb\u202e'), 'a\uFFFD[31m\uFFFDb\uFFFD');
  });
});
