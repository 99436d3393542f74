import assert from 'node:assert/strict';
import { isInstalled } from '../../../scripts/setup.mjs';

const zod = { version: '4.6.7', integrity: 'sha512-a' };

function check(wanted: Record<string, object>, installed: Record<string, object> | null, expected: boolean): void {
  const present = installed === null ? null : { packages: installed };
  assert.equal(isInstalled({ packages: { '': {}, ...wanted } }, present), expected);
}

describe('isInstalled', () => {
  it('wants an installation', () => check({}, null, false));
  it('accepts the same packages', () => check({ zod }, { zod }, true));
  it('accepts packages that are there in addition', () => check({ zod }, { zod, yaml: zod }, true));
  it('misses a package', () => check({ zod }, {}, false));
  it('sees another version', () => check({ zod }, { zod: { ...zod, version: '4.6.6' } }, false));
  it('sees another content of the same version', () => check({ zod }, { zod: { ...zod, integrity: 'x' } }, false));
  it('does without packages of other platforms', () => check({ zod: { ...zod, optional: true } }, {}, true));
  it('sees another version of an optional package', () =>
    check({ zod: { ...zod, optional: true } }, { zod: { ...zod, version: '1.0.0' } }, false));
});
