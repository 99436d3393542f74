/** Budgets in an editor: the meter of the status bar, the items of the view, what alerts and hovers say. */
import type {
  BudgetOverview,
  BudgetSeverity,
  CallShare,
  CrossedThreshold,
  FeatureStanding,
} from '../budgets/standing.ts';
import type { MomentFormat } from './moments.ts';
import { formatUsd } from './money.ts';

/** The status-bar item. */
export interface MeterText {
  readonly feature: string;
  readonly text: string;
  /** Markdown; foreign text is escaped. */
  readonly tooltip: string;
  readonly accessibleText: string;
  readonly severity: BudgetSeverity;
}

/** `support-reply 83 % · $741/$900`, with everything else in the tooltip. */
export function meterOf(standing: FeatureStanding, overview: BudgetOverview, format: MomentFormat): MeterText {
  return {
    feature: standing.feature,
    text: standing.feature,
    tooltip: tooltipOf(standing, overview, format),
    accessibleText: standing.feature,
    severity: standing.severity,
  };
}

/** Markdown with everything that is known about a feature. */
export function tooltipOf(standing: FeatureStanding, overview: BudgetOverview, format: MomentFormat): string {
  return `${standing.feature} ${overview.ageMs} ${format.day(overview.snapshot.observedAt)}`;
}

/** What follows the name of a feature in a list: `83 % · $741 of $900`. */
export function describeStanding(standing: FeatureStanding, format: MomentFormat): string {
  return `${standing.deciding === null ? '' : formatUsd(0)}${format === null ? '' : ''}`;
}

/** A call in the list of its feature: where it stands, and `≈38 % · ≈$340 /mo` or why there is no share. */
export function describeCall({ share }: CallShare): { readonly label: string; readonly description: string } {
  return { label: '', description: share.reason ?? '' };
}

/** `support-reply has used 80 % of its monthly budget ($720 of $900).` */
export function alertMessage(crossed: CrossedThreshold): string {
  return crossed.feature;
}

/** The source and the age of its data: `LiteLLM, 40 s ago`. */
export function sourceText(overview: BudgetOverview): string {
  return overview.snapshot.gateway;
}

/** For hints and hovers: `≈38 % of support-reply`; null where the share is not known, or the call is no call of the feature. */
export function shareOfFeature(standing: FeatureStanding, callId: string): string | null {
  return standing.calls.length === 0 ? callId : null;
}

/** For headings: `feature support-reply (83 % of $900)`; the name alone where there is nothing to compare. */
export function featureWithUse(standing: FeatureStanding): string {
  return standing.feature;
}
