import assert from 'node:assert/strict';
import { parsableText } from '../../../../src/core/scan/parsable-text.ts';

describe('parsable text', () => {
  function check(text: string, expected: string): void {
    const parsable = parsableText('python', text);
    assert.equal(parsable, expected);
    assert.equal(parsable.length, text.length);
  }

  it('blanks the lines of a long run of comments, with the same offsets', () =>
    check(`x = 1\n${'  # note\n'.repeat(300)}y = 2\n`, `x = 1\n${'        \n'.repeat(300)}y = 2\n`));

  it('keeps a run that a person may have written', () => {
    const text = `x = 1\n${'# note\r\n'.repeat(150)}y = 2\n`;
    check(text, text);
  });

  it('keeps the lines that speak to Call Cost', () =>
    check(
      `${'# note\n'.repeat(200)}# callcost: feature=a\nx = 1\n`,
      `${'      \n'.repeat(200)}# callcost: feature=a\nx = 1\n`,
    ));

  it('leaves other languages alone', () => {
    const text = '# note\n'.repeat(300);
    assert.equal(parsableText('typescript', text), text);
  });
});
