/** Analyses a workspace: walk → read → scan → estimate → totals. */
import { dirname } from 'node:path';
import type { AnalysedCall, AnalysedPrompt, Analysis, Skipped } from '../core/analysis.ts';
import { totalsOf } from '../core/estimate/totals.ts';
import type { Problem } from '../core/model.ts';
import { summariseFeatures } from '../core/report/feature-summaries.ts';
import type { FileKind } from '../core/scan/languages.ts';
import type { LoadedProject, ProjectSource } from '../core/scan/project.ts';
import { mapConcurrently } from './concurrency.ts';
import { relativeTo } from './paths.ts';
import { defaultScope, type PolicyScope } from './policy-scope.ts';
import { createProjectSource, type UnsavedText } from './project-source.ts';
import { type Program, type Programs, readPrograms } from './read-programs.ts';
import { findStart, type NamedFile, type ScanStart } from './start.ts';
import { type FoundFile, listFiles, type WalkResult, walk } from './walk.ts';

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
  readonly prices: { readonly asOf: string; readonly source: string };
}

/** What one file holds. */
export interface FileAnalysis {
  readonly calls: readonly AnalysedCall[];
  readonly prompts: readonly AnalysedPrompt[];
  readonly problems: readonly Problem[];
}

export interface AnalyzeOptions {
  /** Files and folders, relative to the working directory; none for the working directory itself. */
  readonly paths: readonly string[];
  readonly workingDirectory: string;
  /** One callcost.yml for everything, instead of those in the folders. */
  readonly configFile: string | null;
  readonly unsavedTextOf?: UnsavedText;
  /** The cells of a notebook as they are in an editor, where it is open there; null for all others. */
  readonly unsavedNotebookOf?: (absolutePath: string) => readonly Program[] | null;
  readonly onProgress?: (progress: AnalysisProgress) => void;
  readonly signal?: AbortSignal;
}

export interface AnalysisProgress {
  readonly done: number;
  readonly total: number;
  readonly file: string;
}

/** Files that are read at the same time. */
const fileConcurrency = 8;

/**
 * Finds what every call costs. Throws a UserError for paths and configurations that are not there; everything else that
 * goes wrong is a skipped file or a problem in the result. Rejects with the signal's reason when that is aborted.
 */
export async function analyzeWorkspace(analyser: FileAnalyser, options: AnalyzeOptions): Promise<Analysis> {
  const { signal, configFile } = options;
  const start = await findStart(options.paths, options.workingDirectory, configFile);
  const { root } = start;
  const walked = await walk(start.folders, {
    root,
    kindOf: analyser.kindOf,
    readsNestedPolicies: configFile === null,
    signal,
  });
  const named = start.files.map((file) => foundFile(file, root, analyser));
  const files = distinct([...walked.files, ...named.flatMap((file) => (typeof file === 'string' ? [] : [file]))]);
  const project = analyser.createProject(await projectOf(start, walked, analyser, options));
  let done = 0;
  const outcomes = await mapConcurrently(
    files,
    fileConcurrency,
    async (file) => {
      const outcome = await analyseOne(file, analyser, project, options);
      done++;
      options.onProgress?.({ done, total: files.length, file: file.path });
      return outcome;
    },
    signal,
  );
  const calls = outcomes.flatMap(({ calls }) => calls);
  const scopes = [...new Set([...start.scopes, ...walked.scopes])];
  return {
    root,
    prices: analyser.prices,
    filesScanned: outcomes.filter(({ isScanned }) => isScanned).length,
    calls,
    prompts: outcomes.flatMap(({ prompts }) => prompts),
    features: summariseFeatures(calls, declaredFeatures(scopes)),
    totals: totalsOf(calls),
    skipped: [
      ...walked.skipped,
      ...named.flatMap((file) => (typeof file === 'string' ? [unknownLanguage(file)] : [])),
      ...outcomes.flatMap(({ skipped }) => skipped),
    ].sort((left, right) => compare(left.file, right.file)),
    problems: outcomes.flatMap(({ problems }) => problems),
    policyProblems: scopes.flatMap(({ problems }) => problems),
    policyFiles: scopes.flatMap(({ file }) => file ?? []),
  };
}

/** The whole folder, also where only parts of it are scanned: values may come from everywhere. */
async function projectOf(
  start: ScanStart,
  walked: WalkResult,
  { kindOf }: FileAnalyser,
  options: AnalyzeOptions,
): Promise<ProjectSource> {
  const { signal, unsavedTextOf = () => null } = options;
  const isWhole = start.folders.some(({ absolutePath }) => absolutePath === start.root);
  const everything = { root: start.root, rules: start.folders[0]?.rules ?? [], scope: defaultScope(start.root) };
  const listed = isWhole ? walked.listed : await listFiles(everything, kindOf, signal);
  return createProjectSource(start.root, listed, unsavedTextOf, signal);
}

/** A file that was named, or its path where it is nothing that is scanned. */
function foundFile({ absolutePath, scope }: NamedFile, root: string, { kindOf }: FileAnalyser): FoundFile | string {
  const path = relativeTo(root, absolutePath) ?? absolutePath;
  const kind = kindOf(path);
  return kind === null ? path : { path, absolutePath, kind, scope };
}

function unknownLanguage(file: string): Skipped {
  return { file, kind: 'ignored', reason: 'not a Python, TypeScript or JavaScript file, or a notebook' };
}

/** Folders may be named twice, or one inside another. */
function distinct(files: readonly FoundFile[]): readonly FoundFile[] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  return [...byPath.values()].sort((left, right) => compare(left.path, right.path));
}

/** Files of one folder stay together, and the order does not depend on the language of the machine. */
function compare(left: string, right: string): number {
  const [leftFolder, rightFolder] = [dirname(left), dirname(right)];
  if (leftFolder !== rightFolder) return leftFolder < rightFolder ? -1 : 1;
  return left < right ? -1 : Number(left > right);
}

interface Outcome extends FileAnalysis {
  readonly isScanned: boolean;
  readonly skipped: readonly Skipped[];
}

async function analyseOne(
  file: FoundFile,
  analyser: FileAnalyser,
  project: LoadedProject,
  options: AnalyzeOptions,
): Promise<Outcome> {
  const { signal } = options;
  const nothing = { calls: [], prompts: [], problems: [], skipped: [], isScanned: false };
  const { path } = file;
  const read = unsavedPrograms(file, options) ?? (await readPrograms(file.absolutePath, file.kind));
  if (read.kind === 'left out') {
    return { ...nothing, skipped: [{ file: path, kind: read.skipKind, reason: read.reason }] };
  }
  if (read.kind === 'broken') return { ...nothing, problems: [{ file: path, reason: read.reason, lines: read.lines }] };
  try {
    const analyses = await Promise.all(
      read.programs.map((program) => analyser.analyseFile(file, program, project, signal)),
    );
    return { ...nothing, isScanned: true, ...joined(analyses) };
  } catch (error) {
    // One file must not take the others down; it is named, so that nobody takes its calls for free.
    signal?.throwIfAborted();
    const reason = `left out, because Call Cost failed on it (please report this): ${String(error)}`;
    return { ...nothing, problems: [{ file: path, reason, lines: null }] };
  }
}

/** What an editor has of a file; null where that is nothing else than what lies on the disk. */
function unsavedPrograms(
  { absolutePath, kind }: FoundFile,
  { unsavedTextOf, unsavedNotebookOf }: AnalyzeOptions,
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
  const cellOf = ({ call }: AnalysedCall) => call.lines.cell ?? 0;
  return {
    calls: analyses.flatMap(({ calls }) => calls).sort((left, right) => cellOf(left) - cellOf(right)),
    prompts: analyses.flatMap(({ prompts }) => prompts),
    problems: analyses.flatMap(({ problems }) => problems),
  };
}

function declaredFeatures(scopes: readonly PolicyScope[]) {
  return new Map(scopes.flatMap(({ policy }) => Object.entries(policy.features)));
}
