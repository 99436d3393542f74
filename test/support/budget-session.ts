import assert from 'node:assert/strict';
import { GatewayError, type GatewayRequest } from '../../src/gateway/fetch-port.ts';
import { createGuardedFetch } from '../../src/gateway/guarded-fetch.ts';
import type { BudgetMeter, BudgetsView, GatewayFetchResult } from '../../src/server/protocol.ts';
import { withFolder } from './folders.ts';
import { budgetDocument } from './gateways/budget-document.ts';
import { type ContractServer, startContractServer } from './gateways/contract-server.ts';
import { LspClient, uriIn } from './lsp-client.ts';

/** Settings under which a gateway is asked. */
export const asksGateway = (url: string) => ({ gateway: { kind: 'json', url } });

/** Two features, one of them with a budget of its own. */
export const budgetPolicy = [
  'version: 1',
  'features:',
  '  replies: { paths: ["replies/**"], callsPerMonth: 1000, budgetUsdPerMonth: 100 }',
  '  search: { paths: ["search/**"], callsPerMonth: 1000 }',
  '',
].join('\n');

/** A module with so many calls. */
export function pythonCalls(count: number): string {
  return [
    'from openai import OpenAI',
    '',
    'client = OpenAI()',
    ...Array.from(
      { length: count },
      (_, index) =>
        `client.responses.create(model="gpt-4o-mini", input="Question number ${index}", max_output_tokens=20)`,
    ),
    '',
  ].join('\n');
}

const files = { 'callcost.yml': budgetPolicy, 'replies/reply.py': pythonCalls(2), 'search/ask.py': pythonCalls(1) };

/** A session that plays the editor: it has a window with the focus, a key and the network. */
export interface Session {
  readonly client: LspClient;
  readonly folder: string;
  readonly gateway: ContractServer;
  /** Lets the server send requests, or refuse them all. */
  key: string | null;
  isTrusted: boolean;
  meter(path: string | null): Promise<BudgetMeter | null>;
  view(): Promise<BudgetsView>;
  /** Settles with the next word of the server that budgets have changed. */
  changed(): Promise<void>;
  focus(isFocused: boolean): Promise<void>;
}

/** A session with a gateway that tells of two features; it ends with `use`, and no line of its log has the key. */
export async function withSession(
  use: (session: Session) => Promise<void>,
  settings: (url: string) => unknown = asksGateway,
  extraFiles: Readonly<Record<string, string>> = {},
): Promise<void> {
  const gateway = await startContractServer({ 'GET /': budgetDocument({ replies: [83, 100], search: [10, 50] }) });
  try {
    await withFolder({ ...files, ...extraFiles }, async (folder) => {
      const client = await LspClient.start({ folders: [folder], settings: settings(gateway.url) });
      try {
        await use(createSession(client, folder, gateway));
        assert.deepEqual(
          client.log.filter((line) => line.includes('sk-secret')),
          [],
        );
      } finally {
        await client.dispose();
      }
    });
  } finally {
    await gateway.close();
  }
}

function createSession(client: LspClient, folder: string, gateway: ContractServer): Session {
  const { connection } = client;
  const waiting: (() => void)[] = [];
  const session: Session = {
    client,
    folder,
    gateway,
    key: 'sk-secret-of-the-team',
    isTrusted: true,
    meter: (path) => connection.sendRequest('callcost/meter', { uri: path === null ? null : uriIn(folder, path) }),
    view: () => connection.sendRequest('callcost/budgets', null),
    changed: () =>
      new Promise((resolve) => {
        waiting.push(resolve);
      }),
    focus: (isFocused) => connection.sendNotification('callcost/windowFocus', { isFocused }),
  };
  const send = createGuardedFetch({ baseUrl: gateway.url, key: async () => session.key, fetch });
  connection.onNotification('callcost/budgetsChanged', () => {
    for (const resolve of waiting.splice(0)) resolve();
  });
  connection.onRequest<GatewayFetchResult, void>('callcost/gatewayFetch', async (request: GatewayRequest) => {
    if (!session.isTrusted) return { failure: 'not-allowed', message: 'Not trusted.', retryAfterMs: null };
    try {
      return { reply: await send(request, new AbortController().signal) };
    } catch (error) {
      assert.ok(error instanceof GatewayError);
      const { failure, message, retryAfterMs } = error;
      return { failure, message, retryAfterMs };
    }
  });
  return session;
}

/** Asks again after each change until the answer is the expected one. */
export async function until<Answer>(session: Session, ask: () => Promise<Answer>, isIt: (answer: Answer) => boolean) {
  for (;;) {
    const next = session.changed();
    const answer = await ask();
    if (isIt(answer)) return answer;
    await next;
  }
}
