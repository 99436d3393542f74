import assert from 'node:assert/strict';
import { pathToFileURL } from 'node:url';
import type { DiffParams, DiffResult, RefsResult } from '../../src/server/protocol.ts';
import { pythonCall } from '../support/comparisons.ts';
import { type TestRepository, withRepository } from '../support/git-repository.ts';
import { LspClient, uriIn } from '../support/lsp-client.ts';

const prompt = 'Classify the ticket as billing, technical or other, and answer with one word:';

/** An editor in which a repository is open, with one file changed and not saved. */
function withEditor(
  use: (client: LspClient, uri: string, repository: TestRepository) => Promise<void>,
): () => Promise<void> {
  return () =>
    withRepository(async (repository) => {
      await repository.commit({
        'triage.py': pythonCall('triage', prompt),
        'notes.py': pythonCall('notes', 'Sum up:'),
      });
      const client = await LspClient.start({ folders: [repository.folder] });
      try {
        const uri = uriIn(repository.folder, 'triage.py');
        await client.open(uri, 'python', pythonCall('triage', prompt, 'gpt-5'));
        await use(client, uri, repository);
      } finally {
        await client.dispose();
      }
    });
}

function diff(client: LspClient, folder: string, base: string | null = null): Promise<DiffResult> {
  const params: DiffParams = { folder: pathToFileURL(folder).href, base };
  return client.connection.sendRequest('callcost/diff', params);
}

describe('comparing with a branch', () => {
  it(
    'sees what is not saved, and what is not open',
    withEditor(async (client, _, { folder, write }) => {
      await write({ 'new.py': pythonCall('ask', 'Hello') });
      const { message, report, texts } = await diff(client, folder);
      assert.equal(message, 'Diff to HEAD: +1 call, 1 changed');
      assert.deepEqual(
        report.changed.map(({ after, what }) => [after.file, after.enclosing, what]),
        [['triage.py', 'triage', ['model']]],
      );
      assert.match(texts.changed[0] ?? '', /^≈?[+−]\$\S+ per call · model: gpt-4o → gpt-5$/);
      assert.equal(report.head.commit, null);
    }),
  );
  it(
    'is told in the hover of a call that changed, and no longer when it is as before',
    withEditor(async (client, uri, { folder }) => {
      await diff(client, folder);
      const onCall = { line: 6, character: 30 };
      assert.match(await client.hover(uri, onCall), /^Against HEAD: ≈?[+−]\$\S+ per call \(model: gpt-4o → gpt-5\)$/m);
      await client.change(uri, 2, [{ text: pythonCall('triage', prompt) }]);
      assert.doesNotMatch(await client.hover(uri, onCall), /Against/);
      await client.change(uri, 3, [{ text: pythonCall('triage', `${prompt} please`) }]);
      const { message } = await diff(client, folder);
      assert.equal(message, 'Diff to HEAD: 1 changed');
      assert.match(await client.hover(uri, onCall), /^Against HEAD: \S+ per call \(prompt\)$/m);
    }),
  );
  it(
    'is told in hints where that is wanted',
    withEditor(async (client, uri, { folder }) => {
      await diff(client, folder);
      assert.match((await client.hints(uri)).join('\n'), /^7: (?!.*\/call)/m);
      await client.changeSettings({ diff: { inHints: true } });
      assert.match((await client.hints(uri)).join('\n'), /^7: .* · ≈?[+−]\$\S+\/call$/m);
    }),
  );
  it(
    'follows the branch when it is committed to',
    withEditor(async (client, _, { folder, git, commit }) => {
      await git('checkout', '--quiet', '-b', 'work');
      assert.equal((await diff(client, folder)).message, 'Diff to main: 1 changed');
      await commit({ 'more.py': pythonCall('more', 'Good morning') });
      assert.equal((await diff(client, folder, 'work')).message.startsWith('Diff to '), true);
      const { refs }: RefsResult = await client.connection.sendRequest('callcost/refs', {
        folder: pathToFileURL(folder).href,
      });
      assert.deepEqual([...refs].sort(), ['main', 'work']);
    }),
  );
  it(
    'says why it cannot',
    withEditor(async (client, _, { folder }) => {
      await assert.rejects(diff(client, folder, 'nowhere'), /There is no commit "nowhere" here/);
    }),
  );
  it('runs no git in a workspace that is not trusted', () =>
    withRepository(async ({ folder, commit }) => {
      await commit({ 'triage.py': pythonCall('triage', prompt) });
      const client = await LspClient.start({ folders: [folder], isTrusted: false });
      try {
        await assert.rejects(diff(client, folder), /not trusted/);
        await client.connection.sendNotification('callcost/workspaceTrusted', null);
        assert.equal((await diff(client, folder)).message, 'Diff to HEAD: no call differs');
      } finally {
        await client.dispose();
      }
    }));
});
