import assert from 'node:assert/strict';
import type { Finding } from '../../../../src/core/finding.ts';
import { baselineOf, parseBaseline, withoutAccepted } from '../../../../src/core/gate/baseline.ts';
import type { Call } from '../../../../src/core/model.ts';
import { makeCall } from '../../../support/calls.ts';

/** A call with an id, as a test writes it: id, function, model, prompt and file. */
type Written = readonly [id: string, enclosing: string, model: string, prompt?: string, file?: string];

const lines = { line: 3, column: 1, endLine: 3, endColumn: 9 };

function callOf([id, enclosing, model, prompt = 'Say hello.', file = 'a.py']: Written): Call {
  return makeCall({
    ...{ id, enclosing, file, model: { value: model, source: 'literal', range: null } },
    segments: [{ role: 'user', pieces: [{ kind: 'text', text: prompt, range: null }], range: null, cached: false }],
  });
}

/** Code in which every call on a model of the family gpt-4 breaks a rule. */
function judged(written: readonly Written[], code: Finding['code'] = 'model-not-allowed') {
  const calls = written.map(callOf);
  const findings = calls
    .filter(({ model }) => model?.value?.startsWith('gpt-4'))
    .map(
      ({ id, file }): Finding => ({
        ...{ code, severity: 'error', callId: id, file, range: { start: 0, end: 1 }, lines, message: 'Not allowed.' },
        ...{ evidence: [], savings: null, relatedCalls: [], changes: [] },
      }),
    );
  return { calls, findings, usdOf: () => null };
}

/** Checks which findings a baseline of one state does not accept in another, by the ids of their calls. */
function check(
  before: readonly Written[],
  now: readonly Written[],
  expected: readonly string[],
  code: Finding['code'] = 'model-not-allowed',
): void {
  const baseline = parseBaseline(JSON.stringify(baselineOf(judged(before, code))), 'callcost-baseline.json');
  const { rest } = withoutAccepted(judged(now, code), baseline, () => true);
  assert.deepEqual(
    rest.map(({ callId }) => callId),
    expected,
  );
}

const long = 'Answer the question of the customer about the order below, in two sentences.';

describe('a baseline after edits', () => {
  it('accepts a call whose prompt is written otherwise', () => {
    check([['old', 'reply', 'gpt-4']], [['new', 'reply', 'gpt-4', 'Greet them.']], []);
    check(
      [
        ['old', 'reply', 'gpt-4'],
        ['other', 'reply', 'gpt-5'],
      ],
      [
        ['edited', 'reply', 'gpt-5', 'Part.'],
        ['new', 'reply', 'gpt-4', 'Greet them.'],
      ],
      [],
    );
  });

  it('accepts a call that was moved to another function or file with its prompt', () => {
    check([['old', 'reply', 'gpt-4', long]], [['new', 'answer', 'gpt-4', long, 'b.py']], []);
    check([['old', 'reply', 'gpt-4']], [['new', 'answer', 'gpt-4']], ['new']);
  });
});

describe('a baseline in doubt', () => {
  it('does not take a new call beside an old one for that one', () => {
    check(
      [['old', 'reply', 'gpt-4']],
      [
        ['old', 'reply', 'gpt-4'],
        ['new', 'reply', 'gpt-4', 'More.'],
      ],
      ['new'],
    );
  });

  it('does not guess which call is new where one was edited and one was added', () => {
    check(
      [['old', 'reply', 'gpt-4']],
      [
        ['edited', 'reply', 'gpt-4', 'Greet them.'],
        ['new', 'reply', 'gpt-4', 'More.'],
      ],
      ['edited', 'new'],
    );
    check(
      [['old', 'reply', 'gpt-4']],
      [
        ['edited', 'reply', 'gpt-5', 'Greet them.'],
        ['new', 'reply', 'gpt-4', 'More.'],
      ],
      ['new'],
    );
  });

  it('does not guess where a call may have been edited or moved', () => {
    check(
      [['old', 'reply', 'gpt-4', long]],
      [
        ['edited', 'reply', 'gpt-4', 'Greet them.'],
        ['moved', 'answer', 'gpt-4', long, 'b.py'],
      ],
      ['edited', 'moved'],
    );
  });

  it('does not accept a call that was there, beside the old one, and breaks the rule only now', () => {
    check(
      [
        ['old', 'reply', 'gpt-4'],
        ['beside', 'reply', 'gpt-5', 'Other.'],
      ],
      [['beside', 'reply', 'gpt-4', 'Other.']],
      ['beside'],
    );
  });

  it('does not accept another model, where the rule is about the model', () => {
    check([['old', 'reply', 'gpt-4']], [['old', 'reply', 'gpt-4-pro']], ['old']);
    check([['old', 'reply', 'gpt-4']], [['new', 'reply', 'gpt-4-pro', 'Greet them.']], ['new']);
    check([['old', 'reply', 'gpt-4']], [['new', 'reply', 'gpt-4-pro', 'Greet them.']], [], 'output-limit-missing');
  });

  it('knows nothing of calls in files that are not checked', () => {
    const baseline = baselineOf(judged([['old', 'reply', 'gpt-4', long, 'b.py']]));
    const now = judged([['new', 'reply', 'gpt-4', long]]);
    const { rest, outcome } = withoutAccepted(now, baseline, (file) => file === 'a.py');
    assert.deepEqual([rest.length, outcome.outdated.length], [1, 0]);
  });
});
