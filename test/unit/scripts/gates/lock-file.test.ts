import assert from 'node:assert/strict';
import { lockFileFailures } from '../../../../scripts/gates/lock-file.mjs';

const locked = { version: '4.6.7', integrity: 'sha512-a' };

function check(wanted: string, entry: object | null, expected: readonly RegExp[]): void {
  const packages = entry === null ? {} : { 'node_modules/zod': entry };
  const failures = lockFileFailures({ devDependencies: { zod: wanted } }, { packages: { '': {}, ...packages } });
  assert.equal(failures.length, expected.length, failures.join('\n'));
  for (const [index, pattern] of expected.entries()) {
    assert.match(failures[index] ?? '', pattern);
  }
}

describe('lockFileFailures', () => {
  it('accepts an exact version with a checksum', () => check('4.6.7', locked, []));
  it('refuses a range', () => check('^4.6.7', locked, [/not an exact version/, /is not locked/]));
  it('refuses a version that is not locked', () => check('4.6.8', locked, [/is not locked/]));
  it('refuses a package that is not locked', () => check('4.6.7', null, [/is not locked/]));
  it('refuses a download address', () =>
    check('4.6.7', { ...locked, resolved: 'https://registry.example/zod.tgz' }, [/download address/]));
  it('refuses a package without a checksum', () => check('4.6.7', { version: '4.6.7' }, [/no checksum/]));
});
