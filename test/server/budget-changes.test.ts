import assert from 'node:assert/strict';
import { pathToFileURL } from 'node:url';
import { DidChangeWorkspaceFoldersNotification } from 'vscode-languageserver/node';
import type { BudgetsView } from '../../src/server/protocol.ts';
import { pythonCalls, type Session, until, withSession } from '../support/budget-session.ts';
import { withFolder } from '../support/folders.ts';
import { budgetDocument } from '../support/gateways/budget-document.ts';
import { fixture } from '../support/gateways/contract-server.ts';

const keyChanged = ({ client }: Session) => client.connection.sendNotification('callcost/gatewayChanged', null);

describe('a key that is removed', () => {
  const quota = 'GET /api/governance/virtual-keys/quota';
  const isRead = ({ failure, source }: BudgetsView) => failure === null && source?.includes(' ago') === true;

  /** A session with a gateway that needs its key, and has told something. */
  function withKey(use: (session: Session) => Promise<void>): Promise<void> {
    return withSession(
      async (session) => {
        session.gateway.route(quota, fixture('bifrost/quota'));
        await session.focus(true);
        await keyChanged(session);
        await until(session, session.view, isRead);
        await use(session);
      },
      (url) => ({ gateway: { kind: 'bifrost', url } }),
    );
  }

  it('takes back what was told with it, and nobody is asked until there is one again', () =>
    withKey(async (session) => {
      const { gateway, view, meter } = session;
      session.key = null;
      await keyChanged(session);
      const { features } = await until(session, view, ({ failure }) => failure === 'no-key');
      assert.deepEqual(features, []);
      assert.equal((await meter(null))?.text, 'Budgets: key missing');
      const asked = gateway.requests.length;
      await session.client.connection.sendRequest('callcost/refreshBudgets', null);
      assert.equal(gateway.requests.length, asked);
      session.key = 'sk-secret-and-another';
      await keyChanged(session);
      await until(session, view, isRead);
      assert.equal(gateway.requests.length, asked + 1);
    }));

  it('ends the reading that is under way: its answer shows nothing', () =>
    withKey(async (session) => {
      const { gateway, view } = session;
      gateway.fail('*', 'silent');
      const asked = gateway.requests.length;
      await keyChanged(session);
      while (gateway.requests.length === asked) await new Promise((resolve) => setImmediate(resolve));
      session.key = null;
      await keyChanged(session);
      await until(session, view, ({ failure }) => failure === 'no-key');
      gateway.heal();
      assert.deepEqual((await view()).features, []);
    }));
});

describe('folders of the workspace that come and go', () => {
  const other = {
    'callcost.yml': 'features: { billing: { paths: ["**"] } }\ngateway: { file: spent.json }\n',
    'spent.json': JSON.stringify(budgetDocument({ billing: [30, 40] })),
    'bill.py': pythonCalls(1),
  };
  const namesOf = ({ features }: BudgetsView) => features.map(({ name }) => name).sort();

  it('bring their budgets, and take them away', () =>
    withSession(
      async (session) => {
        const { client, view } = session;
        const change = (added: readonly string[], removed: readonly string[]) => {
          const foldersAt = (paths: readonly string[]) =>
            paths.map((path) => ({ uri: pathToFileURL(path).href, name: 'other' }));
          return client.connection.sendNotification(DidChangeWorkspaceFoldersNotification.type, {
            event: { added: foldersAt(added), removed: foldersAt(removed) },
          });
        };
        await withFolder(other, async (folder) => {
          assert.deepEqual(namesOf(await view()), []);
          await change([folder], []);
          await until(session, view, (found) => found.features.some(({ calls }) => calls.length === 1));
          assert.deepEqual(namesOf(await view()), ['billing', 'replies', 'search']);
          await change([], [folder]);
          await until(session, view, ({ source, features }) => source === null && features.length === 0);
          assert.equal(await session.meter(null), null);
        });
      },
      () => ({}),
    ));
});
