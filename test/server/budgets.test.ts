import assert from 'node:assert/strict';
import { symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { GatewayProbe } from '../../src/server/protocol.ts';
import {
  asksGateway,
  budgetPolicy as policy,
  pythonCalls,
  type Session,
  until,
  withSession,
} from '../support/budget-session.ts';
import { budgetDocument } from '../support/gateways/budget-document.ts';
import type { FailureName } from '../support/gateways/contract-server.ts';
import { uriIn } from '../support/lsp-client.ts';

describe('budgets without a source', () => {
  it('show nothing and ask nobody', () =>
    withSession(
      async (session) => {
        await session.focus(true);
        assert.equal(await session.meter('replies/reply.py'), null);
        const { features, alerts, offer, source, message, failure } = await session.view();
        assert.deepEqual([features, alerts, offer, source, message, failure], [[], [], null, null, null, null]);
        assert.deepEqual(session.gateway.requests, []);
      },
      () => ({}),
    ));

  it('offer the gateway of callcost.yml, and do not ask it', () =>
    withSession(
      async (session) => {
        await session.focus(true);
        const { offer, features } = await session.view();
        assert.deepEqual(offer, { kind: 'litellm', url: 'https://llm.example.com' });
        assert.deepEqual(features, []);
      },
      () => ({}),
      { 'callcost.yml': `${policy}gateway: { kind: litellm, url: "https://llm.example.com" }\n` },
    ));
});

/** A session that has read its budgets. */
function withBudgets(use: (session: Session) => Promise<void>, settings: object = {}): Promise<void> {
  return withSession(
    async (session) => {
      await session.focus(true);
      await session.client.connection.sendNotification('callcost/gatewayChanged', null);
      await until(
        session,
        () => session.view(),
        ({ features }) => features.some(({ calls }) => calls.length > 1),
      );
      await use(session);
    },
    (url) => ({ ...asksGateway(url), ...settings }),
  );
}

describe('budgets of a gateway', () => {
  it('are not asked for while the window has no focus', () =>
    withSession(async (session) => {
      await session.client.connection.sendNotification('callcost/gatewayChanged', null);
      assert.equal(await session.meter(null), null);
      assert.match((await session.view()).message ?? '', /being read/);
      assert.deepEqual(session.gateway.requests, []);
    }));

  it('are those of the feature of the document, else of the worst feature', () =>
    withBudgets(async ({ meter }) => {
      assert.match((await meter('replies/reply.py'))?.text ?? '', /^replies 83.%/);
      assert.match((await meter('search/notes.md'))?.text ?? '', /^search 20.%/);
      assert.equal((await meter('search/notes.md'))?.severity, 'normal');
      assert.equal((await meter('callcost.yml'))?.feature, 'replies');
      assert.equal((await meter(null))?.feature, 'replies');
    }));

  it('list the calls of each feature with their place', () =>
    withBudgets(async ({ view, folder }) => {
      const { features, source, gatewayUrl, failure, alerts } = await view();
      const replies = features.find(({ name }) => name === 'replies');
      assert.deepEqual(
        replies?.calls.map(({ uri, range }) => [uri, range.start.line]),
        [3, 4].map((line) => [uriIn(folder, 'replies/reply.py'), line]),
      );
      assert.match(replies?.description ?? '', /83.% · \$83/);
      assert.match(source ?? '', /ago/);
      assert.match(gatewayUrl ?? '', /^http:/);
      assert.equal(failure, null);
      assert.deepEqual(
        alerts.map(({ feature }) => feature),
        ['replies'],
      );
    }));

  it('warn where the settings say', () =>
    withBudgets(
      async ({ meter, client, ...session }) => {
        assert.equal((await meter('replies/reply.py'))?.severity, 'error');
        const changed = session.changed();
        await client.changeSettings({ ...asksGateway(session.gateway.url), budgets: { warningThreshold: 90 } });
        await changed;
        assert.equal((await meter('replies/reply.py'))?.severity, 'warning');
      },
      { budgets: { warningThreshold: 10, errorThreshold: 50 } },
    ));

  it('are in hovers and lenses', () =>
    withBudgets(
      async ({ client, folder }) => {
        const uri = uriIn(folder, 'replies/reply.py');
        await client.open(uri, 'python', pythonCalls(2));
        assert.match(await client.hover(uri, { line: 3, character: 18 }), /feature replies .*83.%.*50.% of replies/s);
        assert.ok((await client.lenses(uri)).some((lens) => /replies \(83.% of \$100\)/.test(lens)));
      },
      { codeLens: { enabled: true } },
    ));

  it('show foreign names as text', () =>
    withBudgets(async (session) => {
      session.gateway.fail('*', 'hostile-names');
      await session.client.connection.sendNotification('callcost/gatewayChanged', null);
      const { features } = await until(
        session,
        () => session.view(),
        (view) => view.features.some(({ name }) => name.includes('onerror')),
      );
      for (const { tooltip } of features) {
        assert.doesNotMatch(tooltip, /(?<!\\)(?:<img|\[click|`)/);
        for (const control of ['\u001b', '\u202e']) assert.ok(!tooltip.includes(control));
      }
    }));
});

describe('a gateway that tells only of the key', () => {
  it('has the budget of the key in meter and view, as no feature has one', () =>
    withSession(
      async (session) => {
        const data = { label: 'ci', limit: 10, limit_remaining: 1, limit_reset: 'monthly', usage_monthly: 9 };
        session.gateway.route('GET /api/v1/key', { data });
        await session.focus(true);
        await session.client.connection.sendNotification('callcost/gatewayChanged', null);
        const { features } = await until(
          session,
          () => session.view(),
          (view) => view.features.some(({ name }) => name === 'key ci (monthly)'),
        );
        assert.deepEqual(
          features.map(({ name, description }) => [name, description.replace(/ · (?:likely|may be) over.*/, '')]),
          [
            ['replies', 'no budget told'],
            ['search', 'no budget told'],
            ['key ci (monthly)', '90 % · $9.00 of $10.00'],
          ],
        );
        const meter = await session.meter('replies/reply.py');
        assert.equal(meter?.text, 'key ci 90 % · $9.00/$10.00');
        assert.deepEqual([meter?.feature, meter?.severity], [null, 'warning']);
      },
      (url) => ({ gateway: { kind: 'openrouter', url } }),
    ));
});

describe('a gateway that cannot be read', () => {
  /** What the meter says, and what the view says, after a new start with this failure. */
  function check(name: FailureName, meter: RegExp, message: RegExp): Promise<void> {
    return withBudgets(async (session) => {
      session.gateway.fail('*', name);
      await session.client.connection.sendNotification('callcost/gatewayChanged', null);
      const shown = await until(
        session,
        () => session.meter(null),
        (found) => found?.feature === null,
      );
      assert.match(shown?.text ?? '', meter);
      assert.match(shown?.accessibleText ?? '', message);
      assert.match((await session.view()).message ?? '', message);
    });
  }

  it('says that the key is refused', () => check('unauthorized', /^Budgets: key refused$/, /key/i));
  it('says that it is busy', () => check('unavailable', /^Budgets: gateway busy$/, /./));
  it('says that it cannot be read', () => check('web-page', /^Budgets: cannot be read$/, /JSON/));

  it('comes back with the key', () =>
    withBudgets(async (session) => {
      session.gateway.fail('*', 'unauthorized');
      await session.client.connection.sendNotification('callcost/gatewayChanged', null);
      await until(
        session,
        () => session.meter(null),
        (found) => found?.feature === null,
      );
      session.gateway.heal();
      await session.client.connection.sendNotification('callcost/gatewayChanged', null);
      await until(
        session,
        () => session.meter(null),
        (found) => found?.feature === 'replies',
      );
    }));

  it('is not asked in a workspace that is not trusted', () =>
    withSession(async (session) => {
      session.isTrusted = false;
      await session.focus(true);
      await session.client.connection.sendNotification('callcost/gatewayChanged', null);
      const view = await until(
        session,
        () => session.view(),
        ({ failure }) => failure !== null,
      );
      assert.equal(view.failure, 'not-allowed');
      assert.equal(await session.meter(null), null);
      assert.deepEqual(session.gateway.requests, []);
    }));
});

describe('trying a key', () => {
  async function check(prepare: (session: Session) => void, expected: Partial<GatewayProbe>): Promise<void> {
    await withSession(async (session) => {
      prepare(session);
      const probe: GatewayProbe = await session.client.connection.sendRequest('callcost/probeGateway', null);
      assert.deepEqual({ isAccepted: probe.isAccepted, failure: probe.failure }, expected);
      assert.match(probe.message, /\.$/);
    });
  }

  it('accepts', () => check(() => undefined, { isAccepted: true, failure: null }));
  it('refuses', () => check(({ gateway }) => gateway.fail('*', 'forbidden'), { isAccepted: false, failure: null }));
  it('cannot tell', () =>
    check(({ gateway }) => gateway.fail('*', 'hung-up'), { isAccepted: false, failure: 'unreachable' }));
});

describe('budgets of a file', () => {
  function withFile(file: string, use: (session: Session) => Promise<void>): Promise<void> {
    return withSession(use, () => ({}), {
      'callcost.yml': `${policy}gateway: { file: ${file} }\n`,
      'budgets.json': JSON.stringify(budgetDocument({ replies: [83, 100] })),
    });
  }

  it('follow the file, without any request', () =>
    withFile('budgets.json', async (session) => {
      const { folder, client } = session;
      const meter = () => session.meter('replies/reply.py');
      const first = await until(session, meter, (found) => found !== null);
      assert.match(first?.text ?? '', /^replies 83.%/);
      const path = join(folder, 'budgets.json');
      await writeFile(path, JSON.stringify(budgetDocument({ replies: [120, 100] })));
      await client.fileChanged(path);
      await until(session, meter, (found) => found?.severity === 'error');
      assert.deepEqual(session.gateway.requests, []);
    }));

  it('stay while callcost.yml is broken', () =>
    withFile('budgets.json', async (session) => {
      const { folder, client } = session;
      const sourceOf = async () => (await session.view()).source;
      const first = await until(session, sourceOf, (found) => found?.startsWith('budgets.json,') === true);
      const uri = uriIn(folder, 'callcost.yml');
      await client.open(uri, 'yaml', 'version: 1\nfeatures: [');
      assert.match((await sourceOf()) ?? '', /^budgets.json,/, first ?? '');
      await client.change(uri, 2, [{ text: 'version: 1\n' }]);
      await until(session, sourceOf, (found) => found === null);
    }));

  function checkRefused(file: string, message: RegExp): Promise<void> {
    return withFile(file, async (session) => {
      await symlink('/etc/hostname', join(session.folder, 'link.json'));
      const view = await until(
        session,
        () => session.view(),
        ({ failure }) => failure !== null,
      );
      assert.match(view.message ?? '', message);
      assert.deepEqual(view.features, []);
    });
  }

  it('stay in the workspace', () => checkRefused('../budgets.json', /outside of the workspace/));
  it('are no absolute paths', () => checkRefused('/etc/hostname', /outside of the workspace/));
  it('are no folder', () => checkRefused('replies', /replies is no file and is not read/));
  it('say that a file is missing', () => checkRefused('missing.json', /missing.json cannot be read/));
});
