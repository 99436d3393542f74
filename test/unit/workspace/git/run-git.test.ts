import assert from 'node:assert/strict';
import { runGit } from '../../../../src/workspace/git/run-git.ts';

describe('git', () => {
  it('does not get the key of a gateway, as it may start programs of the repository', async () => {
    const environment = { ...process.env, CALLCOST_GATEWAY_KEY: 'sk-secret-4711', CALLCOST_GATEWAY_KIND: 'litellm' };
    const output = await runGit({ folder: '.', environment }, ['-c', 'alias.variables=!env', 'variables'], undefined);
    assert.equal(output.kind, 'done');
    assert.match(JSON.stringify(output), /CALLCOST_GATEWAY_KIND=litellm/);
    assert.doesNotMatch(JSON.stringify(output), /4711/);
  });
});
