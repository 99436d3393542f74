import assert from 'node:assert/strict';
import {
  extendedPath,
  joinedPath,
  nameOfPath,
  parentPath,
  pathOf,
  siblingPath,
  workingFolders,
} from '../../../../../../src/core/scan/evaluate/files/path-value.ts';

function check(from: readonly string[], written: string, expected: readonly string[] | null): void {
  assert.deepEqual(joinedPath({ kind: 'path', places: from }, written)?.places ?? null, expected);
}

describe('paths of a workspace', () => {
  it('joins what is written to every place', () => {
    check(['app'], 'prompts/a.md', ['app/prompts/a.md']);
    check(['app', ''], './a.md', ['app/a.md', 'a.md']);
    check(['app/deep', 'app'], '../a.md', ['app/a.md', 'a.md']);
    check(['app'], '.', ['app']);
    check(['app'], 'prompts\\a.md', ['app/prompts/a.md']);
  });

  it('does not leave the workspace', () => {
    check([''], '../a.md', null);
    check(['app', ''], '../a.md', ['a.md']);
    for (const written of ['/etc/a.md', '~/a.md', 'C:\\a.md', '\\\\host\\a.md', 'https://host/a.md', 'file:///a.md'])
      check(['app'], written, null);
  });

  it('takes no prompt for a path', () => {
    check([''], 'You are an agent.\nBe brief.', null);
    check([''], 'a'.repeat(1000), null);
  });

  it('knows folders, names and neighbours', () => {
    const file = pathOf('app/prompts/a.tar.gz');
    assert.deepEqual(parentPath(file), pathOf('app/prompts'));
    assert.deepEqual(parentPath(pathOf('')), pathOf(''));
    assert.equal(nameOfPath(file), 'a.tar.gz');
    assert.equal(nameOfPath({ kind: 'path', places: ['a/x.md', 'x.md'] }), 'x.md');
    assert.equal(nameOfPath({ kind: 'path', places: ['a', 'b'] }), null);
    assert.deepEqual(siblingPath(file, 'b.md'), pathOf('app/prompts/b.md'));
  });

  it('puts text behind a path', () => {
    assert.deepEqual(extendedPath(pathOf('app'), '/a.md'), pathOf('app/a.md'));
    assert.deepEqual(extendedPath(pathOf(''), '/a.md'), pathOf('a.md'));
    assert.deepEqual(extendedPath(pathOf('app/a'), '.md'), pathOf('app/a.md'));
    assert.equal(extendedPath(pathOf('app'), '/../../a.md'), null);
  });

  it('may start in every folder above a file', () => {
    assert.deepEqual(workingFolders(['a/b/c.py', 'a/d.py']).places, ['a/b', 'a', '']);
  });
});
