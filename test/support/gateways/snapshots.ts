import assert from 'node:assert/strict';
import type { GatewaySnapshot } from '../../../src/core/budget.ts';
import type { AdapterContext, FeatureName, ReadRequest } from '../../../src/gateway/adapter.ts';
import { GatewayError } from '../../../src/gateway/fetch-port.ts';
import { createGuardedFetch } from '../../../src/gateway/guarded-fetch.ts';
import type { ContractServer } from './contract-server.ts';

/** A Saturday; the month has nine days left. */
export const noon = new Date('2026-11-21T12:00:00Z');

/** The key of all tests, which must not turn up anywhere but in a header. */
export const testKey = 'sk-secret-4f1c2b7a9d';

/** What an adapter is made with, over the network of this machine. Answers of more than 1 MB are refused. */
export function contextOf(
  server: ContractServer,
  { timeoutMs = 10_000, ...others }: Partial<AdapterContext> & { readonly timeoutMs?: number } = {},
): AdapterContext {
  const key = async () => testKey;
  return {
    fetch: createGuardedFetch({ baseUrl: server.url, key, fetch, timeoutMs, maximumBytes: 1_000_000 }),
    baseUrl: server.url,
    timeZone: 'UTC',
    ...others,
  };
}

/** One reading for some features, each with the tag `feature:<name>` or with its own. */
export function readingOf(features: readonly (string | FeatureName)[], now = noon): ReadRequest {
  return {
    now,
    features: features.map((each) => (typeof each === 'string' ? { feature: each, tag: null } : each)),
    signal: new AbortController().signal,
  };
}

/** What holds for every snapshot, whatever a gateway answers. */
export function checkSnapshot(snapshot: GatewaySnapshot): void {
  const amounts = [
    ...snapshot.budgets.flatMap(({ spent, limit, softLimit, breakdown }) => [
      spent,
      limit,
      softLimit,
      ...breakdown.flatMap((each) => [each.spent, each.requests]),
    ]),
    ...snapshot.usage.flatMap((each) => [each.inputTokens, each.outputTokens, each.cacheReadTokens, each.spentUsd]),
    ...snapshot.usage.flatMap((each) => [each.requests, each.p95OutputTokens]),
    ...snapshot.daily.flatMap(({ spentUsd, requests }) => [spentUsd, requests]),
    ...snapshot.prices.flatMap((each) => [
      each.inputUsdPerMillion,
      each.outputUsdPerMillion,
      each.cachedInputUsdPerMillion,
    ]),
  ];
  assert.ok(
    amounts.every((amount) => amount === null || (Number.isFinite(amount) && amount >= 0)),
    'amounts are finite and not negative',
  );
  for (const { state, spent, limit, window, id } of snapshot.budgets) {
    assert.ok(state !== 'exceeded' || (spent !== null && limit !== null && spent >= limit), `${id} is exceeded`);
    assert.ok(state !== 'ok' || (spent !== null && limit !== null && spent < limit), `${id} is ok`);
    assert.ok(
      [window.startsAt, window.resetsAt].every((at) => at === null || new Date(at).toISOString() === at),
      `${id} has moments`,
    );
  }
  assert.ok(snapshot.usage.every(({ cacheReadTokens, inputTokens }) => (cacheReadTokens ?? 0) <= (inputTokens ?? 0)));
  assertNoKey(JSON.stringify(snapshot));
}

/** A reading gives a snapshot that holds, or fails with an error for people. Returns which. */
export async function checkReading(reading: Promise<GatewaySnapshot>): Promise<'read' | GatewayError> {
  try {
    checkSnapshot(await reading);
    return 'read';
  } catch (error) {
    assert.ok(error instanceof GatewayError, String(error));
    assertNoKey(`${error.message} ${error.stack}`);
    return error;
  }
}

/** No part of the key, whether as it is or as Basic credentials. */
function assertNoKey(text: string): void {
  assert.ok(!text.includes(testKey) && !text.includes(btoa(testKey)), 'the key leaks');
}
