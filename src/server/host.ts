import type { Analysis } from '../core/analysis.ts';
import type { LoadBytes } from '../core/ports.ts';
import type { PriceData } from '../core/prices/data.ts';
import type { HistoryReport } from '../core/report/history-contract.ts';
import type { FileAnalyser } from '../workspace/analyse-file.ts';
import type { AnalyzeOptions } from '../workspace/analyze.ts';
import type { Engine } from '../workspace/engine.ts';
import type { LiveComparison, LiveComparisonOptions } from '../workspace/git/live-comparison.ts';
import type { HistoryRequest, HistoryTools } from '../workspace/git/read-history.ts';
import type { IndexedAnalysis, IndexedAnalysisOptions } from '../workspace/indexed-analysis.ts';
import type { IndexOptions, WorkspaceIndex } from '../workspace/workspace-index.ts';

/** A file on the disk. */
export interface FileFacts {
  readonly writtenAt: Date;
  readonly bytes: number;
  /** False for folders, pipes and devices: reading some of these never ends. */
  readonly isFile: boolean;
}

/** What the server needs of the machine that it runs on; the server itself knows neither files nor processes. */
export interface ServerHost {
  readonly version: string;
  readonly processId: number;
  /** Resident memory of the process. */
  readonly memoryBytes: () => number;
  readonly now: () => Date;
  /** Milliseconds that the process has worked: what other programs take from the machine does not count. */
  readonly workedMs: () => number;
  /** Settles when everything that was waiting has had its turn, e.g. messages that have arrived. */
  readonly pause: () => Promise<void>;
  /** A file that comes with the program. */
  readonly loadAsset: LoadBytes;
  readonly createEngine: (at: Date, data: PriceData) => Promise<Engine>;
  /** The path of a document on disk, with forward slashes; null for documents that lie elsewhere. */
  readonly pathOf: (uri: string) => string | null;
  readonly uriOf: (path: string) => string;
  /** Where the page of a rule is. */
  readonly ruleDocUri: (code: string) => string;
  /** The callcost.yml that holds in a folder; `top` is where to stop outside of a repository. Null for none. */
  readonly findPolicyFile: (folder: string, top: string | null) => Promise<string | null>;
  /** Rejects when the file cannot be read. */
  readonly readText: (path: string) => Promise<string>;
  /** What is known of a file without reading it. Rejects when it is not there. */
  readonly fileFacts: (path: string) => Promise<FileFacts>;
  /** Where a file really lies, links followed. Rejects when it is not there. */
  readonly realPath: (path: string) => Promise<string>;
  /** Writes a file of the server's own, with its folder. */
  readonly writeText: (path: string, text: string) => Promise<void>;
  /** The index of a folder; it reads nothing until it is asked to. */
  readonly createIndex: (options: IndexOptions) => WorkspaceIndex;
  /** Compares a folder with what git has of it; it runs nothing until it is asked to. */
  readonly createComparison: (options: LiveComparisonOptions) => LiveComparison;
  readonly readHistory: (
    request: HistoryRequest,
    tools: Omit<HistoryTools, 'environment'>,
    signal: AbortSignal,
  ) => Promise<HistoryReport>;
  /** Analyses a folder by its index, again and again. */
  readonly createIndexedAnalysis: (options: IndexedAnalysisOptions) => IndexedAnalysis;
  readonly analyseWorkspace: (analyser: FileAnalyser, options: AnalyzeOptions) => Promise<Analysis>;
}
