import assert from 'node:assert/strict';
import { lockFileFailures, reasonFailures } from '../../../../scripts/gates/lock-file.mjs';

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
  it('refuses a lock file without the builds for other platforms', () =>
    check('4.6.7', { ...locked, optionalDependencies: { '@zod/windows': '4.6.7' } }, [/@zod\/windows is missing/]));
  it('refuses a package without a checksum', () => check('4.6.7', { version: '4.6.7' }, [/no checksum/]));
});

describe('reasonFailures', () => {
  const manifest = { devDependencies: { zod: '4.6.7' } };

  it('accepts a row of the same version', () =>
    assert.deepEqual(reasonFailures(manifest, '| `zod` | 4.6.7 | why | what else |\n'), []));
  it('misses a row', () => assert.match(reasonFailures(manifest, 'zod 4.6.7').join(), /lacks a row for zod 4.6.7/));
  it('sees another version, on both sides', () =>
    assert.equal(reasonFailures(manifest, '| `zod` | 4.6.6 | why | what else |\n').length, 2));
});
