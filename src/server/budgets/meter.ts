/** The meter of the status bar, for a document. */
import { isComparable } from '../../core/budgets/budget-standing.ts';
import type { BudgetOverview, FeatureStanding } from '../../core/budgets/standing.ts';
import { meterOf, meterOfBudget } from '../../core/present/budgets.ts';
import { escapeMarkdown } from '../../core/present/markdown.ts';
import type { MomentFormat } from '../../core/present/moments.ts';
import type { GatewayStatus } from '../../gateway/poller.ts';
import type { BudgetMeter } from '../protocol.ts';
import { failureWords } from './failure-words.ts';

/**
 * The tightest budget of the features of a document, else the worst of all, else the tightest of no single feature; why there
 * is none where the source cannot be read; null where it was not read yet, and where it tells no budgets.
 */
export function meterFor(
  features: ReadonlySet<string>,
  overview: BudgetOverview | null,
  { failure, message }: GatewayStatus,
  format: MomentFormat,
): BudgetMeter | null {
  const meter = overview === null ? null : meterOfOverview(features, overview, format);
  if (meter !== null) {
    if (message === null) return meter;
    return {
      ...meter,
      tooltip: `${meter.tooltip}\n\n${escapeMarkdown(message)}`,
      accessibleText: `${meter.accessibleText} ${message}`,
    };
  }
  // What is not allowed here was never asked for here: it is nothing to alarm people with at every glance.
  if (failure === null || failure === 'not-allowed') return null;
  const text = `Budgets: ${failureWords(failure)}`;
  const words = message ?? text;
  return {
    feature: null,
    text,
    tooltip: escapeMarkdown(words),
    accessibleText: `${text}. ${words}`,
    severity: 'normal',
  };
}

function meterOfOverview(
  features: ReadonlySet<string>,
  overview: BudgetOverview,
  format: MomentFormat,
): BudgetMeter | null {
  const standing = shownStanding(features, overview);
  if (standing !== null) return meterOf(standing, overview, format);
  const other = overview.others.find(isComparable);
  return other === undefined ? null : { ...meterOfBudget(other, overview, format), feature: null };
}

/** The features stand in order, the worst first. */
function shownStanding(features: ReadonlySet<string>, overview: BudgetOverview): FeatureStanding | null {
  const budgeted = overview.features.filter(({ deciding }) => deciding !== null);
  return budgeted.find(({ feature }) => features.has(feature)) ?? budgeted[0] ?? null;
}
