/** The findings of a workspace: of each file, with what all files together tell, and of each callcost.yml. */
import type { AnalysedCall } from '../core/analysis.ts';
import { billedCalls } from '../core/estimate/call-sites.ts';
import type { Finding } from '../core/finding.ts';
import { findPolicyFindings } from '../core/rules/find-policy-findings.ts';
import type { WrapperCall } from '../core/rules/rule.ts';
import { collectWorkspaceFacts } from '../core/rules/workspace-facts.ts';
import type { FileAnalyser, FileOutcome } from './analyse-file.ts';
import { type PolicyScope, pathInScope } from './policy-scope.ts';
import type { Program } from './read-programs.ts';
import type { FoundFile } from './walk.ts';

/** The text of a file, or of the cells of a notebook that are in one language, with the ids of its calls. */
export interface ProgramWithCalls {
  readonly program: Program;
  readonly callIds: ReadonlySet<string>;
}

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
interface WorkspaceProgram extends ProgramForFindings {
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
    return analyser.findFindings(program, facts).toSorted((one, other) => one.range.start - other.range.start);
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

/** The programs of all files that have calls. */
export function programsWithCalls(
  files: readonly FoundFile[],
  outcomes: readonly FileOutcome[],
): readonly WorkspaceProgram[] {
  return files.flatMap((file, index) => programsOf(file, outcomes[index]));
}

function programsOf(file: FoundFile, outcome: FileOutcome | undefined): readonly WorkspaceProgram[] {
  if (outcome === undefined) return [];
  const { path, absolutePath, scope } = file;
  return outcome.programs.map(({ program, callIds }) => ({
    path,
    pathInPolicy: pathInScope(scope, absolutePath),
    program,
    calls: outcome.calls.filter(({ call }) => callIds.has(call.id)),
    callers: outcome.callers.filter(({ analysed }) => analysed.call.language === program.language),
    scope,
  }));
}
