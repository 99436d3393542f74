import assert from 'node:assert/strict';
import { fenceFailures, importsOf } from '../../../../scripts/gates/fences.mjs';

describe('fences', () => {
  function check(file: string, specifier: string, allowed: boolean): void {
    assert.deepEqual(
      fenceFailures(file, [specifier]),
      allowed ? [] : [`${file} imports ${specifier}, which ${fenceOf(file)} may not know`],
    );
  }

  it('lets a folder import itself', () => check('src/core/scan/sdk/openai.ts', './shape.ts', true));
  it('keeps a stage of the scanner from those after it', () =>
    check('src/core/scan/evaluate/values.ts', '../requests/trace.ts', false));
  it('lets a stage import the nouns', () => check('src/core/scan/evaluate/values.ts', '../../model.ts', true));
  it('keeps neighbours apart', () => check('src/core/scan/evaluate/values.ts', '../../prices/tiers.ts', false));
  it('keeps Node out of the engine', () => check('src/core/model.ts', 'node:fs', false));
  it('keeps the workspace out of the engine', () => check('src/core/model.ts', '../workspace/walk.ts', false));
  it('lets the workspace use every stage', () => check('src/workspace/analyze.ts', '../core/scan/scanner.ts', true));
  it('lets the workspace use Node', () => check('src/workspace/walk.ts', 'node:fs/promises', true));
  it('keeps tests out', () => check('src/cli/main.ts', '../../test/support/assets.ts', false));
  it('keeps packages to those that are listed', () => check('src/core/present/table.ts', 'zod', false));
  it('does not take a prefix of a name for the package', () => check('src/core/policy/schema.ts', 'zodiac', false));

  it('refuses a folder without an entry', () => {
    assert.deepEqual(fenceFailures('src/other/file.ts', []), [
      'src/other/file.ts is in no folder of the table in scripts/gates/fences.mjs',
    ]);
  });

  /** The folder of a file: in the engine each stage has a fence of its own. */
  function fenceOf(file: string): string {
    const folder = file.slice(0, file.lastIndexOf('/'));
    return folder.startsWith('src/core') ? folder : folder.split('/').slice(0, 2).join('/');
  }
});

describe('importsOf', () => {
  function check(text: string, expected: readonly string[]): void {
    assert.deepEqual(importsOf(text), expected);
  }

  it('reads imports on one line and on several', () =>
    check("import a from 'one';\nimport {\n  b,\n  c,\n} from './two.ts';\n", ['one', './two.ts']));
  it('reads imports of types', () => check("import type { A } from '../model.ts';\n", ['../model.ts']));
  it('reads imports for their effect', () => check("import 'three';\n", ['three']));
  it('reads dynamic imports', () => check("const four = await import('four');\n", ['four']));
  it('reads exports from elsewhere', () => check("export { five } from './five.ts';\n", ['./five.ts']));
  it('leaves other exports alone', () => check("export const from = 'six';\n", []));
});
