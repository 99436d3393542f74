import assert from 'node:assert/strict';
import { withFolder } from '../support/folders.ts';
import { pythonCall } from '../support/llm-source.ts';
import { LspClient, uriIn } from '../support/lsp-client.ts';

describe('several windows', () => {
  it('each show their own unsaved text of a file, and go on when another closes', () =>
    withFolder({ 'callcost.yml': 'version: 1\n', 'reply.py': pythonCall('Say hello') }, async (folder) => {
      const second = await LspClient.start({ folders: [folder] });
      const uri = uriIn(folder, 'reply.py');
      try {
        await second.open(uri, 'python', pythonCall('Say hello and goodbye to everybody'));
        const first = await LspClient.start({ folders: [folder] });
        try {
          await first.open(uri, 'python', pythonCall('Say hello'));
          assert.deepEqual(await first.hints(uri), ['4: 9 tok · $0.000033–0.0010']);
        } finally {
          await first.dispose();
        }
        assert.deepEqual(await second.hints(uri), ['4: 13 tok · $0.000042–0.0010']);
      } finally {
        await second.dispose();
      }
    }));
});
