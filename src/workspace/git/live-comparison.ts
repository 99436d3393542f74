/** Compares a folder that is open in an editor with a commit, again and again. */
import { type CostSnapshot, createCostTracker, createSnapshots } from '../cost-tracker.ts';
import type { Engine } from '../engine.ts';
import type { WorkspaceIndex } from '../workspace-index.ts';
import { createBlobReader } from './blob-reader.ts';
import { type ComparedSides, type Comparison, compareSnapshots, filesOf, findSides } from './compare.ts';
import { listRefs, openRepository, type Repository } from './repository.ts';
import { workingTree } from './working-tree.ts';

export interface LiveComparisonOptions {
  /** The folder, absolute. */
  readonly root: string;
  readonly engine: Engine;
  /** Waited for before each file of the base. */
  readonly pause: () => Promise<void>;
}

/** It reads nothing until it is asked to; dispose it with its folder. */
export interface LiveComparison {
  /**
   * Compares what the index knows, texts that are not saved included, with a branch, tag or commit, null for the main
   * branch. The base is read once for each commit. Throws a UserError where there is none; rejects with the signal's reason.
   */
  compare(base: string | null, head: WorkspaceIndex, signal: AbortSignal): Promise<Comparison>;
  /** Names of branches and tags, the newest first. Throws a UserError where there is no repository. */
  refs(signal: AbortSignal): Promise<readonly string[]>;
  dispose(): void;
}

/** Makes a comparison. */
export function createLiveComparison({ root, engine, pause }: LiveComparisonOptions): LiveComparison {
  const tracker = createCostTracker({ root, engine, configFile: null, pause });
  const snapshotOf = createSnapshots(engine, pause);
  const lifetime = new AbortController();
  let known: { readonly commit: string; readonly basis: object; readonly snapshot: CostSnapshot } | null = null;
  let last: Promise<unknown> = Promise.resolve();

  async function baseOf(repository: Repository, sides: ComparedSides, signal: AbortSignal): Promise<CostSnapshot> {
    const { commit } = sides.base;
    const { basis } = engine;
    if (known?.commit === commit && known.basis === basis) return known.snapshot;
    // git ends when the base is read: while it runs, some systems do not let people rename the folder.
    const blobs = createBlobReader(repository.place);
    try {
      const snapshot = await tracker.at(await filesOf(repository, sides, 'base', blobs, signal), signal);
      known = { commit, basis, snapshot };
      return snapshot;
    } finally {
      blobs.dispose();
    }
  }

  async function compareNow(base: string | null, head: WorkspaceIndex, signal: AbortSignal): Promise<Comparison> {
    signal.throwIfAborted();
    const repository = await openRepository(placeOf(root), signal);
    const sides = await findSides(repository, { base, head: null, isExact: false }, signal);
    const before = await baseOf(repository, sides, signal);
    const fingerprints = await newFiles(repository, root, sides.base.commit, before, head);
    return compareSnapshots(repository, root, sides, before, await snapshotOf(head, fingerprints), [], signal);
  }

  return {
    compare(base, head, signal) {
      const either = AbortSignal.any([signal, lifetime.signal]);
      // The tracker goes from one state to the next: who asks meanwhile waits.
      const comparison = last.then(() => compareNow(base, head, either));
      last = comparison.catch(() => undefined);
      return comparison;
    },
    refs: async (signal) => listRefs(await openRepository(placeOf(root), signal), signal),
    dispose: () => lifetime.abort(),
  };
}

/** An editor may have been started by git: what that set for its own folder does not hold for this one. */
function placeOf(folder: string) {
  const environment = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^GIT_(?!SSH|CONFIG)/.test(name)),
  );
  return { folder, environment };
}

/** What the files are that the base does not have: they may have been renamed. The others are not asked for. */
async function newFiles(
  repository: Repository,
  root: string,
  commit: string,
  base: CostSnapshot,
  head: WorkspaceIndex,
): Promise<ReadonlyMap<string, string>> {
  const { fingerprintOf } = workingTree(repository, commit);
  const fingerprints = new Map<string, string>();
  for (const path of head.listing()?.paths ?? []) {
    const isNew = !base.fingerprints.has(path);
    fingerprints.set(path, isNew ? ((await fingerprintOf(`${root}/${path}`)) ?? '') : '');
  }
  return fingerprints;
}
