import assert from 'node:assert/strict';
import { callSiteLines } from '../../../../src/core/present/call-sites.ts';
import { analysed, usd } from '../../../support/analyses.ts';

const site = (file: string, line: number) =>
  analysed({ file, lines: { line, column: 1, endLine: line, endColumn: 9 } }, { perCall: usd(0.0011, 0.0042) });

describe('the call sites of a wrapper', () => {
  it('are listed by place, with model and cost, as links', () => {
    const lines = callSiteLines([site('b.py', 3), site('a.py', 12), site('a.py', 2)], ({ file }) => `to:${file}`);
    assert.deepEqual(lines, [
      '**3 call sites** bring what is sent; prompts, models, volumes and costs are theirs:',
      '',
      '- [a.py:2](to:a.py) · gpt-4o · $0.0011–0.0042',
      '- [a.py:12](to:a.py) · gpt-4o · $0.0011–0.0042',
      '- [b.py:3](to:b.py) · gpt-4o · $0.0011–0.0042',
    ]);
  });

  it('are at most eight, and the others are counted', () => {
    const many = Array.from({ length: 11 }, (_, index) => site('a.py', index + 1));
    const lines = callSiteLines(many, () => null);
    assert.equal(lines.length, 2 + 8 + 1);
    assert.equal(lines.at(-1), '- and 3 more');
  });

  it('are nothing where there are none', () =>
    assert.deepEqual(
      callSiteLines([], () => null),
      [],
    ));
});
