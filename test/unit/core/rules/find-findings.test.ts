import assert from 'node:assert/strict';
import type { Advice } from '../../../../src/core/advice/advice.ts';
import type { AnalysedCall } from '../../../../src/core/analysis.ts';
import { estimateCall } from '../../../../src/core/estimate/estimate.ts';
import type { Finding } from '../../../../src/core/finding.ts';
import type { Call } from '../../../../src/core/model.ts';
import { policySchema } from '../../../../src/core/policy/schema.ts';
import type { RuleCode } from '../../../../src/core/rule-codes.ts';
import { findFindings } from '../../../../src/core/rules/find-findings.ts';
import { collectWorkspaceFacts } from '../../../../src/core/rules/workspace-facts.ts';
import { createLineIndex } from '../../../../src/core/scan/lines.ts';
import { makeCall } from '../../../support/calls.ts';
import { contextOf, message } from '../../../support/estimates.ts';

const text = 'client.chat.completions.create(\n    model="gpt-5.4",\n)\n';

interface FindingsOptions {
  readonly policy?: object;
  readonly advice?: Partial<Advice>;
  readonly path?: string;
}

/** What the rules say about calls of one file, with advice and a policy. */
function findingsOf(
  changes: readonly Partial<Call>[],
  { policy = {}, advice = {}, path = 'src/app.py' }: FindingsOptions = {},
): readonly Finding[] {
  const context = contextOf({
    volume: {
      feature: null,
      runsPerMonth: { value: 1000, low: 1000, high: 1000, basis: 'configured' },
      timesPerRunIsSet: false,
    },
  });
  const calls: AnalysedCall[] = changes.map((each, index) => {
    const call = makeCall({
      id: `call-${index + 1}`,
      range: { start: 0, end: text.length - 1 },
      model: { value: 'gpt-5.4', source: 'literal', range: { start: 42, end: 51 } },
      outputLimit: { value: 100, parameter: 'max_tokens', source: 'literal', range: null },
      segments: [message('user', 'Is it spam? {mail}')],
      ...each,
    });
    return { call, estimate: estimateCall(call, context) };
  });
  const file = {
    path,
    pathInPolicy: path,
    text,
    linesOf: createLineIndex(text),
    calls,
    callers: [],
    contextOf: () => context,
  };
  return findFindings(file, collectWorkspaceFacts(calls.map(({ call }) => call)), {
    policy: policySchema.parse(policy),
    today: '2026-11-22',
    gateway: null,
    advise: ({ id }: Call) => ({
      id,
      task: { kind: 'unknown', evidence: [] },
      shape: { kind: 'unknown', evidence: [] },
      constraints: [],
      limit: null,
      tier: null,
      ...advice,
    }),
  });
}

const only = (findings: readonly Finding[], code: RuleCode) => findings.filter((finding) => finding.code === code);

const smallTask: Partial<Advice> = {
  task: { kind: 'classification', evidence: [] },
  shape: { kind: 'boolean', evidence: [{ rule: 'states-yes-or-no', text: 'yes or no', span: null }] },
  tier: { value: 'small', evidence: [{ rule: 'yes-no', text: 'Is it spam?', span: null }] },
};

describe('findings of one place', () => {
  const policy = { models: { deny: ['gpt-5.4'] }, features: {} };
  const severalCalls = [{}, { range: { start: 60, end: 70 } }, { range: { start: 80, end: 90 } }];

  it('are told once, with all calls that they concern', () => {
    const found = only(findingsOf(severalCalls, { policy }), 'model-not-allowed');
    assert.deepEqual(
      found.map(({ callId, relatedCalls }) => [callId, relatedCalls]),
      [['call-1', ['call-2', 'call-3']]],
    );
  });

  it('save what all of their calls save', () => {
    const options = { policy: { routing: { classification: 'small' } }, advice: smallTask };
    const [alone] = only(findingsOf([{}], options), 'tier-above-policy');
    const [together, ...others] = only(findingsOf(severalCalls, options), 'tier-above-policy');
    assert.deepEqual(others, []);
    assert.deepEqual(together?.savings?.perCall, alone?.savings?.perCall);
    const [low, single] = [together?.savings?.perMonth?.low, alone?.savings?.perMonth?.low];
    assert.ok(low !== undefined && single !== undefined && Math.abs(low - 3 * single) < 1e-9, `${low} ${single}`);
  });
});

describe('findings in tests', () => {
  const codesIn = (path: string) =>
    findingsOf([{ outputLimit: null }], { path, policy: { models: { deny: ['gpt-5.4'] } }, advice: smallTask }).map(
      ({ code }) => code,
    );

  it('are none: their requests are mostly not made', () => {
    for (const path of ['tests/test_app.py', 'src/app.test.ts', 'src/__tests__/app.spec.tsx', '__mocks__/openai.js'])
      assert.deepEqual(codesIn(path), [], path);
  });

  it('are those about policy beside them, where evaluations stand', () => {
    for (const path of ['tests/evaluate.py', '__tests__/eval/run.ts'])
      assert.deepEqual(codesIn(path), ['model-not-allowed'], path);
    assert.ok(codesIn('src/app.py').includes('tier-downgrade'));
  });
});

describe('findings', () => {
  it('say what is saved as a range of the same tokens on both models, per call and per month', () => {
    const [finding] = only(findingsOf([{}], { advice: smallTask }), 'tier-downgrade');
    // 2.50 and 15 USD per million tokens against 0.75 and 4.50, for 306 tokens in and 1 to 100 out.
    assert.ok(finding?.savings?.perCall != null && finding.savings.perMonth !== null);
    const { low, high } = finding.savings.perCall;
    const input = (tokens: number) => (tokens * (2.5 - 0.75)) / 1e6;
    assert.ok(Math.abs(low - (input(305) + (1 * 10.5) / 1e6)) < 1e-6, String(low));
    assert.ok(high !== null && Math.abs(high - (input(307) + (100 * 10.5) / 1e6)) < 1e-6, String(high));
    assert.ok(Math.abs(finding.savings.perMonth.low - low * 1000) < 1e-9);
    assert.match(finding.message, /^Classification with yes or no as answer: gpt-5\.4-mini would cost ≈70 % less/);
  });

  it('name the calls that share a model, and offer to switch here only', () => {
    const [first] = only(findingsOf([{}, {}], { advice: smallTask }), 'tier-downgrade');
    assert.deepEqual(first?.relatedCalls, ['call-2']);
    const titles = first?.changes.map(({ title }) => title.replaceAll(/\$[\d.–]+/g, '$…'));
    assert.deepEqual(titles, [
      'Switch to gpt-5.4-mini (changes 1 other call, saves ≈$… per call)',
      'Switch to gpt-5.4-mini only here (saves ≈$… per call, ≈$… /mo)',
      'Ignore tier-downgrade here',
      'Turn tier-downgrade off in callcost.yml',
    ]);
  });

  it('stand on the first line of the call, or where the fact is written', () => {
    const [downgrade] = only(findingsOf([{}], { advice: smallTask }), 'tier-downgrade');
    assert.deepEqual(downgrade?.lines, { line: 1, column: 1, endLine: 1, endColumn: 32 });
    const [denied] = only(findingsOf([{}], { policy: { models: { deny: ['gpt-5*'] } } }), 'model-not-allowed');
    assert.deepEqual(denied?.range, { start: 42, end: 51 });
  });
});

describe('findings that are not made', () => {
  it('are those about tiers where tools or pictures come in', () => {
    const tools = { text: '[]', range: null, count: 1, complete: true };
    assert.deepEqual(only(findingsOf([{ tools }], { advice: smallTask }), 'tier-downgrade'), []);
    const picture = {
      role: 'user',
      pieces: [{ kind: 'attachment', media: 'image', detail: null }],
      range: null,
      cached: false,
    } as const;
    assert.deepEqual(only(findingsOf([{ segments: [picture] }], { advice: smallTask }), 'tier-downgrade'), []);
  });

  it('are those that levels, comments and waivers turn off', () => {
    const policy = { models: { deny: ['gpt-5*'] } };
    const check = (more: object, call: Partial<Call>, expected: readonly string[]) =>
      assert.deepEqual(
        only(findingsOf([call], { policy: { ...policy, ...more } }), 'model-not-allowed').map(
          ({ severity }) => severity,
        ),
        expected,
      );
    check({}, {}, ['warning']);
    check({ rules: { 'model-not-allowed': 'error' } }, {}, ['error']);
    check({ rules: { 'model-not-allowed': 'off' } }, {}, []);
    const range = { start: 0, end: 1 };
    check({}, { directives: [{ kind: 'ignore', rule: 'model-not-allowed', reason: null, range }] }, []);
    const waiver = { rule: 'model-not-allowed', reason: 'soon', until: '2026-12-01', paths: ['src/**'] };
    check({ waivers: [waiver] }, {}, []);
    check({ waivers: [{ ...waiver, until: '2026-11-01' }] }, {}, ['warning']);
  });
});

describe('findings about output limits', () => {
  it('never propose a small one without asking for a short answer, and none on top of a schema', () => {
    const limit = { value: 64, basis: 'shape', evidence: [] } as const;
    const changeOf = (advice: Partial<Advice>) =>
      only(findingsOf([{ outputLimit: null }], { advice: { ...smallTask, ...advice } }), 'output-limit-missing')[0]
        ?.changes[0]?.change;
    assert.deepEqual(changeOf({ limit }), {
      kind: 'set-output-limit',
      tokens: 64,
      brevityInstruction: 'Answer with one word only, without explanation.',
    });
    assert.deepEqual(changeOf({ limit: { ...limit, basis: 'schema' } }), {
      kind: 'set-output-limit',
      tokens: 64,
      brevityInstruction: null,
    });
    assert.equal(changeOf({ limit: { ...limit, basis: 'default' } }), undefined);
  });

  it('say nothing about one that cannot be told', () => {
    const limit = { value: 64, basis: 'shape', evidence: [] } as const;
    const outputLimit = { value: null, parameter: null, source: 'unknown', reason: 'options from elsewhere' } as const;
    const findings = findingsOf([{ outputLimit }], { advice: { ...smallTask, limit } });
    assert.deepEqual(only(findings, 'output-limit-missing'), []);
    assert.deepEqual(only(findings, 'output-limit-loose'), []);
  });
});
