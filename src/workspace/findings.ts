/** The findings of a workspace: of each file, with what all files together tell, and of each callcost.yml. */
import type { AnalysedCall } from '../core/analysis.ts';
import { billedCalls } from '../core/estimate/call-sites.ts';
import type { Finding } from '../core/finding.ts';
import { findPolicyFindings } from '../core/rules/find-policy-findings.ts';
import type { WrapperCall } from '../core/rules/rule.ts';
import { collectWorkspaceFacts, type WorkspaceFacts } from '../core/rules/workspace-facts.ts';
import { type FileAnalyser, type FileOutcome, programsOf, type UnsavedTexts } from './analyse-file.ts';
import { type PolicyScope, pathInScope } from './policy-scope.ts';
import type { Program } from './read-programs.ts';
import type { FoundFile } from './walk.ts';

/** A program as the rules see it. */
export interface ProgramForFindings {
  /** The file, relative to the workspace root. */
  readonly path: string;
  /** The file, relative to the folder of the scope. */
  readonly pathInPolicy: string;
  readonly program: Pick<Program, 'text' | 'cells'>;
  readonly calls: readonly AnalysedCall[];
  /** The calls of wrappers that stand in it. */
  readonly callers: readonly WrapperCall[];
  readonly scope: PolicyScope;
}

/** A program with its language, so that edits of it can be planned. */
export interface WorkspaceProgram extends ProgramForFindings {
  readonly program: Program;
}

/** Findings of callcost.yml first, then by file and position. Throws the signal's reason when that is aborted. */
export function findAllFindings(
  programs: readonly ProgramForFindings[],
  scopes: readonly PolicyScope[],
  analyser: Pick<FileAnalyser, 'findFindings' | 'today'>,
  signal: AbortSignal | undefined,
): readonly Finding[] {
  const facts = collectWorkspaceFacts(programs.flatMap(({ calls }) => billedCalls(calls)).map(({ call }) => call));
  const ofPolicies = scopes.flatMap((scope) => findScopeFindings(scope, programs, analyser.today));
  const ofFiles = programs.flatMap((program) => {
    signal?.throwIfAborted();
    return findProgramFindings(program, facts, analyser);
  });
  return [...ofPolicies, ...ofFiles];
}

/** The findings of one callcost.yml, as far as its calls are known; none where there is no such file. */
export function findScopeFindings(
  scope: PolicyScope,
  programs: readonly Pick<ProgramForFindings, 'scope' | 'calls'>[],
  today: string,
): readonly Finding[] {
  const { file, policy, placeOf } = scope;
  if (file === null) return [];
  const calls = programs.filter((each) => each.scope === scope).flatMap((each) => each.calls);
  return findPolicyFindings({ file, policy, placeOf, calls }, today);
}

/** The programs of all files that have calls, or calls of wrappers. */
export async function programsWithCalls(
  files: readonly FoundFile[],
  outcomes: readonly FileOutcome[],
  unsaved: UnsavedTexts,
): Promise<readonly WorkspaceProgram[]> {
  const programs: WorkspaceProgram[] = [];
  for (const [index, file] of files.entries()) {
    const outcome = outcomes[index];
    if (outcome !== undefined) programs.push(...(await programsOfFile(file, outcome, unsaved)));
  }
  return programs;
}

/** The programs of a file that have calls, or calls of wrappers: the rules need their text. */
export async function programsOfFile(
  file: FoundFile,
  { calls, callers }: Pick<FileOutcome, 'calls' | 'callers'>,
  unsaved: UnsavedTexts,
): Promise<readonly WorkspaceProgram[]> {
  if (calls.length === 0 && callers.length === 0) return [];
  const read = await programsOf(file, unsaved);
  const { path, absolutePath, scope } = file;
  return (read.kind === 'read' ? read.programs : [])
    .map((program) => ({
      path,
      pathInPolicy: pathInScope(scope, absolutePath),
      program,
      calls: calls.filter(({ call }) => call.language === program.language),
      callers: callers.filter(({ analysed }) => analysed.call.language === program.language),
      scope,
    }))
    .filter((program) => program.calls.length > 0 || program.callers.length > 0);
}

/** The findings of a program, by position. */
export function findProgramFindings(
  program: ProgramForFindings,
  facts: WorkspaceFacts,
  { findFindings }: Pick<FileAnalyser, 'findFindings'>,
): readonly Finding[] {
  return findFindings(program, facts).toSorted((one, other) => one.range.start - other.range.start);
}
