import type { RuleCode } from '../rule-codes.ts';

/** Whether a path is that of a test, in the ways in which tests are named. Evaluations send real requests and are none. */
export function isTestFile(path: string): boolean {
  return testFile.test(path);
}

const testFile =
  /(?:^|\/)(?:tests?|__tests__|__mocks__|mocks|fixtures)\/|(?:^|\/)(?:test_[^/]*|[^/]*_test|conftest)\.py$|\.(?:test|spec)\.[cm]?[jt]sx?$/;

/** Rules that a team has agreed on hold for tests as well; requests of tests are mostly not made, and cost next to nothing. */
export const rulesForTests: ReadonlySet<RuleCode> = new Set([
  'model-not-allowed',
  'tier-above-policy',
  'gateway-bypass',
  'attribution-missing',
]);
