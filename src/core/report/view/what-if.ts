/**
 * What calls would cost if things were different. Pure arithmetic over rows, used by the page and nowhere written: with
 * nothing changed the result is the cost as it is, to the last digit.
 */
import { sumOfCosts } from '../../estimate/cost.ts';
import type { Cost, Tier } from '../../model.ts';
import { isRoutable } from './coverage.ts';
import type { CallRow, TierSwitch } from './report-view.ts';
import { tierOrder } from './rows.ts';

/** `suggested`: one tier down where a finding says that it would do. A tier: no call above it. */
export type TierChoice = 'as written' | 'suggested' | Extract<Tier, 'small' | 'mid'>;

/** What is supposed. */
export interface Supposition {
  /** Requests a month, as a factor. */
  readonly volumeFactor: number;
  /** Tokens of answers, as a factor; a limit that is set still holds. */
  readonly outputFactor: number;
  /** Share of the requests that read their fixed prefix from the cache, 0 to 1, in place of what is assumed now. */
  readonly cacheHitShare: number;
  readonly tier: TierChoice;
  /** Every call that may run in a batch does. */
  readonly isBatched: boolean;
}

/** Everything as it is. */
export const asItIs: Supposition = {
  volumeFactor: 1,
  outputFactor: 1,
  cacheHitShare: 0,
  tier: 'as written',
  isBatched: false,
};

/** Costs before and after, of a month; null where no row has a month. */
export interface Outcome {
  readonly before: Cost | null;
  readonly after: Cost | null;
  /** Rows with a month whose cost per request changes. */
  readonly changedCalls: number;
}

/** The month of some rows under a supposition. */
export function suppose(rows: readonly CallRow[], supposition: Supposition): Outcome {
  const priced = rows.filter(({ perMonth }) => perMonth !== null);
  const after = priced.flatMap((row) => monthOf(row, supposition) ?? []);
  return {
    before: sumOfCosts(priced.flatMap(({ perMonth }) => perMonth ?? [])),
    after: sumOfCosts(after),
    changedCalls: priced.filter((row) => changesCall(row, supposition)).length,
  };
}

/** The month of a row under a supposition; null where it has none. */
export function monthOf(row: CallRow, supposition: Supposition): Cost | null {
  const perCall = perCallOf(row, supposition);
  const { low, high } = row.requests;
  if (perCall === null || row.perMonth === null || low === null) return null;
  const { volumeFactor } = supposition;
  const from = perCall.low * low * volumeFactor;
  const to = perCall.high === null || high === null ? null : perCall.high * high * volumeFactor;
  return { ...row.perMonth, low: from, high: to };
}

/** One request under a supposition; null where its cost is not known. */
function perCallOf(row: CallRow, supposition: Supposition): Cost | null {
  if (row.perCall === null) return null;
  const chosen = switchOf(row, supposition.tier);
  const low = endOf('low', row, chosen, supposition);
  const high = endOf('high', row, chosen, supposition);
  if (low === null) return null;
  const { basis } = row.perCall;
  const isAsItIs = low === row.perCall.low && high === row.perCall.high;
  return {
    low: high === null ? low : Math.min(low, high),
    high: high === null ? null : Math.max(low, high),
    currency: 'USD',
    basis: isAsItIs ? basis : 'assumed',
  };
}

function changesCall(row: CallRow, supposition: Supposition): boolean {
  const after = perCallOf(row, supposition);
  return after === null || after.low !== row.perCall?.low || after.high !== row.perCall.high;
}

/** The model that a call would switch to; null where it stays. */
function switchOf(row: CallRow, choice: TierChoice): TierSwitch | null {
  if (choice === 'as written' || row.tier === null) return null;
  if (choice === 'suggested') return isRoutable(row) ? (row.switches.at(-1) ?? null) : null;
  if (tierOrder.indexOf(row.tier) <= tierOrder.indexOf(choice)) return null;
  return row.switches.find(({ tier }) => tier === choice) ?? null;
}

/** One end of the range of a request: its cost, with a longer answer, less what the cache saves, in a batch. */
function endOf(
  end: 'low' | 'high',
  row: CallRow,
  chosen: TierSwitch | null,
  { outputFactor, cacheHitShare, isBatched }: Supposition,
): number | null {
  const own = row.perCall?.[end] ?? null;
  const base = chosen === null ? own : chosen.perCall[end];
  if (own === null || base === null) return null;
  const outputUsd = chosen === null ? (row.price?.output ?? null) : chosen.outputUsdPerMillion;
  const longer = moreOutputOf(row, end, outputFactor) * ((outputUsd ?? 0) / 1e6);
  const saved = cacheHitShare * cacheSavingOf(row, end) * (own === 0 ? 1 : base / own);
  return Math.max(0, base + longer - saved) * (isBatched ? batchFactorOf(row) : 1);
}

/** Tokens by which the answer becomes longer; negative where it becomes shorter. */
function moreOutputOf({ output, outputLimit }: CallRow, end: 'low' | 'high', factor: number): number {
  const tokens = output[end];
  if (tokens === null || factor === 1) return 0;
  const most = outputLimit === null ? Number.POSITIVE_INFINITY : Math.max(outputLimit, tokens);
  return Math.min(tokens * factor, most) - tokens;
}

/** What a request saves that reads its prefix from the cache; 0 where it cannot, or where that is counted already. */
function cacheSavingOf({ perCall, cached }: CallRow, end: 'low' | 'high'): number {
  const [plain, read] = [perCall?.[end] ?? null, cached?.[end] ?? null];
  return plain === null || read === null ? 0 : Math.max(0, plain - read);
}

function batchFactorOf({ perCall, batched }: CallRow): number {
  return perCall === null || batched === null || perCall.low === 0 ? 1 : batched.low / perCall.low;
}
