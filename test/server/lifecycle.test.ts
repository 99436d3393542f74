import assert from 'node:assert/strict';
import { CancellationTokenSource, LSPErrorCodes, ProgressType, ResponseError } from 'vscode-languageserver/node';
import { bundledPriceData } from '../../src/core/prices/data.ts';
import { catalogueProviderIds } from '../../src/core/prices/providers.ts';
import { scanReportSchema } from '../../src/core/report/contract.ts';
import type {
  CallDescription,
  RefreshedPrices,
  ReportData,
  ScanSummary,
  ServerStatus,
} from '../../src/server/protocol.ts';
import { withFolder } from '../support/folders.ts';
import { longPythonFile, pythonCall } from '../support/llm-source.ts';
import { LspClient, uriIn } from '../support/lsp-client.ts';

async function withClient(
  use: (client: LspClient) => Promise<void>,
  options: Parameters<typeof LspClient.start>[0] = {},
): Promise<void> {
  const client = await LspClient.start(options);
  try {
    await use(client);
  } finally {
    await client.dispose();
  }
}

function statusOf(client: LspClient): Promise<ServerStatus> {
  return client.connection.sendRequest('callcost/status', null);
}

describe('the server', () => {
  it('says how it is', () =>
    withClient(async (client) => {
      const { version, processId, openDocuments, prices, leftOut } = await statusOf(client);
      assert.match(version, /^\d+\.\d+\.\d+$/);
      assert.equal(processId, client.child.pid);
      assert.deepEqual({ openDocuments, leftOut }, { openDocuments: 0, leftOut: [] });
      assert.match(prices.asOf, /^\d{4}-\d\d-\d\d$/);
    }));

  it('keeps nothing of documents that were closed', () =>
    withClient(async (client) => {
      const text = longPythonFile(300);
      const round = async () => {
        for (let index = 0; index < 50; index++) {
          const uri = `untitled:leak-${index}.py`;
          await client.open(uri, 'python', `${text}\n# ${index}`);
          assert.ok((await client.hints(uri)).length > 5);
          await client.close(uri);
        }
        return statusOf(client);
      };
      const first = await round();
      const second = await round();
      const third = await round();
      assert.equal(third.openDocuments, 0);
      // Whether every tree is freed is proven elsewhere, with trees that are counted; this is about everything else.
      assert.ok(
        third.memoryBytes - first.memoryBytes < 60e6,
        `${first.memoryBytes} → ${second.memoryBytes} → ${third.memoryBytes}`,
      );
    })).timeout(120_000);

  it('notices the end of its editor, and the editor its end', async () => {
    const killed = await LspClient.start();
    const ended = new Promise((resolve) => killed.connection.onClose(() => resolve('closed')));
    killed.child.kill('SIGKILL');
    assert.equal(await ended, 'closed');
    killed.connection.dispose();

    const orphan = await LspClient.start();
    const exit = new Promise((resolve) => orphan.child.once('exit', resolve));
    orphan.child.stdin?.end();
    await exit;
    orphan.connection.dispose();
  });

  it('answers bad requests with an error, and goes on', () =>
    withClient(async (client) => {
      const rejects = (method: string, params: unknown) =>
        assert.rejects(client.connection.sendRequest(method, params), ResponseError, method);
      await rejects('callcost/scan', { folders: 'everything' });
      await rejects('callcost/configLocation', { uri: 5 });
      await rejects('callcost/describeCall', { uri: 'untitled:a', position: { line: -1, character: 0 } });
      await rejects('callcost/unknown', null);
      await client.change('untitled:never-opened.py', 2, [{ text: 'x' }]);
      await client.close('untitled:never-opened.py');
      await client.open('not a uri', 'python', pythonCall('Hi'));
      assert.equal((await client.hints('not a uri')).length, 1);
      await client.open('file:///%E0%A4%A', 'python', pythonCall('Hi'));
      assert.equal((await client.hints('file:///%E0%A4%A')).length, 1);
    }));
});

describe('requests of our own', () => {
  it('scan folders, with what is not saved, and reports progress', () =>
    withFolder({ 'a.py': pythonCall('Hi'), 'b.py': pythonCall('Hi'), 'c.py': '' }, (folder) =>
      withClient(async (client) => {
        await client.open(uriIn(folder, 'c.py'), 'python', pythonCall('Hi'));
        const reported: (number | undefined)[] = [];
        client.connection.onProgress(new ProgressType<{ percentage?: number }>(), 'scan', ({ percentage }) => {
          reported.push(percentage);
        });
        const params = { folders: [uriIn(folder, '')], workDoneToken: 'scan' };
        const summary: ScanSummary = await client.connection.sendRequest('callcost/scan', params);
        assert.equal(summary.folders[0]?.totals.calls, 3);
        assert.match(summary.message, /^No monthly total · 0 of 3 calls have a volume, every call has a price$/);
        assert.equal(reported[0], 0);
        assert.ok(reported.includes(100), reported.join());
      }),
    ));

  it('give the data of a report, in the public form', () =>
    withFolder({ 'a.py': pythonCall('Hi') }, (folder) =>
      withClient(async (client) => {
        const params = { folders: [uriIn(folder, ''), 'untitled:nowhere'] };
        const { folders }: ReportData = await client.connection.sendRequest('callcost/report', params);
        const [report, none] = folders.map((each) => each.report);
        assert.equal(none, null);
        assert.deepEqual(scanReportSchema.parse(report), report);
        assert.equal(report?.calls[0]?.file, 'a.py');
        assert.equal(report?.totals.calls, 1);
      }),
    ));

  it('stop a scan that is cancelled', () =>
    withFolder(
      Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`${index}.py`, longPythonFile(200)])),
      (folder) =>
        withClient(async (client) => {
          const cancellation = new CancellationTokenSource();
          const params = { folders: [uriIn(folder, '')] };
          const scan = client.connection.sendRequest('callcost/scan', params, cancellation.token);
          cancellation.cancel();
          await assert.rejects(
            scan,
            (error) => error instanceof ResponseError && error.code === LSPErrorCodes.RequestCancelled,
          );
          assert.equal((await statusOf(client)).openDocuments, 0);
        }),
    ));

  it('describe a call in facts that hold no source text', () =>
    withClient(async (client) => {
      await client.open('untitled:secret.py', 'python', pythonCall('The secret of {ticket}'));
      const params = { uri: 'untitled:secret.py', position: { line: 4, character: 10 } };
      const call: CallDescription = await client.connection.sendRequest('callcost/describeCall', params);
      const facts = call.facts.map(({ name, value }) => `${name}: ${value}`).join('\n');
      assert.match(facts, /^model: gpt-4o$/m);
      assert.match(facts, /^output limit: 100$/m);
      assert.doesNotMatch(facts, /secret|ticket|reply/);
      const none = { uri: 'untitled:secret.py', position: { line: 0, character: 0 } };
      assert.equal(await client.connection.sendRequest('callcost/describeCall', none), null);
    }));
});

describe('the server and its editor', () => {
  it('asks again for hints when settings change', () =>
    withClient(async (client) => {
      await client.open('untitled:a.py', 'python', pythonCall('Hi'));
      assert.equal((await client.hints('untitled:a.py')).length, 1);
      const refresh = client.nextRefresh();
      await client.changeSettings({ enabled: false });
      await refresh;
      assert.deepEqual(await client.hints('untitled:a.py'), []);
    }));

  it('fetches prices through the editor, uses them at once and keeps them for the next session', () =>
    withFolder({}, async (storage) => {
      const list = catalogueProviderIds().map((id) => bundledPriceData.provider(id));
      const dearer = JSON.parse(JSON.stringify(list).replaceAll('"input_mtok":2.5,', '"input_mtok":250,'));
      const hint = async (client: LspClient) => {
        await client.open('untitled:a.py', 'python', pythonCall('Hi'));
        return (await client.hints('untitled:a.py'))[0] ?? '';
      };
      await withClient(
        async (client) => {
          const before = await hint(client);
          client.connection.onRequest('callcost/fetchJson', () => dearer);
          const refresh = client.nextRefresh();
          const outcome: RefreshedPrices = await client.connection.sendRequest('callcost/refreshPrices', null);
          assert.match(outcome.message, /^Prices of .* hold from now on\.$/);
          await refresh;
          assert.match(before, /\$0\.0000/);
          assert.match(await hint(client), /\$0\.0020/);
        },
        { storage },
      );
      await withClient(async (client) => assert.match(await hint(client), /\$0\.0020/), { storage });
    }));

  it('uses no network of its own, and keeps its prices when the editor refuses to fetch', () =>
    withClient(async (client) => {
      client.connection.onRequest('callcost/fetchJson', () => new ResponseError(1, 'not trusted'));
      const outcome: RefreshedPrices = await client.connection.sendRequest('callcost/refreshPrices', null);
      assert.equal(outcome.isRefreshed, false);
      assert.match(outcome.message, /^Prices of 23 Sep 2026 stay: prices could not be fetched: not trusted\.$/);
    }));
});
