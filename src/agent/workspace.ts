/** A workspace as the tools for coding agents see it. Everything is read-only. */
import type { AnalysedCall, Analysis } from '../core/analysis.ts';
import type { Finding, PlannedFix } from '../core/finding.ts';
import type { Call } from '../core/model.ts';

export interface AgentWorkspace {
  /** The workspace as it is now. Rejects with the signal's reason. */
  readonly analyse: (signal: AbortSignal) => Promise<Analysis>;
  /** The edits of the change that a finding prefers, tried beforehand; null where there are none. */
  readonly fixOf: (finding: Finding, signal: AbortSignal) => Promise<PlannedFix | null>;
  /** A file of the workspace, by its path relative to the root; null where it cannot be read. */
  readonly textOf: (file: string) => Promise<string | null>;
  /** A call that need not be in any file, under the policy of the root. */
  readonly estimate: (call: Call) => Promise<AnalysedCall>;
  /** How features stand against their budgets, as `callcost budgets --format json` has it; or why that is not known. */
  readonly budgets: (signal: AbortSignal) => Promise<AgentBudgets>;
}

/** Budgets, or a sentence that says why there are none and what to do. */
export type AgentBudgets =
  | { readonly report: BudgetsForAgents; readonly reason: null }
  | { readonly report: null; readonly reason: string };

/** The part of a budgets report that tools look into; the rest is passed on as it is. */
export interface BudgetsForAgents {
  readonly features: readonly { readonly name: string }[];
}
