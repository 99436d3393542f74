import assert from 'node:assert/strict';
import { defaultPolicy, type Policy, policySchema } from '../../../../src/core/policy/schema.ts';
import { defaultLevels, ruleCodes } from '../../../../src/core/rule-codes.ts';
import { createLevels, isIgnored } from '../../../../src/core/rules/levels.ts';
import { makeCall } from '../../../support/calls.ts';

const policyOf = (value: object): Policy => policySchema.parse(value);

describe('levels of rules', () => {
  it('are the defaults where callcost.yml says nothing, which warn of policy and budgets only', () => {
    const { severityOf } = createLevels(defaultPolicy, '2026-11-22');
    for (const code of ruleCodes) assert.equal(severityOf(code) ?? 'off', defaultLevels[code]);
    const warnings = ruleCodes.filter((code) => severityOf(code) === 'warning');
    assert.deepEqual(warnings, [
      'tier-above-policy',
      'attribution-missing',
      'gateway-bypass',
      'model-not-allowed',
      'over-budget',
      'experiment-expired',
    ]);
    assert.ok(!ruleCodes.some((code) => severityOf(code) === 'error'));
  });

  it('follow callcost.yml', () => {
    const { severityOf } = createLevels(
      policyOf({ rules: { 'prompt-waste': 'off', batchable: 'error' } }),
      '2026-11-22',
    );
    assert.equal(severityOf('prompt-waste'), null);
    assert.equal(severityOf('batchable'), 'error');
  });
});

describe('waivers', () => {
  const waiver = { rule: 'batchable', reason: 'later', until: '2026-11-22' };
  const check = (waivers: readonly object[], today: string, path: string, feature: string | null) =>
    createLevels(policyOf({ waivers }), today).isWaived('batchable', path, feature);

  it('hold to the end of their last day', () => {
    assert.equal(check([waiver], '2026-11-22', 'a.py', null), true);
    assert.equal(check([waiver], '2026-11-23', 'a.py', null), false);
  });

  it('hold for their rule, paths and feature only', () => {
    assert.equal(check([{ ...waiver, rule: 'prompt-long' }], '2026-11-01', 'a.py', null), false);
    assert.equal(check([{ ...waiver, paths: ['old/**'] }], '2026-11-01', 'old/a.py', null), true);
    assert.equal(check([{ ...waiver, paths: ['old/**'] }], '2026-11-01', 'new/a.py', null), false);
    assert.equal(check([{ ...waiver, feature: 'chat' }], '2026-11-01', 'a.py', 'chat'), true);
    assert.equal(check([{ ...waiver, feature: 'chat' }], '2026-11-01', 'a.py', 'reply'), false);
    assert.equal(check([{ ...waiver, feature: 'chat' }], '2026-11-01', 'a.py', null), false);
  });
});

describe('comments on a call', () => {
  it('turn off the rule that they name', () => {
    const range = { start: 0, end: 1 };
    const call = makeCall({ directives: [{ kind: 'ignore', rule: 'prompt-long', reason: 'cached', range }] });
    assert.equal(isIgnored(call, 'prompt-long'), true);
    assert.equal(isIgnored(call, 'batchable'), false);
  });
});
