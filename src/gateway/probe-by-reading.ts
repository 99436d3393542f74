import type { GatewaySnapshot } from '../core/budget.ts';
import type { KeyAccess } from './adapter.ts';
import { GatewayError } from './fetch-port.ts';

/**
 * Finds out what a key may read by reading, for gateways that tell everything in one answer. `summary` is the sentence that
 * sums it up. A refused key is a finding; rejects with `GatewayError` where the gateway cannot be read for another reason.
 */
export async function probeByReading(
  read: () => Promise<GatewaySnapshot>,
  summary: (snapshot: GatewaySnapshot) => string,
): Promise<KeyAccess> {
  try {
    const snapshot = await read();
    const { gatewayVersion, remarks } = snapshot;
    return { isAccepted: true, gatewayVersion, findings: [summary(snapshot), ...remarks] };
  } catch (error) {
    const isRefused = error instanceof GatewayError && (error.failure === 'refused' || error.failure === 'no-key');
    if (!isRefused) throw error;
    return { isAccepted: false, gatewayVersion: null, findings: [error.message] };
  }
}

/** `1 budget`, `3 budgets`. */
export function budgetCount({ budgets }: GatewaySnapshot): string {
  return `${budgets.length} ${budgets.length === 1 ? 'budget' : 'budgets'}`;
}
