/** Parts of a report in words, the same in the page, in Markdown and on a terminal. */
import type { UsdRange } from '../../finding.ts';
import type { Basis, Cost } from '../../model.ts';
import { formatCostChange } from '../../present/cost-change.ts';
import { formatDay } from '../../present/days.ts';
import { formatCost, formatUsdRange } from '../../present/money.ts';
import { counted, grouped } from '../../present/numbers.ts';
import { formatPlace } from '../../present/place.ts';
import type { ReportedChange } from '../changed-calls.ts';
import type { DiffReport } from '../diff-contract.ts';
import type {
  Attribution,
  Covered,
  Dimension,
  Opportunity,
  Place,
  ReportView,
  RowTotals,
  Savings,
  Service,
} from '../view/report-view.ts';

/** `≈$3.1k–4.4k`, or a dash where there is no month: nothing is shown as 0 that is not known. */
export function monthText(cost: Cost | null): string {
  return cost === null ? '–' : formatCost(cost);
}

/** `42 %`, `<1 %` for a part that rounds to nothing, a dash where there is nothing to be a part of. */
export function shareText(share: number | null): string {
  if (share === null) return '–';
  if (share > 0 && share < 0.005) return '<1 %';
  return `${Math.round(share * 100)} %`;
}

/** `≈$12–40`, `≥$102` where there is no upper end, `up to $152` where it may be nothing, a dash where it is not known. */
export function savingText(range: UsdRange | null): string {
  if (range === null) return '–';
  if (range.high === null) return range.low === 0 ? 'not known' : formatUsdRange(range.low, null);
  return range.low === 0
    ? `up to ${formatUsdRange(range.high, range.high)}`
    : `≈${formatUsdRange(range.low, range.high)}`;
}

/** `Cost centre`, `Tag Product`: what somebody has written stays as it is. */
export function dimensionTitle(dimension: Dimension): string {
  return dimension.startsWith('tag:') ? `Tag ${dimension.slice('tag:'.length)}` : capitalised(dimension);
}

/** The same within a sentence: `cost centre`, `tag Product`. */
export function dimensionWords(dimension: Dimension): string {
  return dimensionTitle(dimension).replace(/^./, (first) => first.toLowerCase());
}

/** What a basis means. */
export const basisMeanings: Readonly<Record<Basis, string>> = {
  exact: 'from the source, to the token',
  measured: 'from your gateway',
  configured: 'from callcost.yml',
  assumed: 'from stated defaults',
  unknown: 'no price or no size known',
};

/** `18 of 20 calls have a price and a volume`. */
export function coverageText({ calls, covered }: RowTotals): string {
  if (calls === 0) return 'No LLM calls found';
  if (covered === calls)
    return calls === 1 ? 'The call has a price and a volume' : `All ${grouped(calls)} calls have a price and a volume`;
  return `${grouped(covered)} of ${grouped(calls)} calls ${covered === 1 ? 'has' : 'have'} a price and a volume`;
}

/**
 * `5 of 24 calls with a feature (100 % of the month), 5 with an owner (100 %), 2 with a cost centre (25 %)`. Calls come first:
 * mostly those of a feature have a month at all, so that shares of it say little about the others.
 */
export function attributionText({
  calls,
  withFeature,
  withOwner,
  withCostCenter,
}: Attribution): readonly [string, string] {
  const shareOfMonth = ({ share }: Covered, of = '') => (share === null ? '' : ` (${shareText(share)}${of})`);
  return [
    `${grouped(withFeature.calls)} of ${counted(calls, 'call')}`,
    `with a feature${shareOfMonth(withFeature, ' of the month')}, ${grouped(withOwner.calls)} with an owner${shareOfMonth(withOwner)}, ${grouped(withCostCenter.calls)} with a cost centre${shareOfMonth(withCostCenter)}`,
  ];
}

/** `Prices of 23 Sep 2026 (genai-prices)`. */
export function pricesText({ asOf, source }: ReportView['prices']): string {
  return `Prices of ${formatDay(asOf)} (${source})`;
}

/** Where a row stands; with several folders in the report their names come first. */
export function placeText({ folder, file, cell, line }: Place, { folders }: Pick<ReportView, 'folders'>): string {
  const lines = { line, column: 1, endLine: line, endColumn: 1 };
  const inside = formatPlace(file, cell === undefined ? lines : { ...lines, cell });
  return folders.length > 1 ? `${folders[folder] ?? ''}/${inside}` : inside;
}

/** `5 suggestions; the best of each call could save ≈$1.1k–1.5k /mo`. */
export function savingsText({ opportunities, perMonth }: Savings): string {
  if (opportunities.length === 0) return 'No suggestion to save money';
  const suggestions = counted(opportunities.length, 'suggestion');
  if (perMonth === null) return `${suggestions}; no call of them has a volume`;
  return `${suggestions}; the best of each call could save ${savingText(perMonth)} /mo`;
}

/** Why budgets have other estimates than the spend: what is compared with what was measured must not come from it. */
export const estimatesText = 'Estimates beside what was spent are those of the source, without anything measured';

/** `1 call added, 0 removed, 2 changed, 0 moved: ≈+$120 /mo, known for 2 of 3`. */
export function branchText({ totals }: Pick<DiffReport, 'totals'>): string {
  const { added, removed, changed, moved, differing, known, perMonth } = totals;
  const counts = `${counted(added, 'call')} added, ${grouped(removed)} removed, ${grouped(changed)} changed, ${grouped(moved)} moved`;
  // Where no call differs nothing changes, and there is nothing to know.
  if (differing === 0) return counts;
  if (perMonth === null) return `${counts}: no change per month is known`;
  const covered = known < differing ? `, known for ${known} of ${differing}` : '';
  return `${counts}: ${formatCostChange(perMonth, ' /mo')}${covered}`;
}

/** `changed: model, prompt`. */
export function changeWords({ kind, what }: Pick<ReportedChange, 'kind' | 'what'>): string {
  return what.length === 0 ? kind : `${kind}: ${what.join(', ')}`;
}

/** `≈+$0.004`, a dash where it is not known. */
export function changeOrUnknown(change: ReportedChange['perCall']): string {
  return change === null ? '–' : formatCostChange(change);
}

/** `gpt-4o ×2, gpt-4o-mini, 1 chosen at run time`: the models of a service. */
export function modelsText({ models, dynamicCalls }: Pick<Service, 'models' | 'dynamicCalls'>): string {
  const named = models.map(({ name, calls }) => (calls === 1 ? name : `${name} ×${calls}`));
  return [...named, ...(dynamicCalls === 0 ? [] : [`${dynamicCalls} chosen at run time`])].join(', ');
}

/** What a suggestion saves a month, or a call where the month is not known. */
export function bestSavingText({ perMonth, perCall }: Pick<Opportunity, 'perMonth' | 'perCall'>): string {
  return perMonth === null && perCall !== null ? `${savingText(perCall)} /call` : savingText(perMonth);
}

/** What it takes to follow a suggestion. */
export function effortText({ isSafe, fix }: Opportunity): string {
  if (isSafe) return 'keeps behaviour';
  return fix === null ? 'change by hand' : 'try and measure';
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
