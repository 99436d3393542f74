/** A workspace as a whole: its calls with their estimates, and everything that a report says about them together. */

import type { Finding, PlannedFix } from './finding.ts';
import type { MeasuredCall, MeasuredFeature } from './measured-use.ts';
import type { Call, Cost, Estimate, Problem, Quantity, StandalonePrompt } from './model.ts';
import type { PolicyProblem } from './policy/problems.ts';
import type { FeaturePolicy } from './policy/schema.ts';

/** Why something in the workspace is not scanned. */
export type SkipKind =
  | 'vendored'
  | 'ignored'
  | 'generated'
  | 'minified'
  | 'binary'
  | 'encoding'
  | 'too large'
  | 'other language'
  | 'symbolic link'
  | 'unreadable';

/** A file, or a whole folder (then `file` ends in a slash), that is not scanned. `file` is relative to the root. */
export interface Skipped {
  readonly file: string;
  readonly kind: SkipKind;
  readonly reason: string;
}

/** A call with what it is expected to use and cost. */
export interface AnalysedCall {
  readonly call: Call;
  readonly estimate: Estimate;
  /** The calls of the wrapper that this call stands in: they bring prompt or model, and are billed in its place. */
  readonly callSites?: readonly AnalysedCall[];
  /** What the gateway measured of it, and the estimate without that; absent where nothing was measured of it alone. */
  readonly measured?: { readonly use: MeasuredCall; readonly unmeasured: Estimate };
}

/** A prompt that reaches no call of its file, with the size of its literal text. */
export interface AnalysedPrompt {
  readonly file: string;
  readonly prompt: StandalonePrompt;
  readonly tokens: Quantity;
}

/** What a feature adds up to. `settings` is null where no callcost.yml declares it. */
export interface FeatureSummary {
  readonly name: string;
  readonly settings: FeaturePolicy | null;
  readonly totals: Totals;
  /** What the gateway measured of it; absent where it tells nothing. */
  readonly measured?: MeasuredFeature;
}

/**
 * Sums over calls. Only requests count: a model that is declared once and called elsewhere is billed where it is called.
 * `perMonth` is the sum of the calls that have both a price and a volume, null where none has; its basis is that of the
 * least certain of them.
 */
export interface Totals {
  readonly calls: number;
  readonly priced: number;
  readonly unpriced: number;
  readonly withVolume: number;
  readonly perMonth: Cost | null;
}

/** Everything that one scan found. */
export interface Analysis {
  /** Absolute path of the root; all files are relative to it. */
  readonly root: string;
  readonly prices: { readonly asOf: string; readonly source: string };
  readonly filesScanned: number;
  /** By file and position. */
  readonly calls: readonly AnalysedCall[];
  readonly prompts: readonly AnalysedPrompt[];
  readonly features: readonly FeatureSummary[];
  readonly totals: Totals;
  /** Findings of callcost.yml first, then by file and position. */
  readonly findings: readonly Finding[];
  /** By position in `findings`; null where there is no change, or none that can be made as edits. Absent where not planned. */
  readonly fixes?: readonly (PlannedFix | null)[];
  readonly skipped: readonly Skipped[];
  readonly problems: readonly Problem[];
  readonly policyProblems: readonly PolicyProblem[];
  /** The callcost.yml files that hold, as messages name them. */
  readonly policyFiles: readonly string[];
  /** False where a part only was read of what its callcost.yml files hold for: their features may have other calls. */
  readonly isWhole: boolean;
}

/** Whether a call is a request that bills, not the declaration of a model. */
export function isRequest({ call }: AnalysedCall): boolean {
  return call.operation !== 'model-declaration';
}
