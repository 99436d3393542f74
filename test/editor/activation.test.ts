import assert from 'node:assert/strict';
import { commands, extensions, window, workspace } from 'vscode';
import { eventually, fileUri, readyExtension } from './support.ts';

describe('activation', () => {
  it('comes with the first document of a language that is scanned', async () => {
    const extension = extensions.getExtension('callcost.callcost');
    assert.ok(extension);
    await window.showTextDocument(await workspace.openTextDocument(fileUri('desk/reply.py')));
    await eventually('the activation', () => (extension.isActive ? true : null));
  });

  it('starts the server in a process of its own', async () => {
    const { processId, version } = await (await readyExtension()).status();
    assert.notEqual(processId, process.pid);
    assert.equal(version, extensions.getExtension('callcost.callcost')?.packageJSON.version);
  });

  it('registers every command of the manifest', async () => {
    await readyExtension();
    const manifest: { contributes: { commands: readonly { command: string }[] } } =
      extensions.getExtension('callcost.callcost')?.packageJSON;
    const registered = await commands.getCommands(true);
    const declared = manifest.contributes.commands.map(({ command }) => command);
    assert.deepEqual(
      declared.filter((command) => !registered.includes(command)),
      [],
    );
    assert.ok(declared.length > 0);
  });
});

describe('the server', () => {
  it('is started again when it ends unexpectedly', async () => {
    const api = await readyExtension();
    const { processId } = await api.status();
    process.kill(processId, 'SIGKILL');
    const next = await eventually('a new server', async () => {
      // A request that was under way when the server ended fails with it.
      const status = await api.status().catch(() => null);
      return status !== null && status.processId !== processId ? status : null;
    });
    assert.notEqual(next.processId, processId);
  });
});
