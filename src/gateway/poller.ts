/** Asks one gateway again and again, with manners: so seldom, so spread out and so patiently that a whole team may do it. */

import type { GatewaySnapshot } from '../core/budget.ts';
import { dayMs } from '../core/durations.ts';
import type { FeatureName, GatewayAdapter } from './adapter.ts';
import { GatewayError, type GatewayFailure } from './fetch-port.ts';

/** What is known of a gateway now. */
export interface GatewayStatus {
  /** The last good one, however old; null before the first. */
  readonly snapshot: GatewaySnapshot | null;
  /** The snapshot is older than it may be, or the gateway could not be read since. */
  readonly isStale: boolean;
  /** Why the last reading failed; null after a good one and before the first. */
  readonly failure: GatewayFailure | null;
  /** The failure for people, with the next step. */
  readonly message: string | null;
  /** When the gateway is asked next, in ISO 8601; null where it waits for the focus, for another key or for an answer. */
  readonly nextAt: string | null;
}

/** Time as the poller sees it. Tests have one of their own. */
export interface PollerClock {
  now(): Date;
  /** Runs once after so many ms; returns what cancels it. */
  after(ms: number, run: () => void): () => void;
}

/** What a poller is made with. */
export interface PollerOptions {
  /** Called at the start and for every new key, as adapters remember what a key may read. */
  readonly createAdapter: () => GatewayAdapter;
  /** Asked before each reading. */
  readonly features: () => readonly FeatureName[];
  readonly clock: PollerClock;
  /** From 0 up to 1. */
  readonly random: () => number;
  /** Called whenever the status is another one. */
  readonly onChange: (status: GatewayStatus) => void;
}

/** Between two readings of their own accord there are 60 to 90 s: no editor asks more than once in a minute. */
const shortestIntervalMs = 60_000;
const jitterMs = 30_000;

/** Editors that start or get the focus at the same time, after a power cut or an update, do not ask at the same time. */
const startSpreadMs = 10_000;

/** After failures the interval is 60 s and up to so much more, chosen at random; the range doubles with each failure. */
const firstBackOffMs = 60_000;
const longestBackOffMs = 900_000;

/** Nobody comes back at the very moment that a gateway names, since it names it to everybody. */
const retrySpreadMs = 120_000;

/** By hand a gateway may be asked sooner, but not by holding the key down. */
const shortestByHandMs = 10_000;

/** A snapshot without budgets, which would say how long they hold, is stale after this. */
const staleAfterMs = 300_000;

/** Timers of platforms break when they are set further ahead than 24 days. */
const longestWaitMs = dayMs;

/** Failures that another try does not mend: the key or a setting has to change. */
const lastingFailures: ReadonlySet<GatewayFailure> = new Set(['refused', 'no-key', 'not-allowed', 'insecure']);

/**
 * Keeps the status of one gateway up to date while the window has the focus, in single flight. It starts without focus. Where
 * the key is refused it stops until `keyChanged` or `refreshNow`.
 */
export class GatewayPoller {
  private readonly options: PollerOptions;
  private adapter: GatewayAdapter;
  private lifetime = new AbortController();
  private snapshot: GatewaySnapshot | null = null;
  private error: GatewayError | null = null;
  private failuresInARow = 0;
  private isFocused = false;
  private isDisposed = false;
  private reading: Promise<GatewayStatus> | null = null;
  private lastStart = Number.NEGATIVE_INFINITY;
  /** In ms since 1970: when to ask of one's own accord, and not to ask even by hand. Infinite while waiting for a change. */
  private due = 0;
  private notBefore = 0;
  private cancelNext: (() => void) | null = null;
  private cancelAgeing: (() => void) | null = null;

  constructor(options: PollerOptions) {
    this.options = options;
    this.adapter = options.createAdapter();
  }

  status(): GatewayStatus {
    const { snapshot, error } = this;
    return {
      snapshot,
      isStale: snapshot !== null && (error !== null || freshUntil(snapshot) <= this.now()),
      failure: error?.failure ?? null,
      message: error?.message ?? null,
      nextAt: this.cancelNext === null ? null : new Date(this.due).toISOString(),
    };
  }

  /** The window got or lost the focus. What is due is then asked soon; what is under way is finished. */
  setFocus(isFocused: boolean): void {
    if (isFocused === this.isFocused || this.isDisposed) return;
    this.isFocused = isFocused;
    if (isFocused) {
      this.due = Math.max(this.due, this.now() + this.options.random() * startSpreadMs);
      this.scheduleNext();
    } else {
      this.cancelPlanned();
    }
  }

  /**
   * Asks now, with or without focus, and returns what came of it: a failure is part of the status. Shortly after the last
   * reading, or before the gateway wants to be asked again, it returns the status as it is.
   */
  refreshNow(): Promise<GatewayStatus> {
    const isTooSoon = this.now() < Math.max(this.lastStart + shortestByHandMs, this.notBefore);
    if (this.reading === null && (isTooSoon || this.isDisposed)) return Promise.resolve(this.status());
    return this.read();
  }

  /** Another key, address or permission: what was known is forgotten, and the gateway is asked at once. */
  keyChanged(): void {
    if (this.isDisposed) return;
    this.stopReading();
    this.lifetime = new AbortController();
    this.adapter = this.options.createAdapter();
    this.snapshot = null;
    this.error = null;
    this.failuresInARow = 0;
    this.due = this.now();
    this.notBefore = 0;
    this.scheduleNext();
    this.changed();
  }

  /** Stops for good. Nothing is told afterwards. */
  dispose(): void {
    this.isDisposed = true;
    this.stopReading();
  }

  private stopReading(): void {
    this.lifetime.abort();
    this.reading = null;
    this.cancelPlanned();
    this.cancelAgeing?.();
    this.cancelAgeing = null;
  }

  private read(): Promise<GatewayStatus> {
    this.cancelPlanned();
    this.reading ??= this.readOnce(this.lifetime.signal);
    return this.reading;
  }

  private async readOnce(signal: AbortSignal): Promise<GatewayStatus> {
    this.lastStart = this.now();
    const request = { now: this.options.clock.now(), features: this.options.features(), signal };
    const outcome = await this.adapter.read(request).then(
      (snapshot) => ({ snapshot, error: null }),
      (error: unknown) => ({ snapshot: null, error: asGatewayError(error) }),
    );
    // Of a key that is gone, or after the end.
    if (signal.aborted) return this.status();
    this.reading = null;
    this.error = outcome.error;
    if (outcome.error === null) {
      this.snapshot = outcome.snapshot;
      this.planAfterSuccess();
    } else {
      this.planAfterFailure(outcome.error);
    }
    this.scheduleNext();
    this.scheduleAgeing();
    this.changed();
    return this.status();
  }

  private planAfterSuccess(): void {
    this.failuresInARow = 0;
    this.notBefore = 0;
    this.due = this.now() + shortestIntervalMs + this.options.random() * jitterMs;
  }

  private planAfterFailure({ failure, retryAfterMs }: GatewayError): void {
    const { random } = this.options;
    const now = this.now();
    this.failuresInARow += 1;
    this.notBefore = now + (retryAfterMs ?? 0);
    if (lastingFailures.has(failure)) {
      this.due = Number.POSITIVE_INFINITY;
      return;
    }
    const range = Math.min(firstBackOffMs * 2 ** this.failuresInARow, longestBackOffMs);
    const backOff = now + shortestIntervalMs + random() * range;
    this.due = retryAfterMs === null ? backOff : Math.max(backOff, this.notBefore + random() * retrySpreadMs);
  }

  private scheduleNext(): void {
    this.cancelPlanned();
    if (!this.isFocused || this.isDisposed || this.reading !== null || this.due === Number.POSITIVE_INFINITY) return;
    this.cancelNext = this.options.clock.after(Math.max(this.due - this.now(), 0), () => {
      this.cancelNext = null;
      void this.read();
    });
  }

  /** A snapshot becomes stale without anything happening: that is told as well. */
  private scheduleAgeing(): void {
    this.cancelAgeing?.();
    const wait = this.snapshot === null ? 0 : freshUntil(this.snapshot) - this.now();
    this.cancelAgeing = wait > 0 ? this.options.clock.after(Math.min(wait, longestWaitMs), () => this.changed()) : null;
  }

  private cancelPlanned(): void {
    this.cancelNext?.();
    this.cancelNext = null;
  }

  private changed(): void {
    if (!this.isDisposed) this.options.onChange(this.status());
  }

  private now(): number {
    return this.options.clock.now().getTime();
  }
}

/** In ms since 1970: the budget that ages first decides. */
function freshUntil({ budgets, observedAt }: GatewaySnapshot): number {
  const ends = budgets.map((budget) => Date.parse(budget.observedAt) + budget.staleAfterMs);
  return ends.reduce((first, end) => Math.min(first, end), ends[0] ?? Date.parse(observedAt) + staleAfterMs);
}

/** What is no `GatewayError` is a mistake of ours; its text may hold anything. */
function asGatewayError(error: unknown): GatewayError {
  if (error instanceof GatewayError) return error;
  return new GatewayError('malformed', 'The answer of the gateway could not be read. Please report this.');
}
