/**
 * The gate of a change: what of a workspace breaks what its team agreed on in callcost.yml.
 */
import type { Analysis, FeatureSummary } from '../analysis.ts';
import type { Finding } from '../finding.ts';
import { formatPlace } from '../present/place.ts';
import type { RuleCode } from '../rule-codes.ts';
import type { AcceptedByBaseline } from './baseline.ts';

/** One thing that breaks the agreement, or may. */
export interface Breach {
  /** `finding`: a rule of the code; `policy`: a mistake in callcost.yml; `rise`: the change makes the month dearer. */
  readonly kind: 'finding' | 'policy' | 'rise';
  /** Code of the rule; null where no rule is broken. */
  readonly code: RuleCode | null;
  readonly message: string;
  /** Relative to the workspace root; null for what stands nowhere. */
  readonly file: string | null;
  /** 1-based. */
  readonly line: number | null;
  readonly column: number | null;
  /** In a notebook, the 0-based index of the cell in which lines are counted. */
  readonly cell?: number;
  readonly callId: string | null;
  readonly feature: string | null;
}

/** What the gate says. It passes where nothing fails. */
export interface GateVerdict {
  readonly passes: boolean;
  readonly failures: readonly Breach[];
  /** What may break the agreement: a range that reaches over a limit. It does not fail. */
  readonly warnings: readonly Breach[];
  readonly baseline: AcceptedByBaseline | null;
}

/** Rules that a team has agreed on by setting them up: they fail whatever their level, unless they are off. */
const agreedRules: ReadonlySet<RuleCode> = new Set(['over-budget', 'model-not-allowed', 'experiment-expired']);

/** Whether a finding can fail a check at all. */
export function isGated({ code, severity }: Pick<Finding, 'code' | 'severity'>): boolean {
  return severity === 'error' || agreedRules.has(code);
}

/**
 * Judges findings that the baseline does not accept, mistakes in callcost.yml, and what `rises` found out about the change.
 * A feature that only is likely to exceed its budget is a warning.
 */
export function judge(
  { features, policyProblems }: Pick<Analysis, 'features' | 'policyProblems'>,
  findings: readonly Finding[],
  rises: Pick<GateVerdict, 'failures' | 'warnings'>,
  baseline: AcceptedByBaseline | null,
): GateVerdict {
  const gated = findings.filter(isGated);
  const isLikelyOnly = (finding: Finding) => finding.code === 'over-budget' && !isCertain(finding, features);
  const mistakes = policyProblems.filter(({ severity }) => severity === 'error');
  const failures = [
    ...mistakes.map(({ file, line, column, message }) => policyBreach(file, line, column, message)),
    ...rises.failures,
    ...gated.filter((finding) => !isLikelyOnly(finding)).map(findingBreach),
  ];
  const warnings = [...rises.warnings, ...gated.filter(isLikelyOnly).map(findingBreach)];
  return { passes: failures.length === 0, failures, warnings, baseline };
}

/** A breach as a place and a sentence: `src/desk.py:12 gpt-4o is not allowed: …`. */
export function placedMessage({ file, line, cell, message }: Breach): string {
  return file === null || line === null ? message : `${formatPlace(file, { cell, line })} ${message}`;
}

/** Even the low end of what the feature costs is over its budget. */
function isCertain({ feature }: Finding, features: readonly FeatureSummary[]): boolean {
  const summary = features.find(({ name }) => name === feature);
  const budget = summary?.settings?.budgetUsdPerMonth;
  const low = summary?.totals.perMonth?.low;
  return budget === undefined || low === undefined || low > budget;
}

function policyBreach(file: string, line: number, column: number, message: string): Breach {
  return { kind: 'policy', code: null, message, file, line, column, callId: null, feature: null };
}

function findingBreach({ code, message, file, lines, callId, feature }: Finding): Breach {
  const { line, column, cell } = lines;
  const place = { file, line, column, ...(cell === undefined ? {} : { cell }) };
  return { kind: 'finding', code, message, ...place, callId, feature: feature ?? null };
}
