/** What a key of a LiteLLM proxy may read, in words. */
import type { GatewaySnapshot } from '../core/budget.ts';
import type { AdapterContext, KeyAccess, ReadRequest } from './adapter.ts';
import { GatewayError } from './fetch-port.ts';
import { ask } from './litellm-client.ts';
import type { KeyReading } from './litellm-key.ts';

/** A reading with what a probe wants to know besides. */
export interface Everything {
  readonly snapshot: GatewaySnapshot;
  readonly key: KeyReading;
  /** Role of the user of the key, where told. */
  readonly role: string | null;
}

/** Reads everything once and says what the key may read, and whether it may do more than it should. */
export async function probe(
  context: AdapterContext,
  request: ReadRequest,
  readEverything: (request: ReadRequest) => Promise<Everything>,
): Promise<KeyAccess> {
  try {
    const { snapshot, key, role } = await readEverything(request);
    const findings = [
      summary(snapshot),
      ...privilege(key, role, await readsAllBudgets(context, request)),
      ...snapshot.remarks,
    ];
    return { isAccepted: true, gatewayVersion: snapshot.gatewayVersion, findings };
  } catch (error) {
    if (error instanceof GatewayError && (error.failure === 'refused' || error.failure === 'no-key')) {
      return { isAccepted: false, gatewayVersion: null, findings: [error.message] };
    }
    throw error;
  }
}

/** The list of budgets is open to administrators and viewers only. */
async function readsAllBudgets(context: AdapterContext, request: ReadRequest): Promise<boolean> {
  try {
    return (await ask(context, { path: '/budget/list' }, request)).status === 200;
  } catch (error) {
    if (error instanceof GatewayError) {
      return false;
    }
    throw error;
  }
}

function summary({ budgets, prices }: GatewaySnapshot): string {
  const scopes = (['tag', 'key', 'team', 'user', 'provider', 'model'] as const).flatMap((scope) => {
    const count = budgets.filter((budget) => budget.scope === scope).length;
    return count === 0 ? [] : [`${count} ${scope}`];
  });
  const read = [
    ...(scopes.length === 0 ? [] : [`budgets (${scopes.join(', ')})`]),
    ...(prices.length === 0 ? [] : [`prices of ${prices.length} models`]),
  ];
  return read.length === 0
    ? 'The key is accepted, but it can read no budgets.'
    : `The key can read ${read.join(' and ')}.`;
}

/** A key that could do harm does not belong in an editor. */
function privilege(key: KeyReading, role: string | null, readsAll: boolean): string[] {
  if (role === 'proxy_admin_viewer' || !(readsAll || role === 'proxy_admin')) {
    return [];
  }
  const which = key.kind === 'not-stored' ? 'looks like the master key' : 'may administer the gateway';
  return [
    `This key ${which}. Reading needs less: use a key of a user with the role proxy_admin_viewer, or one of the type read_only.`,
  ];
}
