/** Reads one file of a workspace and finds what is in it. */
import type { AnalysedCall, AnalysedPrompt, Skipped } from '../core/analysis.ts';
import type { GatewaySnapshot } from '../core/budget.ts';
import type { MeasurableCall } from '../core/estimate/measured.ts';
import type { Finding } from '../core/finding.ts';
import type { MeasuredCall } from '../core/measured-use.ts';
import type { Call, Problem, Source } from '../core/model.ts';
import type { WrapperCall } from '../core/rules/rule.ts';
import type { WorkspaceFacts } from '../core/rules/workspace-facts.ts';
import type { FileKind } from '../core/scan/languages.ts';
import type { LoadedProject, ProjectSource } from '../core/scan/project.ts';
import type { FileCallSites } from '../core/scan/scanner.ts';
import type { Wrapper } from '../core/scan/wrappers/wrapper.ts';
import type { FileTree } from './file-tree.ts';
import type { ProgramForFindings } from './findings.ts';
import type { UnsavedText } from './project-source.ts';
import { type Program, type Programs, readPrograms } from './read-programs.ts';
import type { FoundFile } from './walk.ts';

/** Where a file lies, and the policy that holds there. */
export type FilePlace = Pick<FoundFile, 'absolutePath' | 'scope'>;

/** What the workspace is analysed with. */
export interface FileAnalyser {
  /** Null for files that are not scanned. */
  readonly kindOf: (path: string) => FileKind | null;
  /** The files that scans may take values from. */
  readonly createProject: (source: ProjectSource) => LoadedProject;
  /** Rejects only when the signal is aborted, or by a bug. */
  readonly analyseFile: (
    file: FoundFile,
    program: Program,
    project: LoadedProject,
    signal: AbortSignal | undefined,
  ) => Promise<FileAnalysis>;
  /** The calls of wrappers in a file. Rejects as `analyseFile` does. */
  readonly findCallSites: (
    source: Source,
    wrappers: readonly Wrapper[],
    project: LoadedProject,
    signal: AbortSignal | undefined,
  ) => Promise<FileCallSites>;
  /** A call with what it is expected to cost under the policy of its file. */
  readonly estimate: (call: Call, file: FilePlace) => AnalysedCall;
  /** What tells which measured use is that of a call; `feature` as its estimate has it. */
  readonly measurable: (call: Call, feature: string | null, file: FilePlace) => MeasurableCall;
  /** A call with what was measured of it in place of what is assumed and configured. */
  readonly measure: (analysed: AnalysedCall, use: MeasuredCall, file: FilePlace) => AnalysedCall;
  /** What gateways told; none without one. */
  readonly snapshots: readonly GatewaySnapshot[];
  /** The findings of a program; `facts` are those of as many files as are known. */
  readonly findFindings: (program: ProgramForFindings, facts: WorkspaceFacts) => readonly Finding[];
  /** The day for which prices and findings hold, `YYYY-MM-DD`. */
  readonly today: string;
  readonly prices: { readonly asOf: string; readonly source: string };
}

/** What one file holds. */
export interface FileAnalysis {
  readonly calls: readonly AnalysedCall[];
  readonly prompts: readonly AnalysedPrompt[];
  readonly problems: readonly Problem[];
  /** Functions in it that make requests for their callers. */
  readonly wrappers: readonly Wrapper[];
  /** Other files that this depends on, relative to the root. */
  readonly dependencies: readonly string[];
}

/** Texts as they are in an editor, and where all others are read from. */
export interface UnsavedTexts {
  readonly unsavedTextOf?: UnsavedText;
  /** The cells of a notebook as they are in an editor, where it is open there; null for all others. */
  readonly unsavedNotebookOf?: (absolutePath: string) => readonly Program[] | null;
  /** The disk where absent. */
  readonly files?: FileTree;
}

/** What came of a file: what it holds, or why that is not known. */
export interface FileOutcome extends FileAnalysis {
  readonly isScanned: boolean;
  readonly skipped: readonly Skipped[];
  /** The calls of wrappers that stand in it, once they are known. */
  readonly callers: readonly WrapperCall[];
}

/** Never rejects but with the reason of the signal: what goes wrong is a skipped file or a problem. */
export async function analyseFile(
  file: FoundFile,
  analyser: FileAnalyser,
  project: LoadedProject,
  unsaved: UnsavedTexts,
  signal: AbortSignal | undefined,
): Promise<FileOutcome> {
  const { path } = file;
  const read = await programsOf(file, unsaved);
  if (read.kind === 'left out') {
    return { ...nothingInFile, skipped: [{ file: path, kind: read.skipKind, reason: read.reason }] };
  }
  if (read.kind === 'broken')
    return { ...nothingInFile, problems: [{ file: path, reason: read.reason, lines: read.lines }] };
  try {
    const analyses = await Promise.all(
      read.programs.map((program) => analyser.analyseFile(file, program, project, signal)),
    );
    return { ...nothingInFile, isScanned: true, ...joined(analyses) };
  } catch (error) {
    // One file must not take the others down; it is named, so that nobody takes its calls for free.
    signal?.throwIfAborted();
    const reason = `left out, because Call Cost failed on it (please report this): ${String(error)}`;
    return { ...nothingInFile, problems: [{ file: path, reason, lines: null }] };
  }
}

/** The programs of a file as they are now, in an editor or on the disk. */
export async function programsOf(file: FoundFile, unsaved: UnsavedTexts): Promise<Programs> {
  return unsavedPrograms(file, unsaved) ?? (await readPrograms(file.absolutePath, file.kind, unsaved.files));
}

/** What an editor has of a file; null where that is nothing else than what lies on the disk. */
function unsavedPrograms(
  { absolutePath, kind }: FoundFile,
  { unsavedTextOf, unsavedNotebookOf }: UnsavedTexts,
): Programs | null {
  if (kind === 'notebook') {
    const programs = unsavedNotebookOf?.(absolutePath) ?? null;
    return programs === null ? null : { kind: 'read', programs };
  }
  const text = unsavedTextOf?.(absolutePath) ?? null;
  return text === null ? null : { kind: 'read', programs: [{ language: kind, text }] };
}

/** A notebook may have programs in several languages, the cells of which alternate. */
function joined(analyses: readonly FileAnalysis[]): FileAnalysis {
  return {
    calls: inOrderOfCells(analyses.flatMap(({ calls }) => calls)),
    prompts: analyses.flatMap(({ prompts }) => prompts),
    problems: analyses.flatMap(({ problems }) => problems),
    wrappers: analyses.flatMap(({ wrappers }) => wrappers),
    dependencies: [...new Set(analyses.flatMap(({ dependencies }) => dependencies))],
  };
}

/** The calls of a file with the cells in which they stand in order. */
export function inOrderOfCells(calls: readonly AnalysedCall[]): readonly AnalysedCall[] {
  const cellOf = ({ call }: AnalysedCall) => call.lines.cell ?? 0;
  return calls.toSorted((left, right) => cellOf(left) - cellOf(right));
}

/** What is known of a file without anything in it that was not scanned. */
export const nothingInFile: FileOutcome = {
  calls: [],
  prompts: [],
  problems: [],
  wrappers: [],
  dependencies: [],
  skipped: [],
  callers: [],
  isScanned: false,
};
