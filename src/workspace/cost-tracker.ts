/**
 * What a folder costs as its files go from one state to the next: from a commit to another one, or to the working tree. What
 * is the same in both is read once.
 */
import type { AnalysedCall, Skipped } from '../core/analysis.ts';
import { billedRequests } from '../core/diff/billed-requests.ts';
import { type CallInRun, callInRun } from '../core/diff/run-cost.ts';
import type { Call } from '../core/model.ts';
import { defaultPolicy } from '../core/policy/schema.ts';
import { estimateCallSites } from './call-sites.ts';
import type { Engine } from './engine.ts';
import { createEstimateMemory, createScopeMemory, type Estimate, type ScopeMemory } from './estimate-memory.ts';
import type { FileTree } from './file-tree.ts';
import type { FoundFile } from './walk.ts';
import { createWorkspaceIndex, type WorkspaceIndex } from './workspace-index.ts';

/** Files of which it can be told whether they are those of another state. */
export interface ComparableTree extends FileTree {
  /** The same for the same content, in all trees that are compared; null for no file. Never rejects. */
  readonly fingerprintOf: (path: string) => Promise<string | null>;
}

/** What a folder costs in one state. */
export interface CostSnapshot {
  /** The calls that bill, each once. */
  readonly calls: readonly CallInRun[];
  /** The calls of wrappers among them, each with the request that its wrapper makes for it. */
  readonly madeFor: ReadonlyMap<AnalysedCall, Call>;
  /** Whether a gateway measured something. Estimates of states go without that: it tells of none but the one that runs. */
  readonly isMeasured: boolean;
  /** Files and what they are, relative to the folder: those from which anything may come. */
  readonly fingerprints: ReadonlyMap<string, string>;
  /** The callcost.yml files that hold, as messages name them. */
  readonly policyFiles: readonly string[];
  /** Why they do not hold as they are written. */
  readonly policyProblems: readonly string[];
  /** Source files that could not be read or scanned, and folders, which end in a slash. */
  readonly leftOut: ReadonlyMap<string, string>;
}

export interface CostTrackerOptions {
  /** The folder, absolute. */
  readonly root: string;
  readonly engine: Engine;
  /** One callcost.yml for all states, read from the disk, instead of those in the folders. */
  readonly configFile: string | null;
  /** Waited for before each file; lets go first what is more urgent. */
  readonly pause?: () => Promise<void>;
}

/** Follows a folder. */
export interface CostTracker {
  /** What the folder costs with these files. Rejects with the reason of the signal; it must not be asked twice at a time. */
  at(files: ComparableTree, signal: AbortSignal): Promise<CostSnapshot>;
}

/** Makes a tracker that has read nothing yet. */
export function createCostTracker({ root, engine, configFile, pause = noPause }: CostTrackerOptions): CostTracker {
  let current: ComparableTree | null = null;
  let fingerprints: ReadonlyMap<string, string> = new Map();
  const snapshotOf = createSnapshots(engine, pause);
  const files = currentFiles(() => current);
  const index = createWorkspaceIndex({
    root,
    scanner: engine,
    files,
    configFile,
    maximalFiles: Number.POSITIVE_INFINITY,
    pause,
  });
  return {
    async at(next, signal) {
      if ((await next.kindOf(root)) !== 'folder') return nothing;
      current = next;
      index.relist();
      await index.list(signal);
      const now = await fingerprintsOf(index, root, next, signal);
      for (const [path, fingerprint] of now) {
        const isSame = fingerprint !== unreadable && fingerprints.get(path) === fingerprint;
        if (fingerprints.has(path) && !isSame) index.changed(path);
      }
      fingerprints = now;
      await index.refresh(signal);
      return snapshotOf(index, now);
    },
  };
}

const noPause = (): Promise<void> => Promise.resolve();

/** What cannot be read is like nothing else, itself in another state included. */
const unreadable = '';

/** Where the folder is not. */
const nothing: CostSnapshot = {
  calls: [],
  madeFor: new Map(),
  isMeasured: false,
  fingerprints: new Map(),
  policyFiles: [],
  policyProblems: [],
  leftOut: new Map(),
};

function currentFiles(current: () => FileTree | null): FileTree {
  const files = (): FileTree => {
    const tree = current();
    if (tree === null) throw new Error('there are no files yet');
    return tree;
  };
  return {
    list: async (folder) => files().list(folder),
    kindOf: async (path) => files().kindOf(path),
    read: async (path, maximalBytes) => files().read(path, maximalBytes),
  };
}

async function fingerprintsOf(
  index: WorkspaceIndex,
  root: string,
  files: ComparableTree,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const path of index.listing()?.paths ?? []) {
    signal.throwIfAborted();
    found.set(path, (await files.fingerprintOf(`${root}/${path}`)) ?? unreadable);
  }
  return found;
}

/**
 * Reads what an index knows; `fingerprints` are its files. Calls are estimated once for all snapshots, some at a time: `pause`
 * lets go first what is more urgent.
 */
export function createSnapshots(
  engine: Engine,
  pause: () => Promise<void>,
): (index: WorkspaceIndex, fingerprints: ReadonlyMap<string, string>) => Promise<CostSnapshot> {
  const scopes = createScopeMemory();
  const estimate = createEstimateMemory(engine);
  const isMeasured = () => engine.snapshots.some(({ usage }) => usage.length > 0);
  return async (index, fingerprints) => {
    const files = scopedFiles(index, scopes);
    const calls = [...index.calls(), ...index.allSites().map(({ call }) => call)];
    for (const [number, call] of calls.entries()) {
      const file = files.get(call.file);
      if (file !== undefined) estimate(call, file);
      if (number % estimatesAtATime === 0) await pause();
    }
    return { ...readSnapshot(index, fingerprints, scopes, estimate), isMeasured: isMeasured() };
  };
}

/** Some ten milliseconds, which nobody feels. */
const estimatesAtATime = 20;

function readSnapshot(
  index: WorkspaceIndex,
  fingerprints: ReadonlyMap<string, string>,
  memory: ScopeMemory,
  estimate: Estimate,
): Omit<CostSnapshot, 'isMeasured'> {
  const listing = index.listing();
  const scopes = listing?.scopes ?? [];
  const files = scopedFiles(index, memory);
  const calls = index.calls();
  const sites = estimateCallSites(index.allSites(), calls, files, estimate);
  const made = new Set(sites.map(({ file, callId }) => `${file}\0${callId}`));
  const direct = calls
    .filter(({ file, id }) => !made.has(`${file}\0${id}`))
    .flatMap((call) => {
      const file = files.get(call.file);
      return file === undefined ? [] : [estimate(call, file)];
    });
  const billed = billedRequests([...direct, ...sites.map(({ analysed }) => analysed)]).toSorted(byPlace);
  return {
    calls: billed.map((analysed) => callInRun(analysed, files.get(analysed.call.file)?.scope.policy ?? defaultPolicy)),
    madeFor: new Map(sites.map(({ analysed, made: request }) => [analysed, request])),
    fingerprints,
    policyFiles: scopes.flatMap(({ file }) => file ?? []),
    policyProblems: scopes.flatMap(({ problems }) =>
      problems.filter(({ severity }) => severity === 'error').map(({ file, message }) => `${file}: ${message}`),
    ),
    leftOut: new Map([...unreadOf(listing?.skipped ?? []), ...index.leftOut()]),
  };
}

/** What cannot even be listed. */
function unreadOf(skipped: readonly Skipped[]): readonly (readonly [file: string, reason: string])[] {
  return skipped.flatMap(({ file, kind, reason }) => (kind === 'unreadable' ? [[file, reason] as const] : []));
}

function scopedFiles(index: WorkspaceIndex, memory: ScopeMemory): ReadonlyMap<string, FoundFile> {
  const files = index.listing()?.files ?? [];
  return new Map([...files].map(([path, file]) => [path, { ...file, scope: memory(file.scope) }]));
}

function byPlace({ call: one }: AnalysedCall, { call: other }: AnalysedCall): number {
  if (one.file !== other.file) return one.file < other.file ? -1 : 1;
  return one.range.start - other.range.start;
}
