/** Which files hold tests, by the ways in which tests are named. */

/** Whether a file lies among tests, be it one itself or what they need. */
export function isTestFile(path: string): boolean {
  return testFolder.test(path) || isTestByName(path);
}

/**
 * Whether a file is a test by its own name: its requests go to stand-ins, or are few. An evaluation in a folder of tests
 * has a name of its own, and its requests are real.
 */
export function isTestByName(path: string): boolean {
  return testName.test(path);
}

const testFolder = /(?:^|\/)(?:tests?|__tests__|fixtures)\//;
const testName =
  /(?:^|\/)(?:__mocks__|mocks)\/|(?:^|\/)(?:test_[^/]*|[^/]*_test|conftest)\.py$|\.(?:test|spec)\.[cm]?[jt]sx?$/;
