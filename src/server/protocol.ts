/**
 * What the server and an editor say to each other beyond the Language Server Protocol. Types only: the editor imports
 * this file and nothing else of the server, but for the type of the settings. Positions are those of LSP, 0-based.
 */
import type { Totals } from '../core/analysis.ts';
import type { GatewayKind } from '../core/budget.ts';
import type { ScanReport } from '../core/report/contract.ts';
import type { DiffReport } from '../core/report/diff-contract.ts';
import type { HistoryReport } from '../core/report/history-contract.ts';
import type { ReportView } from '../core/report/view/report-view.ts';
import type { GatewayFailure, GatewayReply, GatewayRequest } from '../gateway/fetch-port.ts';

/** `initializationOptions` of the server. An editor that sends none gets the answers that suit any LSP client. */
export interface InitializationOptions {
  /** The editor has our commands, so Markdown may link to them: `command:callcost.openConfig?[…]`. */
  readonly hasCommands: boolean;
  /** Folder of the server's own, as a file URI, for what outlives a session (refreshed prices); null for none. */
  readonly storageUri: string | null;
  /** Whether git may run. Without a word it may: other editors have no such thing as a workspace that is not trusted. */
  readonly isTrusted: boolean;
}

/** Requests that the editor sends to the server. */
export interface ServerRequests {
  /**
   * Analyses whole folders. Reports its progress under `workDoneToken`; the cancellation of the request stops it.
   * Unsaved documents count as they are in the editor.
   */
  'callcost/scan': { readonly params: ScanParams; readonly result: ScanSummary };
  /** The data of a report: what `callcost scan --format json` prints, for each folder. Otherwise like `callcost/scan`. */
  'callcost/report': { readonly params: ScanParams; readonly result: ReportData };
  /** What the page of the cost report shows. Otherwise like `callcost/scan`. */
  'callcost/reportView': { readonly params: ReportViewParams; readonly result: ReportViewData };
  /** What a run of each feature of the first folder cost over the last commits. Otherwise like `callcost/scan`. */
  'callcost/history': { readonly params: ScanParams; readonly result: HistoryReport };
  /** The page of the cost report as a file that stands by itself. */
  'callcost/reportPage': { readonly params: { readonly view: ReportView }; readonly result: { readonly html: string } };
  /** Compares a folder, texts that are not saved included, with a branch. Fails with words for people where that cannot be. */
  'callcost/diff': { readonly params: DiffParams; readonly result: DiffResult };
  /** Branches and tags that a folder can be compared with. */
  'callcost/refs': { readonly params: RefsParams; readonly result: RefsResult };
  'callcost/status': { readonly params: null; readonly result: ServerStatus };
  /** Where a setting of callcost.yml stands, or should. */
  'callcost/configLocation': { readonly params: ConfigLocationParams; readonly result: ConfigLocation };
  /** Fetches newer prices through `callcost/fetchJson`, and has hints and hovers redrawn where these changed. */
  'callcost/refreshPrices': { readonly params: null; readonly result: RefreshedPrices };
  /** Where the prompt at a position is written, else the prompts of the call around it; none where there is no call. */
  'callcost/promptLocations': { readonly params: PromptLocationsParams; readonly result: readonly PromptLocation[] };
  /** Facts about the call at a position that are safe to post in public; null where there is no call. */
  'callcost/describeCall': { readonly params: DescribeCallParams; readonly result: CallDescription | null };
  /** The meter for a document: of its feature, else of the worst one; null where no budgets are set up. */
  'callcost/meter': { readonly params: MeterParams; readonly result: BudgetMeter | null };
  /** Everything about budgets, for a view. */
  'callcost/budgets': { readonly params: null; readonly result: BudgetsView };
  /** All calls that bill, by feature and file, as far as the folders are known by now. */
  'callcost/explorer': { readonly params: null; readonly result: CostExplorer };
  /** Reads the gateway now. `message` says in a sentence what came of it. */
  'callcost/refreshBudgets': { readonly params: null; readonly result: { readonly message: string } };
  /** Tries the key that the editor holds. */
  'callcost/probeGateway': { readonly params: null; readonly result: GatewayProbe };
  /** Runs a tool for a coding agent; it reads only. */
  'callcost/agentTool': { readonly params: AgentToolParams; readonly result: AgentToolAnswer };
}

/** Notifications that the editor sends to the server. */
export interface EditorNotifications {
  /** Gateways are asked only while a window has the focus. */
  'callcost/windowFocus': { readonly isFocused: boolean };
  /** A key was set or removed, or the address of the gateway was allowed: what was refused is tried again. */
  'callcost/gatewayChanged': null;
  /** The workspace is trusted from now on: git may run. */
  'callcost/workspaceTrusted': null;
}

/** Notifications that the server sends to the editor. */
export interface ServerNotifications {
  /** Budgets changed, or became stale: meter and view are asked for again. */
  'callcost/budgetsChanged': null;
  /** Calls of the workspace, or what they cost, may be others. */
  'callcost/callsChanged': null;
}

/** Requests that the server sends to the editor, which holds the network. */
export interface EditorRequests {
  /** Rejects for an address that the editor does not allow, in an untrusted workspace, and where the network fails. */
  'callcost/fetchJson': { readonly params: FetchJsonParams; readonly result: unknown };
  /** Sends a request to the gateway with the key added; only to the origin that the user has set. */
  'callcost/gatewayFetch': { readonly params: GatewayRequest; readonly result: GatewayFetchResult };
}

/** An answer of the gateway, or why there is none (`GatewayError` in words that survive the way). */
export type GatewayFetchResult =
  | { readonly reply: GatewayReply }
  | { readonly failure: GatewayFailure; readonly message: string; readonly retryAfterMs: number | null };

export interface AgentToolParams {
  /** As the Model Context Protocol names it, e.g. `scan_llm_calls`. */
  readonly name: string;
  readonly input: unknown;
  /** Folder of the workspace, as a URI. */
  readonly folder: string;
}

/** JSON or Markdown of a bounded size; a mistake of the agent is told with the next step. */
export interface AgentToolAnswer {
  readonly text: string;
  readonly isError: boolean;
}

export interface MeterParams {
  /** The active document; null without one. */
  readonly uri: string | null;
}

/** The status-bar item, ready to show. */
export interface BudgetMeter {
  readonly feature: string | null;
  /** e.g. `support-reply 83 %`, without icon. */
  readonly text: string;
  /** Markdown; foreign text is escaped, and it must not be trusted. */
  readonly tooltip: string;
  /** For screen readers: the whole in a sentence. */
  readonly accessibleText: string;
  readonly severity: 'normal' | 'warning' | 'error';
}

/** The budgets view, ready to show. */
export interface BudgetsView {
  /** Why the view is empty or what is wrong with the source; null when all is well. */
  readonly message: string | null;
  /** Why the source cannot be read now; null where it can, and where there is none. */
  readonly failure: GatewayFailure | null;
  /** The source and the age of the data, e.g. `LiteLLM, 40 s ago`; null without a source. */
  readonly source: string | null;
  /** Page of the gateway that a person may open; null for a file. */
  readonly gatewayUrl: string | null;
  readonly features: readonly BudgetedFeature[];
  /** Thresholds that are crossed now. The editor shows each once, by `key`. */
  readonly alerts: readonly BudgetAlert[];
  /** A gateway that a callcost.yml of the workspace names and the user has not set; null for none. */
  readonly offer: GatewayOffer | null;
}

export interface BudgetedFeature {
  readonly name: string;
  /** e.g. `83 % · $741 of $900`. */
  readonly description: string;
  /** Markdown, not to be trusted. */
  readonly tooltip: string;
  readonly severity: 'normal' | 'warning' | 'error';
  readonly calls: readonly BudgetedCall[];
}

/** A call of a feature, with its share of the feature's estimate. */
export interface BudgetedCall {
  /** File and line, e.g. `reply.py:7`. */
  readonly label: string;
  /** e.g. `≈38 % · ≈$340 /mo`; why there is no share where there is none. */
  readonly description: string;
  /** Plain text, with the folders of the file. */
  readonly tooltip: string;
  readonly uri: string;
  readonly range: LspRange;
}

/** The cost explorer, ready to show. */
export interface CostExplorer {
  /** The whole in a sentence. */
  readonly total: string;
  /** In no particular order. */
  readonly features: readonly CostNode[];
}

/** A feature with its files, a file with its calls, or a call. */
export interface CostNode {
  readonly kind: 'feature' | 'file' | 'call';
  /** Stable while numbers change. */
  readonly id: string;
  readonly label: string;
  readonly description: string;
  /** Plain text. */
  readonly tooltip: string;
  /** For sorting: the middle of the range; null where nothing is known. */
  readonly usdPerMonth: number | null;
  /** Null for a feature. */
  readonly place: { readonly uri: string; readonly range: LspRange } | null;
  readonly children: readonly CostNode[];
}

export interface BudgetAlert {
  /** Names feature, threshold and window: a new window is a new key. */
  readonly key: string;
  readonly feature: string;
  readonly message: string;
}

export interface GatewayOffer {
  readonly kind: GatewayKind;
  readonly url: string;
}

/** `message` sums up, `findings` say what the key may read and what not. */
export interface GatewayProbe {
  readonly isAccepted: boolean;
  /** Why the key could not be tried; null where it was, accepted or not. */
  readonly failure: GatewayFailure | null;
  readonly message: string;
  readonly findings: readonly string[];
}

export interface ScanParams {
  /** Folders as file URIs. */
  readonly folders: readonly string[];
  readonly workDoneToken?: number | string;
}

export interface ReportViewParams extends ScanParams {
  /** A branch, tag or commit to compare with; the main branch where null or absent. */
  readonly base?: string | null;
}

export interface ScanSummary {
  /** The outcome in one sentence, e.g. `≈$3.1k–4.4k /mo · 14 of 17 calls have a volume, 1 has no price`. */
  readonly message: string;
  readonly folders: readonly FolderSummary[];
}

export interface ReportData {
  /** Folders that do not lie on a disk have no report. */
  readonly folders: readonly { readonly uri: string; readonly report: ScanReport | null }[];
}

export interface ReportViewData {
  /** The folders to which rows of the view refer: those that lie on a disk, in the order of the request. */
  readonly folders: readonly string[];
  readonly view: ReportView;
}

export interface FolderSummary {
  readonly uri: string;
  readonly filesScanned: number;
  readonly totals: Totals;
  /** What was left out or went wrong, a line each, without source text. */
  readonly remarks: readonly string[];
}

export interface DiffParams {
  /** The folder of the workspace, as a file URI. */
  readonly folder: string;
  /** A branch, tag or commit; null for the main branch. What is compared with is the commit that both have in common. */
  readonly base: string | null;
}

export interface DiffResult {
  /** e.g. `Diff to main: +2 calls, 1 changed, ≈+$120 /mo`. */
  readonly message: string;
  readonly report: DiffReport;
  /** What each call of the lists of the report costs, or changes by, ready to show: `≈+$0.0042 per call · model`. */
  readonly texts: {
    readonly added: readonly string[];
    readonly removed: readonly string[];
    readonly changed: readonly string[];
  };
}

export interface RefsParams {
  readonly folder: string;
}

export interface RefsResult {
  /** The newest first. */
  readonly refs: readonly string[];
}

export interface ServerStatus {
  readonly version: string;
  readonly processId: number;
  /** Resident memory of the server. */
  readonly memoryBytes: number;
  readonly openDocuments: number;
  readonly prices: { readonly source: string; readonly asOf: string };
  /** Documents that failed and are left out until they change. */
  readonly leftOut: readonly { readonly uri: string; readonly reason: string }[];
}

export interface ConfigLocationParams {
  /** A document, or a folder of the workspace, whose callcost.yml is meant. */
  readonly uri: string;
  /** Keys that lead to a setting, e.g. `["features", "support-reply", "variables", "ticket"]`; none for the file. */
  readonly key: readonly string[];
}

export interface ConfigLocation {
  readonly uri: string;
  /** Where the setting stands; else where the nearest key above it does. Null for the start of the file. */
  readonly range: LspRange | null;
  /** Text to create the file with, where there is none yet; null where it exists. */
  readonly proposal: string | null;
}

export interface LspRange {
  readonly start: LspPosition;
  readonly end: LspPosition;
}

export interface LspPosition {
  readonly line: number;
  readonly character: number;
}

/** `message` says in a sentence what came of it, e.g. `Prices of 23 Sep 2026 stay: the fetched price list is older.` */
export interface RefreshedPrices {
  readonly isRefreshed: boolean;
  readonly message: string;
}

export interface PromptLocationsParams {
  readonly uri: string;
  readonly position: LspPosition;
}

export interface PromptLocation {
  readonly uri: string;
  readonly range: LspRange;
}

export interface DescribeCallParams {
  readonly uri: string;
  readonly position: LspPosition;
}

/** Facts of a call in words, as `name: value` pairs. Never source text: no prompts, no names of variables or files. */
export interface CallDescription {
  readonly facts: readonly { readonly name: string; readonly value: string }[];
}

export interface FetchJsonParams {
  readonly url: string;
}
