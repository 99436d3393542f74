import assert from 'node:assert/strict';
import type { Call, Directive } from '../../../../src/core/model.ts';
import { createFeatureFinder, volumeOfCall } from '../../../../src/core/policy/features.ts';
import { parsePolicy } from '../../../../src/core/policy/parse.ts';
import { makeCall } from '../../../support/calls.ts';

const { policy } = parsePolicy(
  `features:
  support:
    paths: ["src/support/**", "!src/support/legacy/**"]
    callsPerMonth: 1000
    calls: { triage: 2, Desk.answer: 3, abc123: 4, escalate: 0.1 }
  product:
    paths: ["src/**"]
  reports: { callsPerMonth: 50, gateway: { tag: rep-2 } }
`,
  'callcost.yml',
);

function assign(key: string, value: string): Directive {
  return { kind: 'assign', key, value, range: { start: 0, end: 0 } };
}

/** Feature, how it was found, and runs a month (or why there are none). */
function check(overrides: Partial<Call>, path: string, expected: string): void {
  const call = makeCall(overrides);
  const feature = createFeatureFinder(policy)(call, path);
  const { runsPerMonth: runs, timesPerRunIsSet } = volumeOfCall(call, feature, policy);
  const name = feature === null ? 'none' : `${feature.name} by ${feature.source}`;
  assert.equal(`${name}: ${runs.value ?? runs.reason}${timesPerRunIsSet ? ' (set for this call)' : ''}`, expected);
}

describe('features of calls', () => {
  it('finds a feature by path, the longest fixed beginning first', () => {
    check({}, 'src/support/reply.py', 'support by path: 1000');
    check({}, 'src/search/index.py', 'product by path: feature product has no callsPerMonth');
    check({}, 'tools/run.py', 'none: the call belongs to no feature with callsPerMonth');
  });
  it('takes back what an exception names', () => {
    check({}, 'src/support/legacy/old.py', 'product by path: feature product has no callsPerMonth');
  });
  it('lets a comment decide before paths, and paths before metadata', () => {
    const metadata = [{ key: 'feature', value: 'reports' }];
    check({ directives: [assign('feature', 'reports')] }, 'src/support/a.py', 'reports by comment: 50');
    check({ metadata }, 'src/support/a.py', 'support by path: 1000');
    check({ metadata }, 'tools/a.py', 'reports by metadata: 50');
    check({ metadata: [{ key: 'tags', value: 'feature:reports' }] }, 'tools/a.py', 'reports by metadata: 50');
    const header = [{ key: 'default_headers.x-bf-dim-feature', value: 'reports' }];
    check({ metadata: header }, 'tools/a.py', 'reports by metadata: 50');
    check({ metadata: [{ key: 'headers.x-litellm-tags', value: 'rep-2' }] }, 'tools/a.py', 'reports by metadata: 50');
    check(
      { metadata: [{ key: 'feature', value: null }] },
      'tools/a.py',
      'none: the call belongs to no feature with callsPerMonth',
    );
  });
  it('names a feature that the file does not declare, without a volume', () => {
    check({ directives: [assign('feature', 'new')] }, 'a.py', 'new by comment: feature new has no callsPerMonth');
    check(
      { directives: [assign('feature', 'constructor')] },
      'a.py',
      'constructor by comment: feature constructor has no callsPerMonth',
    );
  });
  it('multiplies by the times per run of an id, a qualified name or a bare name', () => {
    check({ enclosing: 'triage' }, 'src/support/a.py', 'support by path: 2000 (set for this call)');
    check({ enclosing: 'Desk.triage' }, 'src/support/a.py', 'support by path: 2000 (set for this call)');
    check({ enclosing: 'Desk.answer' }, 'src/support/a.py', 'support by path: 3000 (set for this call)');
    check({ enclosing: 'triage', id: 'abc123' }, 'src/support/a.py', 'support by path: 4000 (set for this call)');
    check({ enclosing: 'escalate' }, 'src/support/a.py', 'support by path: 100 (set for this call)');
  });
  it('reads a volume in a comment, and says when it is none', () => {
    const withVolume = (value: string) => ({ directives: [assign('calls', value)] });
    check(withVolume('5000/month'), 'a.py', 'none: 5000 (set for this call)');
    check(withVolume('1.2k/mo'), 'a.py', 'none: 1200 (set for this call)');
    check(withVolume('2_000_000/month'), 'a.py', 'none: 2000000 (set for this call)');
    check(
      withVolume('often'),
      'src/support/a.py',
      'support by path: "calls=often" is not a volume such as calls=5000/month (set for this call)',
    );
  });
  it('gives tests no share in the runs of a feature, unless it or a comment names them', () => {
    const inTest = { file: 'src/support/test_a.py' };
    const unknown = 'support by path: it stands in a test, which has no share in the volume';
    check(inTest, 'src/support/test_a.py', unknown);
    check({ file: 'src/support/a.spec.ts' }, 'src/support/a.spec.ts', unknown);
    check({ file: 'tests/evaluate.py' }, 'src/support/evaluate.py', 'support by path: 1000');
    check({ ...inTest, enclosing: 'triage' }, 'src/support/test_a.py', 'support by path: 2000 (set for this call)');
    check({ ...inTest, directives: [assign('calls', '30/month')] }, 'a.py', 'none: 30 (set for this call)');
  });
  it('uses the default volume only for calls without a feature', () => {
    const withDefault = { ...policy, defaults: { ...policy.defaults, callsPerMonth: 7 } };
    const call = makeCall({});
    const findFeature = createFeatureFinder(withDefault);
    assert.equal(volumeOfCall(call, findFeature(call, 'tools/a.py'), withDefault).runsPerMonth.value, 7);
    assert.equal(volumeOfCall(call, findFeature(call, 'src/a.py'), withDefault).runsPerMonth.value, null);
  });
});
