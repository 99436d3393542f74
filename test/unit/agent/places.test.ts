import assert from 'node:assert/strict';
import { pathInWorkspace } from '../../../src/agent/places.ts';

/** What an agent means in the workspace `/work/shop`; null for a place outside of it. */
function check(path: string, expected: string | null, root = '/work/shop'): void {
  it(`${path} in ${root}`, () => {
    if (expected === null) assert.throws(() => pathInWorkspace(root, path), /outside of the workspace/);
    else assert.equal(pathInWorkspace(root, path), expected);
  });
}

describe('paths as agents name them', () => {
  check('', '');
  check('.', '');
  check('./src//a.py', 'src/a.py');
  check('src\\a.py', 'src/a.py');
  check('src/lib/../a.py', 'src/a.py');
  check('/work/shop', '');
  check('/work/shop/src/', 'src');
  check('C:\\shop\\src', 'src', 'C:\\shop');
  check('/etc', '', '/etc');
  check('/src', 'src', '/');
});

describe('paths outside of a workspace', () => {
  check('..', null);
  check('src/../../other', null);
  check('/work/shopping', null);
  check('/work/shop/../other', null);
  check('C:/other', null);
});
