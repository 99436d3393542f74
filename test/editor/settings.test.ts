import assert from 'node:assert/strict';
import { ConfigurationTarget, commands, workspace } from 'vscode';
import { readyExtension } from './support.ts';

function hintsAreEnabled(): unknown {
  return workspace.getConfiguration('callcost').get('inlayHints.enabled');
}

describe('toggling hints', () => {
  before(() => readyExtension());

  afterEach(async () => {
    for (const target of [ConfigurationTarget.Global, ConfigurationTarget.Workspace]) {
      await workspace.getConfiguration('callcost').update('inlayHints.enabled', undefined, target);
      await workspace.getConfiguration('callcost').update('enabled', undefined, target);
    }
  });

  it('switches off and on again for the user', async () => {
    await commands.executeCommand('callcost.toggleHints');
    assert.equal(hintsAreEnabled(), false);
    assert.equal(workspace.getConfiguration('callcost').inspect('inlayHints.enabled')?.globalValue, false);
    await commands.executeCommand('callcost.toggleHints');
    assert.equal(hintsAreEnabled(), true);
  });

  it('changes the workspace where that decides', async () => {
    await workspace.getConfiguration('callcost').update('inlayHints.enabled', false, ConfigurationTarget.Workspace);
    await commands.executeCommand('callcost.toggleHints');
    assert.equal(hintsAreEnabled(), true);
    assert.equal(workspace.getConfiguration('callcost').inspect('inlayHints.enabled')?.workspaceValue, true);
  });

  it('switches everything on where all of it was off', async () => {
    await workspace.getConfiguration('callcost').update('enabled', false, ConfigurationTarget.Global);
    await commands.executeCommand('callcost.toggleHints');
    assert.equal(workspace.getConfiguration('callcost').get('enabled'), true);
    assert.equal(hintsAreEnabled(), true);
  });
});
