import assert from 'node:assert/strict';
import { pathToFileURL } from 'node:url';
import type { ReportViewData, ReportViewParams, ScanParams, ServerRequests } from '../../src/server/protocol.ts';
import { pythonCall } from '../support/comparisons.ts';
import { withFolder } from '../support/folders.ts';
import { withRepository } from '../support/git-repository.ts';
import { LspClient, uriIn } from '../support/lsp-client.ts';

const policy = 'features: { desk: { paths: ["*.py"], callsPerMonth: 1000 } }\n';

async function withClient(
  folder: string,
  use: (client: LspClient) => Promise<void>,
  isTrusted: boolean = true,
): Promise<void> {
  const client = await LspClient.start({ folders: [folder], isTrusted });
  try {
    await use(client);
  } finally {
    await client.dispose();
  }
}

function reportView({ connection }: LspClient, folder: string, base: string | null = null): Promise<ReportViewData> {
  const params: ReportViewParams = { folders: [pathToFileURL(folder).href], base };
  return connection.sendRequest('callcost/reportView', params);
}

function history({ connection }: LspClient, folder: string): Promise<ServerRequests['callcost/history']['result']> {
  const params: ScanParams = { folders: [pathToFileURL(folder).href] };
  return connection.sendRequest('callcost/history', params);
}

describe('the data of the report page', () => {
  it('has unsaved text, the branch and, when asked, the history', () =>
    withRepository(async ({ folder, commit }) => {
      await commit({ 'callcost.yml': policy, 'a.py': pythonCall('first', 'Hello') });
      await commit({ 'b.py': pythonCall('second', 'Hello again') });
      await withClient(folder, async (client) => {
        await client.open(uriIn(folder, 'a.py'), 'python', pythonCall('first', 'Hello', 'gpt-5'));
        const { view, folders } = await reportView(client, folder);
        assert.deepEqual(folders, [pathToFileURL(folder).href]);
        assert.deepEqual(view.rows.map(({ file, model }) => `${file} ${model}`).sort(), ['a.py gpt-5', 'b.py gpt-4o']);
        assert.equal(view.totals.covered, 2);
        assert.deepEqual([view.diff?.totals.changed, view.diff?.totals.added, view.diffReason], [1, 0, null]);
        const { commits, features } = await history(client, folder);
        assert.deepEqual([commits.map(({ calls }) => calls), features], [[1, 2], ['desk']]);
      });
    }));

  it('compares with the branch that is asked for', () =>
    withRepository(async ({ folder, commit, git }) => {
      await commit({ 'callcost.yml': policy, 'a.py': pythonCall('first', 'Hello') });
      await git('branch', 'release');
      await commit({ 'b.py': pythonCall('second', 'Hello again') });
      await withClient(folder, async (client) => {
        const added = async (base: string | null) => {
          const { diff, diffReason } = (await reportView(client, folder, base)).view;
          return [diff?.base.name, diff?.totals.added, diffReason];
        };
        assert.deepEqual(await added('release'), ['release', 1, null]);
        assert.deepEqual(await added(null), ['HEAD', 0, null]);
        assert.match(String((await added('gone'))[2]), /no commit "gone"/);
      });
    }));

  it('says why there is no comparison', () =>
    withFolder({ 'a.py': pythonCall('first', 'Hello') }, (folder) =>
      withClient(folder, async (client) => {
        const { view } = await reportView(client, folder);
        assert.equal(view.diff, null);
        assert.match(view.diffReason ?? '', /git/);
        await assert.rejects(history(client, folder), /git/);
      }),
    ));

  it('runs no git in a workspace that is not trusted', () =>
    withRepository(async ({ folder, commit }) => {
      await commit({ 'a.py': pythonCall('first', 'Hello') });
      await withClient(
        folder,
        async (client) => {
          const { view } = await reportView(client, folder);
          assert.match(view.diffReason ?? '', /not trusted/);
          await assert.rejects(history(client, folder), /not trusted/);
        },
        false,
      );
    }));

  it('becomes a page that stands by itself', () =>
    withFolder({ 'a.py': pythonCall('first', 'Hello') }, (folder) =>
      withClient(folder, async (client) => {
        const { view } = await reportView(client, folder);
        const { html }: { html: string } = await client.connection.sendRequest('callcost/reportPage', { view });
        assert.match(html, /^<!doctype html>.*script-src 'sha256-.*a\.py/s);
      }),
    ));
});
