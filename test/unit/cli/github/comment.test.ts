import assert from 'node:assert/strict';
import { commentOf } from '../../../../src/cli/github/comment.ts';

/** GitHub refuses longer comments. */
const limit = 65_536;

describe('the comment on a pull request', () => {
  it('is the paragraphs that there are', () => {
    assert.equal(commentOf('<!-- callcost -->', ['one', '', 'two']), '<!-- callcost -->\n\none\n\ntwo');
  });

  it('is cut off where it is longest, at a line, and keeps the verdict', () => {
    const row = `| ${'x'.repeat(1000)} |`;
    const text = commentOf('<!-- callcost -->', [new Array(100).fill(row).join('\n'), '**Check failed**: why']);
    assert.ok(text.length <= limit && text.length > limit - 3000, String(text.length));
    assert.ok(text.endsWith(`${row}\n\n… cut off: the summary of the run has everything.\n\n**Check failed**: why`));
  });

  it('is short enough though a line alone is too long', () => {
    const text = commentOf('<!-- callcost -->', ['x'.repeat(100_000), 'verdict']);
    assert.equal(text, '<!-- callcost -->\n\n\n\n… cut off: the summary of the run has everything.\n\nverdict');
  });
});
