/**
 * A cost report as data: everything that its page, its exports and `callcost report` show, and nothing that they would have
 * to work out by themselves but for what a person changes (view/what-if.ts, view/call-table.ts). Amounts in USD, shares as
 * fractions of 1, moments in ISO 8601 (UTC). What is not known is null, never 0. Fields may be added within a version.
 */
import type { Totals } from '../../analysis.ts';
import type { Severity, UsdRange } from '../../finding.ts';
import type { Basis, Cost, Quantity, Tier } from '../../model.ts';
import type { ReportedProblem } from '../contract.ts';
import type { DiffReport } from '../diff-contract.ts';
import type { HistoryReport } from '../history-contract.ts';
import type { BudgetSection } from './budget-lines.ts';

export interface ReportView {
  readonly version: 1;
  readonly createdAt: string;
  /** What was analysed: the name of the folder, or of all of them. */
  readonly title: string;
  /** Names of the folders, in the order to which rows refer. Paths of a machine are no part of a report. */
  readonly folders: readonly string[];
  readonly prices: { readonly asOf: string; readonly source: string };
  readonly totals: RowTotals;
  /** The spend and the calls by how certain they are, all bases in the order from exact to unknown. */
  readonly provenance: readonly ProvenanceShare[];
  readonly breakdowns: readonly Breakdown[];
  readonly frontier: FrontierShare;
  /** Keys of the rows that cost most a month, or per call where nothing has a volume; at most ten. */
  readonly topCalls: readonly string[];
  /** System prompts by what they cost, the most expensive first; at most ten. */
  readonly systemPrompts: readonly SystemPromptCost[];
  readonly savings: Savings;
  readonly budgets: BudgetSection;
  readonly attribution: Attribution;
  readonly unitCosts: readonly UnitCost[];
  readonly inventory: readonly Service[];
  /** Every call that bills, most expensive first. Totals are sums over them. */
  readonly rows: readonly CallRow[];
  readonly findings: readonly ViewFinding[];
  readonly diff: DiffReport | null;
  /** Why there is no comparison, and what to do for one; null where there is. */
  readonly diffReason: string | null;
  readonly history: HistoryReport | null;
  readonly filesScanned: number;
  /** How many files were left out, by reason. */
  readonly skipped: readonly { readonly kind: string; readonly count: number }[];
  readonly problems: readonly ReportedProblem[];
}

/** Sums over rows; `covered` is how many of them are in `perMonth`. */
export interface RowTotals extends Totals {
  readonly covered: number;
}

/** A place in one of the folders; lines and columns are 1-based. */
export interface Place {
  readonly folder: number;
  readonly file: string;
  readonly cell?: number;
  readonly line: number;
  readonly column: number;
}

/** One call that bills. */
export interface CallRow extends Place {
  /** Unique within the view. */
  readonly key: string;
  /** The stable id of the call. */
  readonly id: string;
  /** The function that it stands in, else what is called. */
  readonly name: string;
  readonly sdk: string;
  readonly provider: string | null;
  readonly operation: string;
  /** The model as written, e.g. `gpt-5.4`; null where only the running program knows, or none is set. */
  readonly model: string | null;
  readonly tier: Tier | null;
  readonly feature: string | null;
  readonly owner: string | null;
  readonly costCenter: string | null;
  readonly tags: Readonly<Record<string, string>>;
  /** Identity and beginning of its prompt; null where none is written in the workspace. */
  readonly prompt: { readonly id: string; readonly excerpt: string } | null;
  readonly input: Quantity;
  /** The part of `input` that system prompts are; null where there is none. */
  readonly system: Quantity | null;
  readonly output: Quantity;
  readonly outputLimit: number | null;
  readonly requests: Quantity;
  readonly perCall: Cost | null;
  readonly perMonth: Cost | null;
  /** Why there is no cost per month, or none per call. */
  readonly reason: string | null;
  /** How certain the cost is that is shown: that of the month, else that of the call. */
  readonly basis: Basis;
  readonly price: RowPrice | null;
  /** The same call with its prefix read from the cache, and in a batch. */
  readonly cached: Cost | null;
  readonly batched: Cost | null;
  /** The same call on lower tiers of the same provider. */
  readonly switches: readonly TierSwitch[];
  /** Codes of its findings. */
  readonly findings: readonly string[];
}

/** USD per million tokens of a request. */
export interface RowPrice {
  readonly input: number;
  readonly output: number | null;
  readonly cachedInput: number | null;
}

export interface TierSwitch {
  readonly tier: Tier;
  readonly model: string;
  readonly perCall: Cost;
  readonly outputUsdPerMillion: number | null;
}

export interface ProvenanceShare {
  readonly basis: Basis;
  readonly calls: number;
  /** Of the calls with this basis; null where none has a month. Unknown has none by its nature. */
  readonly perMonth: Cost | null;
  /** Of the month; null where there is no month at all. */
  readonly share: number | null;
}

/** What groups calls: a built-in dimension, or a tag of features, e.g. `tag:product`. */
export type Dimension =
  | 'feature'
  | 'prompt'
  | 'model'
  | 'tier'
  | 'provider'
  | 'folder'
  | 'owner'
  | 'cost centre'
  | `tag:${string}`;

/** The spend by one dimension, the most expensive group first. The groups have every row once. */
export interface Breakdown {
  readonly dimension: Dimension;
  readonly groups: readonly Group[];
}

export interface Group {
  /** Null for the rows that have no such property, e.g. calls of no feature. */
  readonly name: string | null;
  readonly label: string;
  readonly totals: RowTotals;
  /** Of the month of all rows; null where there is none. */
  readonly share: number | null;
}

/** Spend on frontier models, and the part of it for which a rule suggests a lower tier. */
export interface FrontierShare {
  readonly totals: RowTotals;
  readonly share: number | null;
  readonly routable: RowTotals;
  /** Of the spend on frontier models. */
  readonly routableShare: number | null;
}

/** What one system prompt costs by itself, over all calls that send it. */
export interface SystemPromptCost {
  readonly id: string;
  readonly excerpt: string;
  readonly tokens: Quantity;
  readonly calls: number;
  readonly perMonth: Cost | null;
  /** Of one request; the span where calls differ. */
  readonly perCall: Cost;
  /** The call that stands for it. */
  readonly row: string;
}

/** What could be saved; several suggestions for one call exclude each other, so the sum has the best of each call. */
export interface Savings {
  readonly opportunities: readonly Opportunity[];
  readonly perMonth: UsdRange | null;
  /** Calls that `perMonth` covers. */
  readonly calls: number;
}

/** One suggestion of one rule at one place, the most money a month first. */
export interface Opportunity extends Place {
  readonly code: string;
  /** What is done, e.g. `Switch to gpt-5.4-mini`; the message of the finding where no change is offered. */
  readonly title: string;
  readonly message: string;
  readonly calls: readonly string[];
  readonly perMonth: UsdRange | null;
  readonly perCall: UsdRange | null;
  /** True for changes that keep behaviour; others want to be measured. */
  readonly isSafe: boolean;
  /** Title of the change that an editor can make; null where there is none. */
  readonly fix: string | null;
}

/** How much of the calls and of the spend has somebody to answer for it. */
export interface Attribution {
  readonly calls: number;
  readonly withFeature: Covered;
  readonly withOwner: Covered;
  readonly withCostCenter: Covered;
  /** Calls that carry less than `attribution.required` of callcost.yml asks for. */
  readonly incomplete: number;
}

export interface Covered {
  readonly calls: number;
  /** Of the month; null where there is none. */
  readonly share: number | null;
}

/** What one unit of value costs, where callcost.yml says how many there are a month. */
export interface UnitCost {
  readonly feature: string;
  readonly unit: string;
  readonly unitsPerMonth: number;
  readonly perUnit: Cost;
  readonly valueUsdPerUnit: number | null;
}

/** An AI service in use: a provider with the models and SDKs through which it is called. */
export interface Service {
  /** Null where the source does not decide who bills. */
  readonly provider: string | null;
  readonly calls: number;
  readonly models: readonly { readonly name: string; readonly calls: number }[];
  /** Calls whose model only the running program knows. */
  readonly dynamicCalls: number;
  readonly sdks: readonly string[];
  readonly operations: readonly string[];
  readonly files: number;
  readonly perMonth: Cost | null;
}

/** A finding, as far as lists and SARIF need it. */
export interface ViewFinding extends Place {
  readonly endLine: number;
  readonly endColumn: number;
  readonly code: string;
  readonly severity: Severity;
  readonly call: string | null;
  readonly message: string;
}
