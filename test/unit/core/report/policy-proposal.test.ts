import assert from 'node:assert/strict';
import type { AnalysedCall } from '../../../../src/core/analysis.ts';
import { parsePolicy } from '../../../../src/core/policy/parse.ts';
import { createPathMatcher } from '../../../../src/core/policy/patterns.ts';
import { proposeFeatureNames } from '../../../../src/core/report/feature-names.ts';
import { proposePolicy } from '../../../../src/core/report/policy-proposal.ts';
import { analysed, known, makeAnalysis, threeCalls } from '../../../support/analyses.ts';

/** The proposal is a policy without problems, as it is and with all suggestions taken; returns the latter. */
function check(calls: readonly AnalysedCall[]) {
  const proposal = proposePolicy(makeAnalysis(calls));
  assert.deepEqual(parsePolicy(proposal, 'callcost.yml').problems, []);
  const taken = proposal.replaceAll(/^( *)# (.*)$/gm, (line, indent: string, rest: string) =>
    /^ *("[^"]*"|[\w.-]+):( |$)/.test(rest) ? `${indent}${rest}` : line,
  );
  const { policy, problems } = parsePolicy(taken, 'callcost.yml');
  assert.deepEqual(problems, [], taken);
  return { proposal, policy };
}

function callIn(file: string, variables: readonly string[] = [], enclosing = ''): AnalysedCall {
  return analysed({ file, enclosing }, { variables: variables.map((name) => ({ name, tokens: known(300) })) });
}

describe('proposePolicy', () => {
  it('makes a feature of each folder, with functions and variables to fill in', () => {
    const { policy } = check([
      callIn('src/support/reply.py', ['ticket'], 'Desk.reply'),
      callIn('src/support/triage.py', ['ticket', 'self.history'], 'triage'),
      callIn('main.py'),
    ]);
    assert.deepEqual(
      Object.entries(policy.features).map(([name, { paths, calls, variables }]) => ({ name, paths, calls, variables })),
      [
        {
          name: 'support',
          paths: ['/src/support/**'],
          calls: { 'Desk.reply': 1, triage: 1 },
          variables: { ticket: 300, 'self.history': 300 },
        },
        { name: 'main', paths: ['/main.py'], calls: {}, variables: {} },
      ],
    );
  });

  it('suggests prices for models without one, and aliases for deployments', () => {
    const deployment = analysed(
      { model: { value: null, source: 'dynamic', reason: 'a deployment', candidates: [], alias: 'desk-prod' } },
      {},
    );
    const vectors = analysed(
      {
        operation: 'embedding',
        model: { value: null, source: 'dynamic', reason: 'a deployment', candidates: [], alias: 'vectors' },
      },
      {},
    );
    const { policy } = check([...threeCalls, deployment, vectors]);
    assert.deepEqual(policy.prices.models, { 'my-finetune': { input: 1, output: 4 } });
    assert.deepEqual(policy.aliases, { 'desk-prod': 'gpt-4o', vectors: 'text-embedding-3-small' });
  });

  it('suggests no price by tokens for what is billed otherwise', () => {
    const drawing = analysed(
      { operation: 'image', model: { value: 'dall-e-9', source: 'literal', range: null } },
      { pricedModel: null, perCall: { cost: null, reason: 'no price' } },
    );
    assert.deepEqual(check([drawing]).policy.prices.models, {});
  });

  it('shows what a feature looks like where there are no calls', () => {
    assert.deepEqual(Object.keys(check([]).policy.features), ['support-reply']);
  });

  it('survives names that YAML or globs would read otherwise', () => {
    const { policy } = check([
      callIn('app/[id]/true/null.ts', ['true', 'ticket', '{"a": 1}\nb']),
      callIn('web/yes: no/#1/a.ts'),
    ]);
    for (const file of ['app/[id]/true/null.ts', 'web/yes: no/#1/a.ts']) {
      const matching = Object.values(policy.features).filter(({ paths }) => createPathMatcher(paths)(file));
      assert.equal(matching.length, 1, file);
    }
  });
});

describe('proposeFeatureNames', () => {
  function checkNames(places: readonly string[], expected: readonly string[]): void {
    assert.deepEqual([...proposeFeatureNames(places).values()], expected);
  }

  it('takes the last part that says what it is for', () => {
    checkNames(
      ['services/chat/src/', 'src/UserSupport/', 'tools/run_report.py'],
      ['chat', 'user-support', 'run-report'],
    );
  });
  it('adds parts before it until names differ', () => {
    checkNames(['web/api/', 'admin/api/', 'billing/'], ['web-api', 'admin-api', 'billing']);
    checkNames(['api/', 'admin/api/'], ['api', 'admin-api']);
  });
  it('gives every place a name of its own', () => {
    checkNames(['src/', 'lib/', 'a.py', 'a.ts', '---/'], ['src', 'lib', 'a', 'a-2', 'app']);
  });
});
