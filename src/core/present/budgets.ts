/** Budgets in an editor: the meter of the status bar, the items of the view, what alerts and hovers say. */
import type {
  BudgetOverview,
  BudgetSeverity,
  BudgetStanding,
  CallShare,
  CrossedThreshold,
  FeatureStanding,
} from '../budgets/standing.ts';
import {
  actualLine,
  anomalyLine,
  budgetLine,
  budgetName,
  forecastLine,
  modelsLine,
  otherBudgetLines,
  overrunWords,
  sharedLine,
  sourceLine,
  trendLine,
  unitLine,
} from './budget-lines.ts';
import { formatAmount, formatPart, formatShare, formatUse, periodAdjective, spentOfLimit } from './budget-words.ts';
import { escapeMarkdown } from './markdown.ts';
import { formatSpan, type MomentFormat } from './moments.ts';
import { formatCostOrUnknown } from './money.ts';
import { formatChange } from './numbers.ts';
import { formatPlace } from './place.ts';
import { fitToWidth, printable } from './width.ts';

/** The status-bar item. */
export interface MeterText {
  readonly feature: string;
  readonly text: string;
  /** Markdown; foreign text is escaped. */
  readonly tooltip: string;
  readonly accessibleText: string;
  readonly severity: BudgetSeverity;
}

/** Names are shortened where many items share a line. */
const meterNameWidth = 28;

/** `support-reply 83 % · $741/$900`, with everything else in the tooltip. */
export function meterOf(standing: FeatureStanding, overview: BudgetOverview, format: MomentFormat): MeterText {
  const { feature, deciding, severity } = standing;
  const name = fitToWidth(shown(feature), meterNameWidth);
  return {
    feature,
    text: `${[name, meterUse(deciding)].filter((part) => part !== '').join(' ')}${ageMark(deciding)}`,
    tooltip: tooltipOf(standing, overview, format),
    accessibleText: sentenceOf(standing, overview, format),
    severity,
  };
}

/** The same for a budget of no single feature: `team support 87 % · $1,740/$2,000`. */
export function meterOfBudget(
  standing: BudgetStanding,
  overview: BudgetOverview,
  format: MomentFormat,
): Omit<MeterText, 'feature'> {
  const name = budgetName(standing, shown);
  return {
    text: `${fitToWidth(name, meterNameWidth)} ${meterUse(standing)}${ageMark(standing)}`,
    tooltip: tooltipOfBudget(standing, overview, format),
    accessibleText: `Budget of ${name}: ${formatUse(standing)}, ${budgetLine(standing, format)}. ${sourceText(overview)}.`,
    severity: standing.severity,
  };
}

/** Markdown with everything that is known about a budget of no single feature. */
export function tooltipOfBudget(standing: BudgetStanding, overview: BudgetOverview, format: MomentFormat): string {
  const { projection } = standing;
  const burn = { value: null, reason: 'the days are not told' } as const;
  const lines = [
    `**${budgetName(standing, escapeMarkdown)}** · ${formatUse(standing)}`,
    budgetLine(standing, format),
    projection.value === null ? null : forecastLine({ deciding: standing, burn }, format),
    sourceLine(overview, escapeMarkdown),
  ];
  return lines.flatMap((line) => line ?? []).join('\n\n');
}

/** What follows the name of such a budget in a list: `87 % · $1,740 of $2,000`. */
export function describeBudget(standing: BudgetStanding, format: MomentFormat): string {
  const { projection, state, isStale, ageMs } = standing;
  const overrun = projection.value === null ? null : overrunWords(projection.value, format);
  return [
    formatUse(standing),
    spentOfLimit(standing),
    ...(overrun === null || state === 'exceeded' ? [] : [overrun]),
    ...(isStale ? [`${formatSpan(ageMs)} old`] : []),
  ].join(' · ');
}

/** Markdown with everything that is known about a feature. */
export function tooltipOf(standing: FeatureStanding, overview: BudgetOverview, format: MomentFormat): string {
  const { deciding, owner } = standing;
  const head = [
    `**${escapeMarkdown(standing.feature)}**`,
    ...(deciding === null ? [] : [deciding.share === null ? formatUse(deciding) : `${formatUse(deciding)} used`]),
    ...(owner === null ? [] : [escapeMarkdown(owner)]),
  ].join(' · ');
  const lines = [
    deciding === null ? 'The gateway tells no budget of this feature.' : budgetLine(deciding, format),
    forecastLine(standing, format),
    modelsLine(standing, escapeMarkdown),
    anomalyLine(standing, format),
    trendLine(standing),
    ...otherBudgetLines(standing, format, escapeMarkdown),
    actualLine(standing, escapeMarkdown),
    unitLine(standing, escapeMarkdown),
    sharedLine(standing, escapeMarkdown),
    sourceLine(overview, escapeMarkdown),
  ];
  return [head, ...lines.flatMap((line) => line ?? [])].join('\n\n');
}

/** What follows the name of a feature in a list: `83 % · $741 of $900 · likely over by 24 Nov`. */
export function describeStanding(standing: FeatureStanding, format: MomentFormat): string {
  const { deciding, trend } = standing;
  if (deciding === null) return 'no budget told';
  const overrun = deciding.projection.value === null ? null : overrunWords(deciding.projection.value, format);
  return [
    formatUse(deciding),
    ...(deciding.budget.spent === null && deciding.limit === null ? [] : [spentOfLimit(deciding)]),
    ...(trend.value === null ? [] : trendMark(trend.value.change)),
    ...(overrun === null || deciding.state === 'exceeded' ? [] : [overrun]),
    ...(hasAnomaly(standing) ? ['unusual cost per request'] : []),
    ...(deciding.isStale ? [`${formatSpan(deciding.ageMs)} old`] : []),
  ].join(' · ');
}

/** A call in the list of its feature: where it stands, and `≈38 % · ≈$225–737 /mo` or why there is no share. */
export function describeCall({ analysed, share }: CallShare): { readonly label: string; readonly description: string } {
  const { call, estimate } = analysed;
  const month = estimate.perMonth.cost === null ? [] : [`${formatCostOrUnknown(estimate.perMonth)} /mo`];
  const part = share.value === null ? `no share: ${share.reason}` : `≈${formatPart(share.value)}`;
  return {
    label: shown(`${call.enclosing === '' ? call.callee : call.enclosing} ${formatPlace(call.file, call.lines)}`),
    description: shown([part, ...month].join(' · ')),
  };
}

/** `support-reply has used 80 % of its monthly budget ($720 of $900).` */
export function alertMessage({ feature, standing }: CrossedThreshold): string {
  const { limitSource, budget, share } = standing;
  const name = shown(feature);
  if (share === null)
    return `${name} has a budget of ${formatAmount(0, budget.unit)}: the gateway refuses its requests.`;
  const kind = [periodAdjective(budget.window), 'budget'].filter((word) => word !== '').join(' ');
  const where = limitSource === 'callcost.yml' ? ' of callcost.yml' : '';
  return `${name} has used ${formatShare(share)} of its ${kind}${where} (${spentOfLimit(standing)}).`;
}

/** The source and the age of its data: `LiteLLM, 40 s ago`. */
export function sourceText(overview: BudgetOverview): string {
  return sourceLine(overview, shown);
}

/** For hints and hovers: `≈38 % of support-reply`; null where the share is not known, or the call is no call of the feature. */
export function shareOfFeature({ feature, calls }: FeatureStanding, callId: string): string | null {
  const share = calls.find(({ analysed }) => analysed.call.id === callId)?.share.value ?? null;
  return share === null ? null : `≈${formatPart(share)} of ${shown(feature)}`;
}

/** For headings: `support-reply (83 % of $900)`; the name alone where there is nothing to compare. */
export function featureWithUse({ feature, deciding }: FeatureStanding): string {
  const name = shown(feature);
  if (deciding === null || deciding.share === null || deciding.limit === null) return name;
  return `${name} (${formatShare(deciding.share)} of ${formatAmount(deciding.limit, deciding.budget.unit)})`;
}

/** For screen readers: the whole in a sentence or two. */
function sentenceOf(standing: FeatureStanding, overview: BudgetOverview, format: MomentFormat): string {
  const { deciding, feature } = standing;
  const overrun = deciding?.projection.value == null ? null : overrunWords(deciding.projection.value, format);
  const facts =
    deciding === null
      ? ['the gateway tells no budget']
      : [
          deciding.share === null
            ? formatUse(deciding)
            : `${formatShare(deciding.share).replace(' %', ' percent')} used`,
          budgetLine(deciding, format),
          ...(overrun === null || deciding.state === 'exceeded' ? [] : [overrun]),
        ];
  return `Budget of ${shown(feature)}: ${facts.join(', ')}. ${sourceText(overview)}.`;
}

/** Nothing where it is as young as it should be. */
function ageMark(standing: FeatureStanding['deciding']): string {
  return standing?.isStale === true ? ` (${formatSpan(standing.ageMs)} old)` : '';
}

function meterUse(deciding: FeatureStanding['deciding']): string {
  if (deciding === null) return '';
  const { budget, share, limit } = deciding;
  if (share === null || limit === null || budget.spent === null) {
    const isWithoutLimit = limit === null && (deciding.state === 'unlimited' || deciding.state === 'not-comparable');
    return isWithoutLimit && budget.spent !== null ? formatAmount(budget.spent, budget.unit) : formatUse(deciding);
  }
  if (budget.unit !== 'USD') return formatShare(share);
  return `${formatShare(share)} · ${formatAmount(budget.spent, 'USD')}/${formatAmount(limit, 'USD')}`;
}

/** A change of less than this is none. */
const steady = 0.05;

function trendMark(change: number): readonly string[] {
  if (Math.abs(change) < steady) return [];
  return [`${change > 0 ? '↗' : '↘'} ${formatChange(change)}`];
}

function hasAnomaly({ anomaly }: FeatureStanding): boolean {
  return anomaly.value !== null && anomaly.value !== 'usual';
}

function shown(text: string): string {
  return printable(text.replace(/\s+/g, ' '));
}
