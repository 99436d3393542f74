import assert from 'node:assert/strict';
import { directiveProblems } from '../../../../src/core/scan/directives.ts';

const lines = { line: 3, column: 1, endLine: 3, endColumn: 40 };

function check(text: string, expected: string | null): void {
  const comment = { text, range: { start: 0, end: text.length }, lines, standsAlone: true };
  const [problem] = directiveProblems('src/app.py', [comment]);
  assert.equal(problem?.reason ?? null, expected);
  if (problem !== undefined) assert.deepEqual([problem.file, problem.lines], ['src/app.py', lines]);
}

describe('comments that turn off a rule', () => {
  it('are no problem where there is such a rule', () => {
    check('callcost-ignore tier-downgrade -- measured', null);
    check('callcost: feature=support', null);
  });

  it('say which rule is meant where there is none of that name', () => {
    check(
      'callcost-ignore tier-downgarde -- measured',
      'callcost-ignore names a rule that does not exist: tier-downgarde; did you mean tier-downgrade?',
    );
    check(
      'callcost-ignore everything',
      'callcost-ignore names a rule that does not exist: everything; docs/rules lists them',
    );
    check('callcost-ignore', 'callcost-ignore names no rule; docs/rules lists them');
  });
});
