import type { GatewaySnapshot } from '../core/budget.ts';

/**
 * What several documents of one workspace told, as one snapshot, which is as old as the oldest of them. Null for none. It
 * keeps its parts: what is said of a feature goes by the moment of the document that tells of it.
 */
export function joinedSnapshot(snapshots: readonly GatewaySnapshot[]): GatewaySnapshot | null {
  const [first, ...others] = snapshots;
  if (first === undefined || others.length === 0) return first ?? null;
  return {
    gateway: first.gateway,
    baseUrl: snapshots.map(({ baseUrl }) => baseUrl).join(', '),
    gatewayVersion: null,
    observedAt: snapshots.map(({ observedAt }) => observedAt).toSorted()[0] ?? first.observedAt,
    budgets: snapshots.flatMap(({ budgets }) => budgets),
    usage: snapshots.flatMap(({ usage }) => usage),
    daily: snapshots.flatMap(({ daily }) => daily),
    prices: snapshots.flatMap(({ prices }) => prices),
    units: snapshots.flatMap(({ units }) => units),
    remarks: snapshots.flatMap(({ remarks }) => remarks),
    parts: snapshots,
  };
}
