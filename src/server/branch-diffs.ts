/** What the calls of the open folders cost more or less than those of another branch. It lives as long as the editor is connected. */

import type { AnalysedCall } from '../core/analysis.ts';
import { changedAspects } from '../core/diff/call-changes.ts';
import { changeOf } from '../core/diff/cost-change.ts';
import type { ChangedCall } from '../core/diff/diff.ts';
import { UserError } from '../core/errors.ts';
import type { Engine } from '../workspace/engine.ts';
import type { Comparison } from '../workspace/git/compare.ts';
import type { LiveComparison } from '../workspace/git/live-comparison.ts';
import type { Analyses, DocumentAnalysis } from './analyses.ts';
import type { FolderIndexes } from './folder-indexes.ts';
import type { ServerHost } from './host.ts';
import type { Refresher } from './refresher.ts';

export interface BranchDiffsContext {
  readonly host: ServerHost;
  readonly indexes: FolderIndexes;
  readonly analyses: Pick<Analyses, 'engine' | 'idle'>;
  /** Has what is shown asked for again, once more is known. */
  readonly refresher: Pick<Refresher, 'schedule'>;
}

/** Compares folders with branches; git runs in trusted workspaces only. */
export interface BranchDiffs {
  /** Compares a folder, texts that are not saved included. Throws a UserError where that cannot be; `base` null is the main branch. */
  compare(root: string, base: string | null, signal: AbortSignal): Promise<Comparison>;
  /** Names of branches and tags. Throws a UserError where there is no repository. */
  refs(root: string, signal: AbortSignal): Promise<readonly string[]>;
  /**
   * What changed about a call against the main branch; null for nothing, and while that is not known yet. It never waits: it
   * is found out behind, for whoever asks next.
   */
  changeOf(analysis: DocumentAnalysis, analysed: AnalysedCall): Promise<BranchChange | null>;
  /** Files of a folder have changed. */
  filesChanged(root: string): void;
  /** The workspace is trusted now. */
  trust(): void;
  /** Folders have come or gone: what is known of them is freed. */
  forget(): void;
  dispose(): void;
}

/** What changed about a call; `changed` is null for one that is new. */
export interface BranchChange {
  readonly base: string;
  readonly changed: ChangedCall | null;
}

/** Larger folders are compared when somebody asks for that, and not behind a hover. */
const mostFilesBehind = 10_000;

/** Milliseconds after which branches are looked at again: they move without a change of files. */
const freshMs = 15_000;

interface Folder {
  readonly comparison: LiveComparison;
  /** The last comparison with the main branch: calls as they were there, by file and id of what they are now. */
  before: ReadonlyMap<string, AnalysedCall | null>;
  /** With what they were estimated; see `Engine.basis`. */
  basis: object | null;
  baseName: string;
  comparedAt: number | null;
  isOutdated: boolean;
  isComparing: boolean;
}

const unknownFolder: Omit<Folder, 'comparison'> = {
  before: new Map(),
  basis: null,
  baseName: '',
  comparedAt: null,
  isOutdated: true,
  isComparing: false,
};

/** Makes the comparisons; git is not run before somebody asks. */
export function createBranchDiffs(
  { host, indexes, analyses, refresher }: BranchDiffsContext,
  isTrustedAtStart: boolean,
): BranchDiffs {
  const folders = new Map<string, Folder>();
  const lifetime = new AbortController();
  let isTrusted = isTrustedAtStart;

  async function folderAt(root: string): Promise<Folder> {
    if (!isTrusted) {
      throw new UserError('git does not run in a workspace that is not trusted.', 'Trust the workspace first.');
    }
    const loaded = await analyses.engine();
    const known = folders.get(root);
    if (known !== undefined) return known;
    const pause = () => host.pause().then(() => analyses.idle());
    const folder: Folder = { ...unknownFolder, comparison: host.createComparison({ root, engine: loaded, pause }) };
    folders.set(root, folder);
    return folder;
  }

  async function compare(root: string, base: string | null, signal: AbortSignal): Promise<Comparison> {
    const folder = await folderAt(root);
    const engine = await analyses.engine();
    const { basis } = engine;
    const index = indexes.all(engine).find((each) => each.root === root)?.index;
    if (index === undefined) throw new UserError('The folder is not open in the editor.', 'Open it first.');
    await index.refresh(signal);
    const comparison = await folder.comparison.compare(base, index, signal);
    if (base === null) {
      folder.before = callsBefore(comparison.diff);
      folder.basis = basis;
      folder.baseName = comparison.base.name;
    }
    return comparison;
  }

  /** Compares behind, unless what is known is fresh. A folder that cannot be compared says nothing in hovers. */
  async function bringUpToDate(root: string): Promise<void> {
    const folder = await folderAt(root);
    const engine = await analyses.engine();
    if (folder.isComparing || isFresh(folder, engine, host.now())) return;
    folder.isComparing = true;
    folder.isOutdated = false;
    try {
      await compare(root, null, lifetime.signal);
      refresher.schedule();
    } finally {
      folder.comparedAt = host.now().getTime();
      folder.isComparing = false;
    }
  }

  return {
    compare,
    refs: async (root, signal) => (await folderAt(root)).comparison.refs(signal),
    async changeOf({ place, scope }, { call }) {
      if (place === null || !isTrusted || call.operation === 'model-declaration') return null;
      const files = place.index.listing()?.files.size ?? 0;
      if (files <= mostFilesBehind) bringUpToDate(place.root).catch(() => undefined);
      const folder = folders.get(place.root);
      const before = folder?.before.get(keyOf(call));
      const engine = await analyses.engine();
      // What was estimated with other prices tells nothing of this call.
      if (folder === undefined || before === undefined || folder.basis !== engine.basis) return null;
      // Both sides are estimated alike: by callcost.yml alone, without what a gateway measured of one of them.
      const after = engine.estimate(call, { absolutePath: `${place.root}/${call.file}`, scope });
      return changeBetween(folder.baseName, before, after);
    },
    filesChanged(root) {
      const folder = folders.get(root);
      if (folder !== undefined) folder.isOutdated = true;
    },
    trust() {
      isTrusted = true;
    },
    forget: () => forgetAll(folders),
    dispose() {
      lifetime.abort();
      forgetAll(folders);
    },
  };
}

function forgetAll(folders: Map<string, Folder>): void {
  for (const { comparison } of folders.values()) comparison.dispose();
  folders.clear();
}

function isFresh({ comparedAt, isOutdated, basis }: Folder, engine: Pick<Engine, 'basis'>, now: Date): boolean {
  if (comparedAt === null || isOutdated || basis !== engine.basis) return false;
  return now.getTime() - comparedAt < freshMs;
}

function changeBetween(base: string, before: AnalysedCall | null, after: AnalysedCall): BranchChange | null {
  if (before === null) return { base, changed: null };
  const what = changedAspects(before, after);
  if (what.length === 0) return null;
  const perCall = changeOf(before.estimate.perCall, after.estimate.perCall);
  const perMonth = changeOf(before.estimate.perMonth, after.estimate.perMonth);
  return { base, changed: { before, after, what, perCall, perMonth } };
}

/** Each call as it was before; null for those that are new. */
function callsBefore({
  added,
  changed,
  moved,
  unchanged,
}: Comparison['diff']): ReadonlyMap<string, AnalysedCall | null> {
  const pairs = [...changed, ...moved, ...unchanged];
  return new Map([
    ...added.map(({ call }) => [keyOf(call), null] as const),
    ...pairs.map(({ before, after }) => [keyOf(after.call), before] as const),
  ]);
}

function keyOf({ file, id }: AnalysedCall['call']): string {
  return `${file}\0${id}`;
}
