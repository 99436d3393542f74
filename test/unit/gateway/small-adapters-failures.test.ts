import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { CreateAdapter } from '../../../src/gateway/adapter.ts';
import { createBifrostAdapter } from '../../../src/gateway/bifrost.ts';
import { readBudgetDocument } from '../../../src/gateway/budget-document.ts';
import { createJsonEndpointAdapter } from '../../../src/gateway/json-endpoint.ts';
import { createOpenRouterAdapter } from '../../../src/gateway/openrouter.ts';
import { createPortkeyAdapter } from '../../../src/gateway/portkey.ts';
import {
  type ContractServer,
  type FailureName,
  failureNames,
  failureOfAll,
  fixture,
  startContractServer,
} from '../../support/gateways/contract-server.ts';
import { mutated } from '../../support/gateways/mutations.ts';
import { portkeyFixtures } from '../../support/gateways/portkey.ts';
import { checkReading, contextOf, noon, readingOf } from '../../support/gateways/snapshots.ts';

interface Gateway {
  readonly create: CreateAdapter;
  /** Fixture by path. */
  readonly fixtures: Readonly<Record<string, string>>;
  /** What is added to the address of the server. */
  readonly path?: string;
  /** Where it differs from what most come to. */
  readonly outcomes?: Readonly<Partial<Record<FailureName, string>>>;
}

const gateways: Readonly<Record<string, Gateway>> = {
  Bifrost: {
    create: createBifrostAdapter,
    fixtures: { '/api/governance/virtual-keys/quota': 'bifrost/quota' },
    // What cannot be read is left out, and said.
    outcomes: { 'wrong-types': 'read' },
  },
  'JSON endpoint': {
    create: createJsonEndpointAdapter,
    fixtures: { '/budgets.json': 'json/budgets' },
    path: '/budgets.json',
  },
  OpenRouter: { create: createOpenRouterAdapter, fixtures: { '/key': 'openrouter/key' } },
  Portkey: { create: createPortkeyAdapter, fixtures: portkeyFixtures, outcomes: { 'wrong-types': 'read' } },
};

function start({ fixtures }: Gateway): Promise<ContractServer> {
  return startContractServer(
    Object.fromEntries(Object.entries(fixtures).map(([path, name]) => [`GET ${path}`, fixture(name)])),
  );
}

/** Reads a server as this kind of gateway, and checks what comes of it. */
async function outcomeOf(server: ContractServer, { create, path = '' }: Gateway, timeoutMs = 10_000): Promise<string> {
  const adapter = create({ ...contextOf(server, { timeoutMs }), baseUrl: server.url + path });
  const outcome = await checkReading(adapter.read(readingOf(['support-reply', 'search'])));
  return outcome === 'read' ? 'read' : outcome.failure;
}

for (const [name, gateway] of Object.entries(gateways)) {
  describe(`${name}: everything fails`, () => {
    let server: ContractServer;
    before(async () => {
      server = await start(gateway);
    });
    after(() => server.close());

    it('is read while nothing fails', async () => {
      assert.equal(await outcomeOf(server, gateway), 'read');
    });

    for (const failure of failureNames) {
      const expected = gateway.outcomes?.[failure] ?? failureOfAll[failure];
      it(`${failure} is ${expected}`, async () => {
        server.fail('*', failure);
        assert.equal(await outcomeOf(server, gateway, expected === 'timeout' ? 50 : undefined), expected);
        assert.ok(server.requests.every(({ path }) => path !== '/stolen'));
      });
    }

    it('answers of any form give snapshots that hold, or errors for people', async () => {
      server.heal();
      const paths = Object.entries(gateway.fixtures);
      await fc.assert(
        fc.asyncProperty(fc.constantFrom(...paths), fc.infiniteStream(fc.nat()), async ([path, file], seeds) => {
          server.route(`GET ${path}`, mutated(fixture(file), seeds));
          await outcomeOf(server, gateway);
          server.route(`GET ${path}`, fixture(file));
        }),
        { numRuns: 100 },
      );
    });
  });
}

describe('file with budgets', () => {
  it('of any form gives a snapshot that holds, or an error for people', async () => {
    const document = fixture('json/budgets');
    await fc.assert(
      fc.asyncProperty(fc.infiniteStream(fc.nat()), fc.nat(), async (seeds, cut) => {
        const whole = JSON.stringify(mutated(document, seeds)) ?? '';
        const text = cut % 4 === 0 ? whole.slice(0, cut % (whole.length + 1)) : whole;
        await checkReading((async () => readBudgetDocument(text, 'budgets.json', noon))());
      }),
      { numRuns: 300 },
    );
  });
});
