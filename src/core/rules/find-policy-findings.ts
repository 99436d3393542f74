import { type AnalysedCall, isRequest } from '../analysis.ts';
import { billedCalls } from '../estimate/call-sites.ts';
import { totalsOf } from '../estimate/totals.ts';
import type { Evidence, Finding } from '../finding.ts';
import { groupedBy } from '../grouping.ts';
import type { LineRange, TextRange } from '../model.ts';
import type { FeaturePolicy, Policy } from '../policy/schema.ts';
import { formatDay } from '../present/days.ts';
import { formatCost, formatUsd } from '../present/money.ts';
import type { RuleCode } from '../rule-codes.ts';
import { isTestByName } from '../test-files.ts';
import { createLevels } from './levels.ts';

/** A callcost.yml, with the calls that it holds for, as far as they are known. */
export interface PolicyFile {
  /** As messages name it, relative to the workspace root. */
  readonly file: string;
  readonly policy: Policy;
  /** Where a setting stands in it. */
  readonly placeOf: (key: readonly string[]) => { readonly range: TextRange; readonly lines: LineRange };
  readonly calls: readonly AnalysedCall[];
}

/**
 * The findings about features: a budget that their calls exceed, an experiment that should be over. They stand in
 * callcost.yml. Calls that are not known make a sum too small, never too large, so what is over stays over.
 */
export function findPolicyFindings(file: PolicyFile, today: string): readonly Finding[] {
  const requests = groupedBy(billedCalls(file.calls).filter(isRequest), ({ estimate }) => estimate.feature);
  return Object.entries(file.policy.features).flatMap(([name, feature]) => {
    const own = requests.get(name) ?? [];
    return [...overBudget(file, own, name, feature, today), ...expired(file, own, name, feature, today)];
  });
}

function overBudget(
  file: PolicyFile,
  requests: readonly AnalysedCall[],
  name: string,
  feature: FeaturePolicy,
  today: string,
): readonly Finding[] {
  const budget = feature.budgetUsdPerMonth;
  const calls = requests.filter(({ call, estimate }) => !isTestByName(call.file) || estimate.perMonth.cost !== null);
  const cost = totalsOf(calls).perMonth;
  if (budget === undefined || cost === null || (cost.high ?? Number.POSITIVE_INFINITY) <= budget) return [];
  // What only may be over is worth a word as soon as the middle of the range is; without upper end its lower one decides.
  const expected = cost.high === null ? cost.low : (cost.low + cost.high) / 2;
  if (expected <= budget) return [];
  const likely = cost.low > budget ? '' : ' is likely to';
  const message = `${name}${likely} ${likely === '' ? 'costs' : 'cost'} ${formatCost(cost)} a month, over its budget of ${formatUsd(budget)}.`;
  const key = ['features', name, 'budgetUsdPerMonth'];
  return findingAt(file, 'over-budget', key, name, today, message, evidenceOfCalls(calls), calls);
}

function expired(
  file: PolicyFile,
  requests: readonly AnalysedCall[],
  name: string,
  feature: FeaturePolicy,
  today: string,
): readonly Finding[] {
  const { expires } = feature;
  const calls = requests.filter(({ call }) => !isTestByName(call.file));
  if (expires === undefined || expires >= today || calls.length === 0) return [];
  const message = `${name} expired on ${formatDay(expires)}; ${calls.length} of its calls ${calls.length === 1 ? 'is' : 'are'} still in the code.`;
  return findingAt(
    file,
    'experiment-expired',
    ['features', name, 'expires'],
    name,
    today,
    message,
    evidenceOfCalls(calls),
    calls,
  );
}

function findingAt(
  { file, policy, placeOf }: PolicyFile,
  code: RuleCode,
  key: readonly string[],
  feature: string,
  today: string,
  message: string,
  evidence: readonly Evidence[],
  calls: readonly AnalysedCall[],
): readonly Finding[] {
  const levels = createLevels(policy, today);
  const severity = levels.severityOf(code);
  if (severity === null || levels.isWaived(code, '', feature)) return [];
  const related = { relatedCalls: calls.map(({ call }) => call.id), savings: null, changes: [] };
  return [{ code, severity, callId: null, feature, file, ...placeOf(key), message, evidence, ...related }];
}

/** The dearest calls, with what each costs a month. */
function evidenceOfCalls(calls: readonly AnalysedCall[]): readonly Evidence[] {
  return calls
    .toSorted((one, other) => (other.estimate.perMonth.cost?.low ?? 0) - (one.estimate.perMonth.cost?.low ?? 0))
    .slice(0, 5)
    .map(({ call, estimate }) => {
      const cost = estimate.perMonth.cost;
      const text = `${call.enclosing || call.callee}${cost === null ? '' : `: ${formatCost(cost)} /mo`}`;
      return { text, file: call.file, range: call.range, lines: call.lines };
    });
}
