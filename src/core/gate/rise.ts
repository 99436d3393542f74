/** How much dearer a change may make a month. */

import type { CostChange } from '../diff/cost-change.ts';
import { inOneLine, type UserError } from '../errors.ts';
import type { Policy } from '../policy/schema.ts';
import { formatCostChange } from '../present/cost-change.ts';
import { formatUsd, formatUsdRange } from '../present/money.ts';
import type { DiffReport } from '../report/diff-contract.ts';
import type { Breach, GateVerdict } from './gate.ts';

/** The limits of one callcost.yml. */
export type RiseLimits = Policy['check'];

/** Whether it takes knowing what a change costs to tell whether it keeps to limits. */
export function limitsRise({ maxRiseUsdPerMonth, maxRise }: RiseLimits): boolean {
  return maxRiseUsdPerMonth !== undefined || maxRise !== undefined;
}

/**
 * Compares what a change adds to a month with the limits. A rise that is over a limit at both ends of its range fails, one
 * that is over it at its upper end warns. Calls whose change is not known are counted and named, never taken for 0.
 * `folder` is the part of the workspace that is compared, empty for all of it.
 */
export function judgeRise(
  { totals, base, added, changed }: Pick<DiffReport, 'totals' | 'base' | 'added' | 'changed'>,
  limits: RiseLimits,
  folder: string,
): Pick<GateVerdict, 'failures' | 'warnings'> {
  const where = folder === '' ? '' : ` in ${folder}`;
  const rise = totals.perMonth;
  const unknown = totals.differing - totals.known;
  const more = rise === null ? '' : 'more ';
  const rest = unknown === 0 ? '' : ` ${unknown} ${more}changed ${unknown === 1 ? 'call has' : 'calls have'} no month.`;
  if (rise === null) {
    const message = `What the change costs a month${where} is not known.${rest}`;
    return { failures: [], warnings: totals.differing === 0 ? [] : [riseBreach(message)] };
  }
  const { allowed, unmeasured } = allowances(base.totals.perMonth, limits);
  const [low, high] = ends(rise);
  const breaches = allowed.flatMap(({ usd, words }): readonly [isCertain: boolean, breach: Breach][] => {
    if (high !== null && high <= usd) return [];
    const isCertain = low > usd;
    if (!isCertain && high === null && low <= 0) {
      const message = `The change takes the upper end from what a month costs${where}: it may add more than ${words} to ${base.name}.${rest}`;
      return losesUpperEnd({ added, changed }) ? [[false, riseBreach(message)]] : [];
    }
    const amount = `≈${formatUsdRange(Math.max(low, 0), high)}`.replace('≈≥', '≥');
    const verb = isCertain ? 'adds' : 'may add';
    const message = `The change ${verb} ${amount} a month to ${base.name}${where}, more than ${words}.${rest}`;
    return [[isCertain, riseBreach(message)]];
  });
  // A call without a month is never taken for nothing, also where what is known keeps to the limits.
  const unknownPart = breaches.length > 0 || rest === '' ? [] : [riseBreach(`${keptWords(rise, where)}${rest}`)];
  return {
    failures: breaches.filter(([isCertain]) => isCertain).map(([, breach]) => breach),
    warnings: [
      ...breaches.filter(([isCertain]) => !isCertain).map(([, breach]) => breach),
      ...unmeasured,
      ...unknownPart,
    ],
  };
}

/** Whether a call may cost any sum that could not before: it is new, or nothing bounds it any more. */
function losesUpperEnd({ added, changed }: Pick<DiffReport, 'added' | 'changed'>): boolean {
  const isOpen = ({ cost: { perMonth } }: DiffReport['added'][number]) => perMonth !== null && perMonth.high === null;
  return added.some(isOpen) || changed.some(({ before, after }) => isOpen(after) && !isOpen(before));
}

/** `What is known of the change keeps to the limits (≈+$10.00–50.00 a month).` */
function keptWords(rise: CostChange, where: string): string {
  return `What is known of the change${where} keeps to the limits (${formatCostChange(rise, ' a month')}).`;
}

/**
 * What a check says of a change that could not be compared, for the reason of `why`. Limits that nobody can check are not
 * kept, so that it fails; without limits, and before the first commit of a repository, it only warns.
 */
export function unmeasuredRise(
  why: UserError,
  { hasLimits, hasCommits }: { readonly hasLimits: boolean; readonly hasCommits: boolean },
): Pick<GateVerdict, 'failures' | 'warnings'> {
  const breach = riseBreach(
    hasCommits
      ? `What the change adds to a month cannot be told. ${inOneLine(why)}`
      : 'What the change adds to a month is not checked: the repository has no commit yet to compare it with.',
  );
  return hasLimits && hasCommits ? { failures: [breach], warnings: [] } : { failures: [], warnings: [breach] };
}

/** A sum that a change may add to a month. */
interface Allowance {
  readonly usd: number;
  readonly words: string;
}

function allowances(
  before: DiffReport['base']['totals']['perMonth'],
  { maxRiseUsdPerMonth, maxRise }: RiseLimits,
): { readonly allowed: readonly Allowance[]; readonly unmeasured: readonly Breach[] } {
  const absolute =
    maxRiseUsdPerMonth === undefined
      ? []
      : [{ usd: maxRiseUsdPerMonth, words: `${formatUsd(maxRiseUsdPerMonth)} a month` }];
  if (maxRise === undefined) return { allowed: absolute, unmeasured: [] };
  const percent = `${Math.round(maxRise * 1000) / 10} %`;
  if (before === null || before.low === 0) {
    const message = `The month before the change is not known, so ${percent} of it cannot be told (check.maxRise).`;
    return { allowed: absolute, unmeasured: [riseBreach(message)] };
  }
  const relative = { usd: maxRise * before.low, words: `${percent} of ${formatUsd(before.low)} a month` };
  return { allowed: [...absolute, relative], unmeasured: [] };
}

function ends({ atLow, atHigh }: NonNullable<DiffReport['totals']['perMonth']>): readonly [number, number | null] {
  if (atHigh === null) return [atLow, null];
  return atLow <= atHigh ? [atLow, atHigh] : [atHigh, atLow];
}

function riseBreach(message: string): Breach {
  const nowhere = { file: null, line: null, column: null, callId: null, feature: null };
  return { kind: 'rise', code: null, message, ...nowhere };
}
