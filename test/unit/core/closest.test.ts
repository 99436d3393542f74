import assert from 'node:assert/strict';
import { closestName } from '../../../src/core/closest.ts';

const commands = ['scan', 'count', 'models', 'init'];

function check(name: string, candidates: readonly string[], expected: string | null): void {
  assert.equal(closestName(name, candidates), expected);
}

describe('closestName', () => {
  it('finds a name with one letter wrong, missing or too many', () => {
    check('scam', commands, 'scan');
    check('coun', commands, 'count');
    check('modells', commands, 'models');
  });
  it('takes two swapped letters as one mistake', () => check('sacn', commands, 'scan'));
  it('ignores case, hyphens and underscores', () => check('CALLS_PER_MONTH', ['callsPerMonth'], 'callsPerMonth'));
  it('suggests nothing for a name that is something else', () => check('deploy', commands, null));
  it('copes with nothing and with very long names', () => {
    check('', commands, null);
    check('x'.repeat(100_000), commands, null);
  });
});
