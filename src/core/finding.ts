/** What the rules say about calls: a fact with its evidence, what it could save, and the changes on offer. */
import type { Change } from './change.ts';
import type { LineRange, TextRange } from './model.ts';
import type { RuleCode } from './rule-codes.ts';

/** How a finding is shown, from the loudest to the quietest. */
export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** One thing that a finding rests on. `range` and `lines` say where it stands, where it stands anywhere. */
export interface Evidence {
  readonly text: string;
  /** The file of `range`, relative to the workspace root; absent where it is the file of the finding. */
  readonly file?: string;
  readonly range: TextRange | null;
  /** 1-based, for people and editors; absent exactly where `range` is null. */
  readonly lines?: LineRange;
}

/** USD as a range; `high` is null where there is no upper end. */
export interface UsdRange {
  readonly low: number;
  readonly high: number | null;
}

/** What a change would save, in USD, each null where it cannot be told. Never an invented number. */
export interface Savings {
  readonly perCall: UsdRange | null;
  readonly perMonth: UsdRange | null;
}

/** A change that a finding offers. */
export interface OfferedChange {
  /** What the action is called, e.g. `Switch to gpt-5.4-mini`. */
  readonly title: string;
  readonly change: Change;
  /** May be made to all findings of its kind at once: it keeps behaviour and needs no measuring. */
  readonly isSafe: boolean;
  /** The one to take where a single key press takes one. */
  readonly isPreferred: boolean;
}

/** One finding of one rule, in one place. */
export interface Finding {
  /** Stable kebab-case code of the rule, e.g. `output-limit-missing`; its page is `docs/rules/<code>.md`. */
  readonly code: RuleCode;
  readonly severity: Severity;
  /** The call that it is about; null for a finding about a feature or a file. */
  readonly callId: string | null;
  /** The feature that it is about, of a finding of callcost.yml; absent for findings of calls. */
  readonly feature?: string;
  /** Relative to the workspace root, with forward slashes. */
  readonly file: string;
  readonly range: TextRange;
  readonly lines: LineRange;
  /** States the fact, the money and the evidence, in one or two sentences. */
  readonly message: string;
  readonly evidence: readonly Evidence[];
  readonly savings: Savings | null;
  /** Ids of other calls that it concerns: those that share a prompt, or a model that is written once. */
  readonly relatedCalls: readonly string[];
  readonly changes: readonly OfferedChange[];
}

/** The preferred change of a finding as edits of the source that have been tried. */
export interface PlannedFix {
  readonly title: string;
  readonly edits: readonly { readonly file: string; readonly lines: LineRange; readonly newText: string }[];
}
