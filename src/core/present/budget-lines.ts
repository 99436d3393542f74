/** What is known about a feature, a line for each thing. Foreign names go through `name`, which makes them safe to show. */
import type {
  BudgetOverview,
  BudgetStanding,
  DriftReason,
  EstimateAgainstActual,
  FeatureStanding,
  Projection,
  UnitEconomics,
} from '../budgets/standing.ts';
import { dayMs } from '../durations.ts';
import { gatewayNames } from '../gateway-names.ts';
import { formatAmount, formatPart, formatUse, periodWords, spentOfLimit } from './budget-words.ts';
import { formatSpan, type MomentFormat } from './moments.ts';
import { formatCost, formatUsd, formatUsdRange } from './money.ts';
import { formatChange, grouped } from './numbers.ts';
import { formatTokenCount } from './tokens.ts';

/** Makes foreign text safe where it is shown. */
export type SafeName = (text: string) => string;

/** `$741 of $900 this month, resets 1 Dec 01:00`, with what is wrong with the comparison. */
export function budgetLine(standing: BudgetStanding, format: MomentFormat): string {
  const { budget, limitSource, reason } = standing;
  const { resetsAt } = budget.window;
  const isOver = standing.state === 'reset-pending';
  const period = periodOf(budget, format);
  const amount = [spentOfLimit(standing), period].filter((part) => part !== '').join(' ');
  return [
    `${isApproximate(standing) ? '≈' : ''}${amount}`,
    ...(limitSource === 'callcost.yml' ? ['limit of callcost.yml'] : []),
    ...(budget.softLimit === null ? [] : [`soft limit ${formatAmount(budget.softLimit, budget.unit)}`]),
    ...(resetsAt === null ? [] : [`${isOver ? 'was to reset' : 'resets'} ${format.moment(resetsAt)}`]),
    ...(reason === null || standing.state === 'unlimited' ? [] : [reason]),
  ].join(', ');
}

/** `this month`, `since 1 Nov`; nothing for a budget for all time of which no start is told. */
function periodOf({ accuracy, window }: BudgetStanding['budget'], format: MomentFormat): string {
  if (accuracy === 'since-forever') return 'since the beginning';
  const words = periodWords(window);
  return words === '' && window.startsAt !== null ? `since ${format.day(window.startsAt)}` : words;
}

/** `≈$29 a day, ends ≈$905–1,010: likely over by 24 Nov`; null where neither is known and nothing is limited. */
export function forecastLine(
  { deciding, burn }: Pick<FeatureStanding, 'deciding' | 'burn'>,
  format: MomentFormat,
): string | null {
  if (deciding === null) return null;
  const { projection, budget } = deciding;
  const rate = burn.value === null ? [] : [`≈${formatUsd(burn.value.usdPerDay)} a day`];
  if (projection.value === null) {
    return deciding.share === null && rate.length === 0
      ? null
      : [...rate, `no projection: ${projection.reason}`].join(', ');
  }
  const { low, high } = projection.value;
  const end =
    budget.unit === 'USD'
      ? formatUsdRange(low, high)
      : `${formatAmount(low, budget.unit)} to ${formatAmount(high, budget.unit)}`;
  const over = overrunWords(projection.value, format);
  return `${[...rate, `ends ≈${end}`].join(', ')}${over === null || deciding.state === 'exceeded' ? '' : `: ${over}`}`;
}

/** `likely over by 24 Nov`; null where no overrun is expected. */
export function overrunWords({ overrun, overrunAt }: Projection, format: MomentFormat): string | null {
  if (overrun === null) return null;
  const by = overrunAt === null ? '' : ` by ${format.day(overrunAt)}`;
  return overrun === 'likely' ? `likely over${by}` : `may be over${by}`;
}

/** Models that are named; the others hardly count. */
const namedModels = 3;

/** `gpt-5.4 72 %, text-embedding-3-small 3 %`; null where not told. */
export function modelsLine({ models }: FeatureStanding, name: SafeName): string | null {
  if (models.length === 0) return null;
  const named = models.slice(0, namedModels).map(({ model, share }) => `${name(model)} ${formatPart(share)}`);
  const rest = models.length - named.length;
  return [...named, ...(rest > 0 ? [`${rest} more`] : [])].join(', ');
}

/** `$203 in 7 days, +12 % on the 7 before`; null where not told. */
export function trendLine({ trend }: FeatureStanding): string | null {
  if (trend.value === null) return null;
  return `${formatUsd(trend.value.usd)} in 7 days, ${formatChange(trend.value.change)} on the 7 before`;
}

/** `21 Nov: $0.012 a request, usually $0.0061`; null where all is as usual or nothing can be told. */
export function anomalyLine({ anomaly }: FeatureStanding, format: MomentFormat): string | null {
  if (anomaly.value === null || anomaly.value === 'usual') return null;
  const { day, usdPerRequest, usualUsdPerRequest } = anomaly.value;
  return `unusual on ${format.utcDay(day)}: ${formatUsd(usdPerRequest)} a request, usually ${formatUsd(usualUsdPerRequest)}`;
}

/** A month that is known from less than a week says so. */
const fewDays = 7;

/** `estimated ≈$640–720 /mo, measured ≈$878 /mo, 22 % above: longer outputs (…)`; null where nothing is measured. */
export function actualLine({ actual }: FeatureStanding, name: SafeName): string | null {
  if (actual.value === null) return null;
  const { estimate, actualUsdPerMonth, measuredDays } = actual.value;
  const from = measuredDays < fewDays ? ` from ${formatSpan(measuredDays * dayMs)}` : '';
  const measured = `measured ≈${formatUsd(actualUsdPerMonth)} /mo${from}`;
  if (estimate === null) return `${measured}, no estimate`;
  const verdict = [`estimated ${formatCost(estimate)} /mo`, measured, ...driftWords(actual.value)].join(', ');
  const reasons = actual.value.reasons.map((reason) => driftReasonWords(reason, name));
  return reasons.length === 0 ? verdict : `${verdict}: ${reasons.join('; ')}`;
}

/** `within`, `22 % above`, or how many calls the estimate leaves out. */
function driftWords({ verdict, drift, coveredCalls, calls }: EstimateAgainstActual): readonly string[] {
  switch (verdict) {
    case 'within':
      return ['as estimated'];
    case 'unknown':
      return coveredCalls < calls ? [`${coveredCalls} of ${calls} calls estimated`] : [];
    case 'above':
    case 'below': {
      const percent = drift === null ? '' : `${grouped(Math.abs(Math.round(drift * 100)))} % `;
      return [`${percent}${verdict}`];
    }
  }
}

/** `longer outputs (410 tokens, 180 expected)`. */
export function driftReasonWords(reason: DriftReason, name: SafeName): string {
  switch (reason.kind) {
    case 'longer-outputs':
    case 'shorter-outputs': {
      const [measured, expected] = [reason.measuredTokens, reason.expectedTokens].map(formatTokenCount);
      return `${reason.kind === 'longer-outputs' ? 'longer' : 'shorter'} outputs (${measured} tokens, ${expected} expected)`;
    }
    case 'more-calls':
    case 'fewer-calls': {
      const [measured, expected] = [reason.measuredPerMonth, reason.expectedPerMonth].map(grouped);
      return `${reason.kind === 'more-calls' ? 'more' : 'fewer'} calls (${measured} /mo, ${expected} expected)`;
    }
    case 'other-model':
      return `other model (${name(reason.model)}, ${formatPart(reason.share)} of the spend)`;
    case 'new-calls':
      return `new calls (${reason.calls} of ${name(reason.model)}, not seen by the gateway yet)`;
  }
}

/** `≈$0.021 per resolved ticket, margin $3.48`; null where not told. */
export function unitLine({ unitEconomics }: FeatureStanding, name: SafeName): string | null {
  return unitEconomics.value === null ? null : unitWords(unitEconomics.value, name);
}

function unitWords({ unit, usdPerUnit, marginUsd }: UnitEconomics, name: SafeName): string {
  const cost = `≈${formatUsd(usdPerUnit)} per ${name(unit)}`;
  if (marginUsd === null) return cost;
  return `${cost}, margin ≈${marginUsd < 0 ? '−' : ''}${formatUsd(Math.abs(marginUsd))}`;
}

/** `shared: vector-store $133 /mo`; null without shared costs. */
export function sharedLine({ shared }: FeatureStanding, name: SafeName): string | null {
  if (shared.length === 0) return null;
  return `shared: ${shared.map((part) => `${name(part.name)} ${formatUsd(part.usdPerMonth)} /mo`).join(', ')}`;
}

/** `key ci: 41 %, $41 of $100 today, resets …`, a line for each budget beside the deciding one. */
export function otherBudgetLines(
  { budgets, deciding }: FeatureStanding,
  format: MomentFormat,
  name: SafeName,
): readonly string[] {
  return budgets
    .filter((standing) => standing !== deciding)
    .map((standing) => `${budgetName(standing, name)}: ${formatUse(standing)}, ${budgetLine(standing, format)}`);
}

/** `tag support-reply`, as the gateway calls it. */
export function budgetName({ budget: { scope, label } }: BudgetStanding, name: SafeName): string {
  return `${scope} ${name(label)}`;
}

/** `LiteLLM, 40 s ago`, with `stale` where it is older than it should be. */
export function sourceLine({ snapshot, ageMs, isStale }: BudgetOverview, name: SafeName): string {
  const source = snapshot.gateway === 'file' ? name(snapshot.baseUrl) : capitalized(gatewayNames[snapshot.gateway]);
  return `${source}, ${formatSpan(ageMs)} ago${isStale ? ' (stale)' : ''}`;
}

/** Sums over days are right to a day at either end of the window. */
function isApproximate({ budget: { accuracy, spent } }: BudgetStanding): boolean {
  return accuracy === 'daily-rollup' && spent !== null;
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
