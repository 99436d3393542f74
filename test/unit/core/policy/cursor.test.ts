import assert from 'node:assert/strict';
import { type PolicyCursor, policyCursorAt } from '../../../../src/core/policy/cursor.ts';

/** Compares the cursor at `|`. */
function check(text: string, expected: Partial<PolicyCursor> | null): void {
  const offset = text.indexOf('|');
  const cursor = policyCursorAt(text.replace('|', ''), offset);
  if (expected === null || cursor === null) {
    assert.equal(cursor, expected);
    return;
  }
  assert.deepEqual(
    Object.fromEntries(Object.keys(expected).map((key) => [key, Reflect.get(cursor, key)])),
    expected,
    text,
  );
}

describe('the cursor in callcost.yml', () => {
  it('stands at a key of the file', () => {
    check('|', { kind: 'key', path: [], siblings: [] });
    check('version: 1\nfea|', { kind: 'key', path: [], siblings: ['version'], start: 11, end: 14 });
    check('|\nversion: 1', { kind: 'key', siblings: ['version'] });
  });

  it('stands at a key of a group, whatever follows', () => {
    check('features:\n  a:\n    owner: x\n    |', { kind: 'key', path: ['features', 'a'], siblings: ['owner'] });
    check('features:\n  a:\n    |\n    owner: x\n  b:\n    paths: []', {
      path: ['features', 'a'],
      siblings: ['owner'],
    });
    check('features:\n  "a b":\n    |', { path: ['features', 'a b'] });
  });

  it('stands at a value', () => {
    check('features:\n  a:\n    maxTier: m|', { kind: 'value', path: ['features', 'a', 'maxTier'] });
    check('models:\n  allow:\n    - gpt|', { kind: 'value', path: ['models', 'allow'] });
    check('models:\n  allow: ["gpt|"]', { kind: 'value', path: ['models', 'allow'] });
    check('models:\n  allow: ["a", |', { kind: 'value', path: ['models', 'allow'] });
  });

  it('stands in brackets on one line', () => {
    check('defaults: { |', { kind: 'key', path: ['defaults'], siblings: [] });
    check('defaults: { buffer: 1%, |', { kind: 'key', path: ['defaults'], siblings: ['buffer'] });
    check('shared: { db: { allocate: |', { kind: 'value', path: ['shared', 'db', 'allocate'] });
    check('shared: { db: { usdPerMonth: 4 }, |', { kind: 'key', path: ['shared'] });
  });

  it('stands nowhere in a comment', () => {
    check('# feat|', null);
    check('version: 1 # |', null);
  });
});
