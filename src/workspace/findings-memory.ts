/** Keeps the findings of files that stay as they are. */
import { isDeepStrictEqual } from 'node:util';
import { billedCalls } from '../core/estimate/call-sites.ts';
import type { Finding } from '../core/finding.ts';
import { createFactsCollector, relevantFacts, type WorkspaceFacts } from '../core/rules/workspace-facts.ts';
import type { FileOutcome, UnsavedTexts } from './analyse-file.ts';
import type { Engine } from './engine.ts';
import type { ScopeMemory } from './estimate-memory.ts';
import { findProgramFindings, findScopeFindings, programsOfFile } from './findings.ts';
import type { IndexedFile } from './indexed-file.ts';
import type { PolicyScope } from './policy-scope.ts';
import type { FoundFile } from './walk.ts';

/** A file of a folder with what it holds. */
export interface JudgedFile {
  readonly file: FoundFile;
  /** Another object whenever the file was read again. */
  readonly indexed: IndexedFile | null;
  readonly outcome: FileOutcome;
}

export interface FindingsMemoryOptions {
  readonly engine: Engine;
  readonly scopeOf: ScopeMemory;
  /** Lets go first what is more urgent; it is waited for before each file that is judged anew. */
  readonly pause: () => Promise<void>;
}

/** The findings of all files, as `findAllFindings` gives them. Rejects with the reason of the signal. */
export type FindingsMemory = (
  files: readonly JudgedFile[],
  scopes: readonly PolicyScope[],
  request: UnsavedTexts & { readonly signal: AbortSignal },
) => Promise<readonly Finding[]>;

/** Everything that findings follow from. */
interface Basis extends Pick<FileOutcome, 'calls' | 'callers'> {
  readonly indexed: IndexedFile | null;
  readonly scope: PolicyScope;
  readonly prices: object;
  readonly today: string;
  readonly facts: string;
}

/** Makes a memory that has found nothing yet. */
export function createFindingsMemory({ engine, scopeOf, pause }: FindingsMemoryOptions): FindingsMemory {
  const facts = createFactsCollector();
  const known = new Map<string, Basis & { readonly findings: readonly Finding[] }>();

  async function findingsOf(
    { file, indexed, outcome }: JudgedFile,
    all: WorkspaceFacts,
    unsaved: UnsavedTexts,
  ): Promise<readonly Finding[]> {
    const { calls, callers } = outcome;
    if (calls.length === 0 && callers.length === 0) return [];
    const before = known.get(file.path);
    const billed = [...billedCalls(calls), ...callers.map(({ analysed }) => analysed)].map(({ call }) => call);
    const { basis: prices, today } = engine;
    const scope = scopeOf(file.scope);
    const basis = { indexed, scope, prices, today, facts: relevantFacts(all, billed), calls, callers };
    if (before !== undefined && isSame(before, basis)) return before.findings;
    await pause();
    const programs = await programsOfFile({ ...file, scope }, outcome, unsaved);
    const findings = programs.flatMap((program) => findProgramFindings(program, all, engine));
    known.set(file.path, { ...basis, findings });
    return findings;
  }

  return async (files, scopes, request) => {
    const all = facts.collect(files.flatMap(({ outcome }) => billedCalls(outcome.calls)).map(({ call }) => call));
    const holders = files.map(({ file, outcome }) => ({ scope: file.scope, calls: outcome.calls }));
    const findings = scopes.flatMap((scope) => findScopeFindings(scope, holders, engine.today));
    for (const file of files) {
      request.signal.throwIfAborted();
      findings.push(...(await findingsOf(file, all, request)));
    }
    forgetOthers(known, files);
    return findings;
  };
}

/** Objects that were kept are compared by what they are: those that were made anew may still say the same. */
function isSame(before: Basis, now: Basis): boolean {
  return (
    before.indexed === now.indexed &&
    before.scope === now.scope &&
    before.prices === now.prices &&
    before.today === now.today &&
    before.facts === now.facts &&
    isDeepStrictEqual(before.calls, now.calls) &&
    isDeepStrictEqual(before.callers, now.callers)
  );
}

function forgetOthers(known: Map<string, unknown>, files: readonly JudgedFile[]): void {
  const paths = new Set(files.map(({ file }) => file.path));
  for (const path of known.keys()) if (!paths.has(path)) known.delete(path);
}
