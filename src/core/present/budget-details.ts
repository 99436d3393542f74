/** What is worth saying about single features below their table. */
import type { BudgetOverview, FeatureStanding, SharedCost } from '../budgets/standing.ts';
import {
  actualLine,
  anomalyLine,
  budgetLine,
  budgetName,
  forecastLine,
  modelsLine,
  otherBudgetLines,
  type SafeName,
  sharedLine,
  unitLine,
} from './budget-lines.ts';
import { formatPart, formatUse } from './budget-words.ts';
import { describeCall } from './budgets.ts';
import type { MomentFormat } from './moments.ts';
import { formatUsd } from './money.ts';

/** A feature and the lines about it. */
export interface FeatureDetails {
  readonly standing: FeatureStanding;
  readonly lines: readonly string[];
}

/** Features with something to say, or all of them; calls are listed where all is asked for, else those with a good share. */
export function featureDetails(
  { features }: BudgetOverview,
  format: MomentFormat,
  name: SafeName,
  listsAll: boolean,
): readonly FeatureDetails[] {
  return features
    .filter((standing) => listsAll || isWorthSaying(standing))
    .map((standing) => ({ standing, lines: linesOf(standing, format, name, listsAll) }));
}

/** Budgets of teams and organisations, a line each. */
export function otherLines({ others }: BudgetOverview, format: MomentFormat, name: SafeName): readonly string[] {
  return others.map(
    (standing) => `${budgetName(standing, name)}: ${formatUse(standing)}, ${budgetLine(standing, format)}`,
  );
}

/** A shared cost, and what each feature bears of it, the most first; or why it is not spread. */
export function sharedCostDetails(
  { shared }: BudgetOverview,
  name: SafeName,
): readonly { readonly title: string; readonly lines: readonly string[] }[] {
  return shared.map(({ name: cost, usdPerMonth, allocation, parts }) => ({
    title: `${name(cost)} ${formatUsd(usdPerMonth)} /mo, ${parts.value === null ? `not spread: ${parts.reason}` : spreadWords[allocation]}`,
    lines: (parts.value ?? [])
      .toSorted((one, other) => other.usdPerMonth - one.usdPerMonth)
      .map((part) => `${name(part.feature)} ${formatUsd(part.usdPerMonth)} /mo`),
  }));
}

const spreadWords: Readonly<Record<SharedCost['allocation'], string>> = {
  usage: 'spread by measured spend',
  even: 'spread evenly',
};

/** A call with less of its feature is listed only where everything is. */
const goodShare = 0.2;

function linesOf(
  standing: FeatureStanding,
  format: MomentFormat,
  name: SafeName,
  listsAll: boolean,
): readonly string[] {
  const { deciding } = standing;
  return [
    deciding === null ? 'the gateway tells no budget of this feature' : budgetLine(deciding, format),
    forecastLine(standing, format),
    modelsLine(standing, name),
    anomalyLine(standing, format),
    actualLine(standing, name),
    unitLine(standing, name),
    sharedLine(standing, name),
    ...otherBudgetLines(standing, format, name),
    ...callLines(standing, listsAll, name),
  ].flatMap((line) => line ?? []);
}

function callLines({ calls, feature }: FeatureStanding, listsAll: boolean, name: SafeName): readonly string[] {
  if (listsAll) {
    return calls.map((call) => {
      const { label, description } = describeCall(call);
      return `call ${name(label)}: ${name(description)}`;
    });
  }
  return calls.flatMap((call) =>
    call.share.value === null || call.share.value < goodShare
      ? []
      : `call ${name(describeCall(call).label)}: ≈${formatPart(call.share.value)} of ${name(feature)}`,
  );
}

/** What is neither near its limit, nor unusual, nor other than estimated, has its row in the table. */
function isWorthSaying({ severity, anomaly, actual, deciding }: FeatureStanding): boolean {
  const hasAnomaly = anomaly.value !== null && anomaly.value !== 'usual';
  const hasDrift = actual.value?.verdict === 'above' || actual.value?.verdict === 'below';
  return severity !== 'normal' || hasAnomaly || hasDrift || deciding?.reason != null;
}
