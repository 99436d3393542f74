/** What every gateway adapter is: one file that reads one kind of gateway through a fetch port. */
import type { GatewayKind, GatewaySnapshot } from '../core/budget.ts';
import type { FetchPort } from './fetch-port.ts';

/** A feature as the gateway may know it. */
export interface FeatureName {
  /** Name in callcost.yml. */
  readonly feature: string;
  /** `gateway.tag` of callcost.yml; null for the convention `feature:<name>`. */
  readonly tag: string | null;
}

/** What an adapter is made with. It keeps what it learns about the key between reads. */
export interface AdapterContext {
  readonly fetch: FetchPort;
  /** Of the gateway, without trailing slash; never with a user, a password or a query. */
  readonly baseUrl: string;
  /** IANA name of the time zone in which the gateway's budgets reset; `UTC` where nothing is said. */
  readonly timeZone: string;
}

/** One reading. `now` is the clock; adapters have none. */
export interface ReadRequest {
  readonly now: Date;
  readonly features: readonly FeatureName[];
  readonly signal: AbortSignal;
}

/** What a key may read. */
export interface KeyAccess {
  readonly isAccepted: boolean;
  readonly gatewayVersion: string | null;
  /** In whole sentences: what can be read and what cannot, why, and the next step. The first one sums it up. */
  readonly findings: readonly string[];
}

/** Reads one gateway. */
export interface GatewayAdapter {
  readonly kind: GatewayKind;
  /** Finds out what the key may read. Rejects with `GatewayError` where the gateway cannot be reached. */
  probe(request: ReadRequest): Promise<KeyAccess>;
  /**
   * Reads budgets, use and prices, each no more often than it changes. What this key may not read is a remark. Rejects with
   * `GatewayError` where nothing can be read at all.
   */
  read(request: ReadRequest): Promise<GatewaySnapshot>;
}

/** Makes the adapter of one kind of gateway. */
export type CreateAdapter = (context: AdapterContext) => GatewayAdapter;
