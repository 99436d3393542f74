import assert from 'node:assert/strict';
import { locateSetting } from '../../../../src/core/policy/locate.ts';

const text = 'version: 1\nfeatures:\n  support:\n    paths: ["a", "b"]\n    variables: { ticket: 800 }\n';

function check(key: readonly string[], expected: string | null, source = text): void {
  const range = locateSetting(source, key);
  assert.equal(range === null ? null : source.slice(range.start, range.end), expected);
}

describe('the place of a setting', () => {
  it('is its key', () => {
    check(['features', 'support', 'variables', 'ticket'], 'ticket');
    check(['features', 'support', 'paths', '1'], '"b"');
  });

  it('is the nearest key above where it is not written', () => {
    check(['features', 'support', 'callsPerMonth'], 'support');
    check(['features', 'other', 'owner'], 'features');
    check(['prices', 'models'], null);
    check([], null);
  });

  it('is found in broken and empty files, or not at all', () => {
    check(['features', 'a'], 'a', 'features:\n  a: {');
    check(['features'], null, '');
    check(['features'], null, '- a list');
    check(['a'.repeat(9)], null, '['.repeat(100_000));
  });
});
