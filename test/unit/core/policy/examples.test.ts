import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { parsePolicy } from '../../../../src/core/policy/parse.ts';

const root = new URL('../../../../', import.meta.url);

/** The policy holds without error or warning; keys without effect yet are fine. */
function check(text: string): void {
  const { problems } = parsePolicy(text, 'callcost.yml');
  assert.deepEqual(
    problems.filter(({ severity }) => severity !== 'notice'),
    [],
  );
}

describe('callcost.yml that people are shown', () => {
  it('holds in docs/config.md', async () => {
    const blocks = [...(await readFile(new URL('docs/config.md', root), 'utf8')).matchAll(/```yaml\n(.*?)```/gs)];
    assert.equal(blocks.length, 1);
    for (const [, yaml] of blocks) check(yaml ?? '');
  });
  it('holds in the example', async () =>
    check(await readFile(new URL('examples/helpdesk/callcost.yml', root), 'utf8')));
});
