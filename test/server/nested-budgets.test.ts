import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { FileChangeType } from 'vscode-languageserver/node';
import type { BudgetsView } from '../../src/server/protocol.ts';
import { asksGateway, budgetPolicy as policy, pythonCalls, until, withSession } from '../support/budget-session.ts';
import { budgetDocument } from '../support/gateways/budget-document.ts';

/** A callcost.yml below the opened folder, with a feature and what else is written. */
const nestedPolicy = (feature: string, more = '') =>
  [
    'version: 1',
    'features:',
    `  ${feature}: { paths: ["*.py"], owner: ${feature}-team, gateway: { tag: "tag-${feature}" } }`,
    more,
    '',
  ].join('\n');

describe('budgets of callcost.yml files below the folder', () => {
  const featureOf = (view: BudgetsView, name: string) => view.features.find((feature) => feature.name === name);

  it('are asked for at the gateway by the names of their features', () =>
    withSession(
      async (session) => {
        session.gateway.route('GET /', budgetDocument({ replies: [83, 100], 'tag-billing': [30, 40] }));
        await session.focus(true);
        const view = await until(
          session,
          () => session.view(),
          (found) => featureOf(found, 'billing')?.calls.length === 1,
        );
        assert.match(featureOf(view, 'billing')?.description ?? '', /75.% · \$30/);
        assert.match((await session.meter('services/billing/bill.py'))?.text ?? '', /^billing 75.%/);
      },
      asksGateway,
      { 'services/billing/callcost.yml': nestedPolicy('billing'), 'services/billing/bill.py': pythonCalls(1) },
    ));

  it('come from the files that these name, and go with them', () =>
    withSession(
      async (session) => {
        const { folder, client } = session;
        const both = await until(
          session,
          () => session.view(),
          ({ source }) => source?.startsWith('budgets.json, services/billing/spent.json, ') === true,
        );
        assert.match(featureOf(both, 'replies')?.description ?? '', /83.%/);
        assert.match(featureOf(both, 'billing')?.description ?? '', /75.%/);
        await rm(join(folder, 'services/billing/callcost.yml'));
        await client.fileChanged(join(folder, 'services/billing/callcost.yml'), FileChangeType.Deleted);
        const left = await until(
          session,
          () => session.view(),
          (found) => found.features.length > 0 && featureOf(found, 'billing') === undefined,
        );
        assert.match(left.source ?? '', /^budgets\.json, [^/]*$/);
        assert.equal(left.features.length, 2);
      },
      () => ({}),
      {
        'callcost.yml': `${policy}gateway: { file: budgets.json }\n`,
        'budgets.json': JSON.stringify(budgetDocument({ replies: [83, 100] })),
        'services/billing/callcost.yml': nestedPolicy('billing', 'gateway: { file: spent.json }'),
        'services/billing/spent.json': JSON.stringify(budgetDocument({ 'tag-billing': [30, 40] })),
        'services/billing/bill.py': pythonCalls(1),
      },
    ));

  it('do not fall with one file that cannot be read, or must not be', () =>
    withSession(
      async (session) => {
        const view = await until(
          session,
          () => session.view(),
          (found) => featureOf(found, 'replies') !== undefined && (found.message ?? '').includes('missing.json'),
        );
        assert.match(view.message ?? '', /services\/a\/missing\.json cannot be read/);
        assert.match(view.message ?? '', /services\/b\/callcost\.yml names \.\.\/out\.json .* outside/);
        assert.match(featureOf(view, 'replies')?.description ?? '', /83.%/);
      },
      () => ({}),
      {
        'callcost.yml': `${policy}gateway: { file: budgets.json }\n`,
        'budgets.json': JSON.stringify(budgetDocument({ replies: [83, 100] })),
        'services/a/callcost.yml': nestedPolicy('a', 'gateway: { file: missing.json }'),
        'services/b/callcost.yml': nestedPolicy('b', 'gateway: { file: ../out.json }'),
      },
    ));
});
