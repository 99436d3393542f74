import assert from 'node:assert/strict';
import { formatMarkdownDiff } from '../../../../src/cli/diff/markdown-diff.ts';
import { diffCalls } from '../../../../src/core/diff/diff.ts';
import type { Call } from '../../../../src/core/model.ts';
import type { CostSnapshot } from '../../../../src/workspace/cost-tracker.ts';
import { analysed } from '../../../support/analyses.ts';

const nothing: CostSnapshot = {
  calls: [],
  fingerprints: new Map(),
  policyFiles: [],
  madeFor: new Map(),
  isMeasured: false,
  policyProblems: [],
  leftOut: new Map(),
};

/** The comment on a pull request that adds these calls. */
function commentOn(calls: readonly Partial<Call>[], notes: readonly string[] = [], base = 'main'): string {
  const side = { isMergeBase: true, snapshot: nothing };
  const diff = diffCalls(
    [],
    calls.map((call) => analysed(call)),
    new Map(),
  );
  return formatMarkdownDiff(
    {
      base: { ...side, name: base, commit: 'a'.repeat(40) },
      head: { ...side, name: 'HEAD', commit: null },
      diff,
      renamed: new Map(),
      isSparse: false,
    },
    notes,
    '',
  );
}

describe('formatMarkdownDiff', () => {
  it('stays below what GitHub takes, however much there is', () => {
    const calls = Array.from({ length: 3000 }, (_, index) => ({
      id: `call-${index}`,
      file: `src/${'long/'.repeat(800)}${index}.py`,
      enclosing: 'name_'.repeat(500),
    }));
    const comment = commentOn(
      calls,
      Array.from({ length: 900 }, () => 'x'.repeat(9000)),
    );
    assert.ok(comment.length < 60_000, String(comment.length));
    assert.match(comment, /… and 2975 more/);
  });
  it('mentions nobody and links to no issue, whatever the names', () => {
    const hostile = '@octocat #1 [x](https://evil.example) <img src=x> `@octocat` | @octocat';
    const comment = commentOn([{ file: `${hostile}.py`, enclosing: hostile }], [hostile], hostile);
    // What is left when code and the addresses of links are taken away.
    const markup = comment.replaceAll(/`[^`\n]*`/g, '').replaceAll(/\]\([^)\s]*\)/g, ']');
    assert.doesNotMatch(markup, /octocat|evil|<img|#1/);
  });
  it('says so where nothing differs', () => {
    assert.match(commentOn([]), /^### Call Cost: no call differs\n/);
  });
});
