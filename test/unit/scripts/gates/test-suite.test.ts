import assert from 'node:assert/strict';
import { editorTests, plainTests, uiTests } from '../../../../scripts/gates/suites.mjs';
import { countTests, runSuite } from '../../../../scripts/gates/test-suite.mjs';

describe('countTests', () => {
  function check(text: string, expected: number): void {
    assert.equal(countTests(text), expected);
  }

  it('counts tests on one line and on several', () =>
    check("  it('one', () => run());\n  it('two', () => {\n  });\n", 2));
  it('leaves words alone that end in it', () => check('await wait(1);\nexit(2);\n', 0));
});

describe('suites', () => {
  it('own every test file once', () => {
    for (const file of ['test/unit/a.test.ts', 'test/editor/b.test.ts', 'test/ui/c.test.ts', 'test/cli/d.test.ts']) {
      assert.equal([plainTests, editorTests, uiTests].filter((suite) => suite.owns(file)).length, 1, file);
    }
  });

  it('count as skipped what cannot run here, and say why', async () => {
    const suite = { ...editorTests, obstacle: () => 'no editor', run: () => assert.fail('must not run') };
    const { passed, failed, skipped, gate } = await runSuite(suite);
    assert.deepEqual({ passed, failed, isSkipped: gate.isSkipped }, { passed: 0, failed: 0, isSkipped: true });
    assert.ok(skipped > 0);
    assert.match(gate.checked, /NOT RUN: no editor/);
  });
});
