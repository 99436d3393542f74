import assert from 'node:assert/strict';
import { createReach } from '../../../../../src/core/scan/modules/import-graph.ts';

/** `a>b>c d>b`: a imports b, b imports c, d imports b. */
function check(graph: string, targets: string, expected: string): void {
  const imported = new Map<string, string[]>();
  for (const chain of graph.split(' ')) {
    const files = chain.split('>');
    for (const [index, file] of files.entries()) {
      const next = files[index + 1];
      imported.set(file, [...(imported.get(file) ?? []), ...(next === undefined ? [] : [next])]);
    }
  }
  const reach = createReach(imported);
  const reached = new Set(targets.split('').flatMap((target) => [...reach(target)]));
  assert.equal([...reached].sort().join(''), expected);
}

describe('createReach', () => {
  it('finds all that import a target, directly and through others', () => check('a>b>c d>b e>f', 'c', 'abcd'));
  it('does not follow what a target imports', () => check('a>b>c', 'a', 'a'));
  it('takes several targets', () => check('a>b c>d e', 'bd', 'abcd'));
  it('ends in a cycle', () => {
    check('a>b>c>a d>a', 'a', 'abcd');
    check('a>a', 'a', 'a');
  });
  it('knows targets that nothing imports and that are no files', () => check('a>b', 'z', 'z'));
  it('finds nothing without targets', () => check('a>b', '', ''));
});
