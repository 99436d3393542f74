import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import {
  createProtocolConnection,
  InitializeRequest,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { ensureBuilt, program, runCli } from '../support/cli.ts';

describe('callcost lsp', () => {
  it('serves an editor over stdio, and ends with it', async () => {
    ensureBuilt();
    const child = spawn(process.execPath, [program, 'lsp', '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
    const connection = createProtocolConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin),
    );
    connection.listen();
    const params = { processId: process.pid, rootUri: null, workspaceFolders: null, capabilities: {} };
    const { serverInfo, capabilities } = await connection.sendRequest(InitializeRequest.type, params);
    assert.equal(serverInfo?.name, 'Call Cost');
    assert.deepEqual(capabilities.inlayHintProvider, { resolveProvider: true });
    const ended = new Promise((resolve) => child.once('exit', resolve));
    await connection.sendRequest(ShutdownRequest.type);
    await connection.sendNotification('exit');
    assert.equal(await ended, 0);
    connection.dispose();
  });

  it('says how it is started', async () => {
    const { code, stderr } = await runCli(['lsp']);
    assert.equal(code, 2);
    assert.match(stderr, /Use callcost lsp --stdio\./);
  });
});
