/** Analyses a folder by its index, again and again: what has not changed is not read, estimated or judged again. */
import type { AnalysedPrompt, Analysis } from '../core/analysis.ts';
import { type FileOutcome, inOrderOfCells, nothingInFile, type UnsavedTexts } from './analyse-file.ts';
import { analysisOf, byFolder } from './analysis-of.ts';
import type { AnalysisProgress } from './analyze.ts';
import { joinCallSites } from './call-sites.ts';
import type { Engine } from './engine.ts';
import { createEstimateMemory, createScopeMemory } from './estimate-memory.ts';
import { createFindingsMemory, type JudgedFile } from './findings-memory.ts';
import type { IndexedFile } from './indexed-file.ts';
import { withMeasuredCalls } from './measured-calls.ts';
import type { FoundFile } from './walk.ts';
import type { WorkspaceIndex } from './workspace-index.ts';

export interface IndexedAnalysisOptions {
  /** The folder of the index, absolute. */
  readonly root: string;
  readonly engine: Engine;
  /** Lets go first what is more urgent. */
  readonly pause: () => Promise<void>;
}

export interface IndexedAnalysisRequest extends UnsavedTexts {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: AnalysisProgress) => void;
}

/**
 * What a scan of the folder finds, from what its index knows once it is up to date; see `WorkspaceIndex.looksIntoFiles`.
 * Rejects with the reason of the signal.
 */
export type IndexedAnalysis = (index: WorkspaceIndex, request: IndexedAnalysisRequest) => Promise<Analysis>;

/** Estimates between two pauses: some ten milliseconds, which nobody feels. */
const estimatesAtATime = 20;

/** Makes the analysis of one folder; it has read nothing yet. */
export function createIndexedAnalysis({ root, engine, pause }: IndexedAnalysisOptions): IndexedAnalysis {
  const scopeOf = createScopeMemory();
  const estimateIn = createEstimateMemory(engine);
  const estimate: Engine['estimate'] = (call, { absolutePath, scope }) =>
    estimateIn(call, { absolutePath, scope: scopeOf(scope) });
  const findingsOf = createFindingsMemory({ engine, scopeOf, pause });

  async function outcomesOf(
    index: WorkspaceIndex,
    files: readonly FoundFile[],
    { signal, onProgress }: IndexedAnalysisRequest,
  ): Promise<readonly JudgedFile[]> {
    const indexed = files.map(({ path }) => index.fileAt(path));
    const sites = index.allSites();
    const byPath = new Map(files.map((file) => [file.path, file]));
    const calls = [...indexed.flatMap((each) => each?.calls ?? []), ...sites.map(({ call }) => call)];
    for (const [done, call] of calls.entries()) {
      const file = byPath.get(call.file);
      if (file !== undefined) estimate(call, file);
      if (done % estimatesAtATime !== 0) continue;
      await pause();
      signal.throwIfAborted();
      onProgress({ done, total: calls.length, file: call.file });
    }
    const alone = indexed.map((each, at) => outcomeOf(files[at], each));
    const joined = withMeasuredCalls(joinCallSites(alone, sites, files, estimate), files, [root], engine);
    return files.map((file, at) => ({ file, indexed: indexed[at] ?? null, outcome: joined[at] ?? nothingInFile }));
  }

  function outcomeOf(file: FoundFile | undefined, indexed: IndexedFile | null): FileOutcome {
    if (file === undefined || indexed === null) return nothingInFile;
    const { calls, prompts, problems, wrappers, dependencies, skipped, leftOut } = indexed;
    return {
      calls: inOrderOfCells(calls.map((call) => estimate(call, file))),
      prompts: prompts.map(
        (prompt): AnalysedPrompt => ({ file: file.path, prompt, tokens: engine.sizeOfPrompt(prompt) }),
      ),
      problems,
      wrappers,
      dependencies: [...dependencies],
      skipped,
      callers: [],
      isScanned: leftOut === null,
    };
  }

  return async (index, request) => {
    await index.refresh(request.signal);
    const listing = index.listing();
    const files = [...(listing?.files.values() ?? [])].toSorted((left, right) => byFolder(left.path, right.path));
    const { scopes, skipped } = listing ?? { scopes: [], skipped: [] };
    const judged = await outcomesOf(index, files, request);
    await pause();
    const findings = await findingsOf(judged, scopes, request);
    await pause();
    const outcomes = judged.map(({ outcome }) => outcome);
    return analysisOf({ root, outcomes, scopes, skipped, wholes: [root], findings }, engine);
  };
}
