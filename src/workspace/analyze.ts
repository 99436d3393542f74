/** Analyses a workspace: walk → read → scan → estimate → findings → totals. */
import type { Analysis, Skipped } from '../core/analysis.ts';
import type { LoadedProject, ProjectSource } from '../core/scan/project.ts';
import { analyseFile, type FileAnalyser, type FileOutcome, type UnsavedTexts } from './analyse-file.ts';
import { analysisOf, byFolder } from './analysis-of.ts';
import { createCallSiteLinker } from './call-site-linker.ts';
import { joinCallSites, linkedWorkspace } from './call-sites.ts';
import { mapConcurrently } from './concurrency.ts';
import { diskTree } from './disk-tree.ts';
import { findAllFindings, programsWithCalls } from './findings.ts';
import { withMeasuredCalls } from './measured-calls.ts';
import { relativeTo } from './paths.ts';
import { type PlanEdits, planFixes } from './plan-fixes.ts';
import { defaultScope } from './policy-scope.ts';
import { createProjectSource } from './project-source.ts';
import { rememberedTree } from './remembered-tree.ts';
import { findStart, type NamedFile, type ScanStart } from './start.ts';
import { type FoundFile, listFiles, type WalkResult, walk } from './walk.ts';

export interface AnalyzeOptions extends UnsavedTexts {
  /** Files and folders, relative to the working directory; none for the working directory itself. */
  readonly paths: readonly string[];
  readonly workingDirectory: string;
  /** One callcost.yml for everything, instead of those in the folders. */
  readonly configFile: string | null;
  /** Plans the edits of findings, where they are wanted. */
  readonly planEdits?: PlanEdits;
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
export async function analyzeWorkspace(analyser: FileAnalyser, asked: AnalyzeOptions): Promise<Analysis> {
  const options = { ...asked, files: rememberedTree(asked.files ?? diskTree) };
  const { signal, configFile, files: tree } = options;
  const start = await findStart(options.paths, options.workingDirectory, configFile, tree);
  const { root } = start;
  const walked = await walk(start.folders, {
    root,
    kindOf: analyser.kindOf,
    readsNestedPolicies: configFile === null,
    signal,
    files: tree,
  });
  const named = start.files.map((file) => foundFile(file, root, analyser));
  const files = distinct([...walked.files, ...named.flatMap((file) => (typeof file === 'string' ? [] : [file]))]);
  const source = await projectOf(start, walked, analyser, options);
  const project = analyser.createProject(source);
  const joined = await analyseFiles(files, analyser, project, source, options);
  const wholes = start.folders.map(({ absolutePath }) => absolutePath);
  const outcomes = withMeasuredCalls(joined, files, wholes, analyser);
  const scopes = [...new Set([...start.scopes, ...walked.scopes])];
  const programs = await programsWithCalls(files, outcomes, options);
  const findings = findAllFindings(programs, scopes, analyser, signal);
  const unknown = named.flatMap((file) => (typeof file === 'string' ? [unknownLanguage(file)] : []));
  const skipped = [...walked.skipped, ...unknown];
  const analysis = analysisOf({ root, outcomes, scopes, skipped, wholes, findings }, analyser);
  const { planEdits } = options;
  if (planEdits === undefined) return analysis;
  return { ...analysis, fixes: await planFixes(findings, programs, planEdits, project, source.read, signal) };
}

/** Analyses every file on its own, then joins the calls of wrappers to the calls that are made for them. */
async function analyseFiles(
  files: readonly FoundFile[],
  analyser: FileAnalyser,
  project: LoadedProject,
  source: ProjectSource,
  options: AnalyzeOptions,
): Promise<readonly FileOutcome[]> {
  const { signal, onProgress } = options;
  let done = 0;
  const outcomes = await mapConcurrently(
    files,
    fileConcurrency,
    async (file) => {
      const outcome = await analyseFile(file, analyser, project, options, signal);
      done++;
      onProgress?.({ done, total: files.length, file: file.path });
      return outcome;
    },
    signal,
  );
  const wrappers = outcomes.flatMap((outcome) => outcome.wrappers);
  const workspace = linkedWorkspace(files, analyser, project, source, options);
  const { sites } = await createCallSiteLinker().link(workspace, wrappers, signal);
  return joinCallSites(outcomes, sites, files, analyser.estimate);
}

/** The whole folder, also where only parts of it are scanned: values may come from everywhere. */
async function projectOf(
  start: ScanStart,
  walked: WalkResult,
  { kindOf }: FileAnalyser,
  options: AnalyzeOptions,
): Promise<ProjectSource> {
  const { signal, unsavedTextOf = () => null, files } = options;
  const isWhole = start.folders.some(({ absolutePath }) => absolutePath === start.root);
  const everything = { root: start.root, rules: start.folders[0]?.rules ?? [], scope: defaultScope(start.root) };
  const listed = isWhole ? walked.listed : await listFiles(everything, kindOf, signal, files);
  return createProjectSource(start.root, listed, unsavedTextOf, signal, files);
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
  return [...byPath.values()].sort((left, right) => byFolder(left.path, right.path));
}
