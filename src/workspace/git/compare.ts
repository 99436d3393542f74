/** Compares what a folder costs now, or in a commit, with what it cost in another commit. */
import { resolve } from 'node:path';
import type { AnalysedCall } from '../../core/analysis.ts';
import { type CallDiff, diffCalls } from '../../core/diff/diff.ts';
import type { ComparableTree, CostSnapshot, CostTracker } from '../cost-tracker.ts';
import { isAmong } from '../paths.ts';
import type { BlobReader } from './blob-reader.ts';
import { openCommitTree } from './commit-tree.ts';
import { renamedFiles } from './renames.ts';
import {
  currentBranch,
  defaultBase,
  findCommit,
  headOf,
  mergeBase,
  type NamedCommit,
  type Repository,
} from './repository.ts';
import { committedFiles, committedFilesHere, notCheckedOut, workingTree } from './working-tree.ts';

/** What is compared with what. */
export interface ComparisonRequest {
  /** A branch, tag or commit; null for the main branch. */
  readonly base: string | null;
  /** The same; null for the working tree. */
  readonly head: string | null;
  /** Whether the base itself is meant, and not the commit from which the head went its own way. */
  readonly isExact: boolean;
}

/** One side of a comparison. */
export interface ComparedSide {
  readonly name: string;
  /** Null for the working tree. */
  readonly commit: string | null;
  readonly isMergeBase: boolean;
}

/** Both sides, before anything is read. */
export interface ComparedSides {
  readonly base: ComparedSide & { readonly commit: string };
  readonly head: ComparedSide;
}

/** A comparison, with what was read on both sides. */
export interface Comparison {
  readonly base: ComparedSide & { readonly snapshot: CostSnapshot };
  readonly head: ComparedSide & { readonly snapshot: CostSnapshot };
  readonly diff: CallDiff;
  /** Files of the folder that have another name now, by the one before. */
  readonly renamed: ReadonlyMap<string, string>;
  /** Whether a sparse checkout leaves files out, which are compared on neither side then. */
  readonly isSparse: boolean;
}

/** Finds the commits of a comparison. Throws a UserError where there is none of a name, or no common one. */
export async function findSides(
  repository: Repository,
  { base: baseName, head: headName, isExact }: ComparisonRequest,
  signal: AbortSignal | undefined,
): Promise<ComparedSides> {
  const tip = headName === null ? await headOf(repository, signal) : await findCommit(repository, headName, signal);
  const base =
    baseName === null ? await defaultBase(repository, signal) : await findCommit(repository, baseName, signal);
  const commit = isExact ? base.hash : await mergeBase(repository, base, tip, signal);
  const isMergeBase = commit !== base.hash;
  const name = await nameOf(base, tip, repository, signal);
  return {
    base: { name, commit, isMergeBase },
    head: { name: headName ?? 'working tree', commit: headName === null ? null : tip.hash, isMergeBase: false },
  };
}

/** On the main branch itself, what is compared with is the last commit of it. */
async function nameOf(
  base: NamedCommit,
  tip: NamedCommit,
  repository: Repository,
  signal: AbortSignal | undefined,
): Promise<string> {
  return base.hash === tip.hash && base.name === (await currentBranch(repository, signal)) ? 'HEAD' : base.name;
}

/** Reads the files of a side. */
export async function filesOf(
  repository: Repository,
  sides: ComparedSides,
  which: 'base' | 'head',
  blobs: BlobReader,
  signal: AbortSignal,
): Promise<ComparableTree> {
  const here = workingTree(repository, sides.base.commit);
  const { commit } = sides[which];
  if (commit === null) return here;
  const tree = await openCommitTree(repository, commit, blobs, signal);
  return sides.head.commit === null ? committedFilesHere(repository, tree, here, signal) : committedFiles(tree);
}

/** Reads both sides, one after the other, and compares them. Rejects with the reason of the signal. */
export async function compare(
  repository: Repository,
  root: string,
  tracker: CostTracker,
  blobs: BlobReader,
  request: ComparisonRequest & { readonly paths: readonly string[] },
  signal: AbortSignal,
): Promise<Comparison> {
  const sides = await findSides(repository, request, signal);
  const head = await tracker.at(await filesOf(repository, sides, 'head', blobs, signal), signal);
  const base = await tracker.at(await filesOf(repository, sides, 'base', blobs, signal), signal);
  return compareSnapshots(repository, root, sides, base, head, request.paths, signal);
}

/** Compares what was read on both sides; `paths` are files and folders relative to the root, none for everything. */
export async function compareSnapshots(
  repository: Repository,
  root: string,
  sides: ComparedSides,
  base: CostSnapshot,
  head: CostSnapshot,
  paths: readonly string[],
  signal: AbortSignal,
): Promise<Comparison> {
  const renamed = await renamedFiles(
    repository,
    root,
    { commit: sides.base.commit, files: base.fingerprints },
    { commit: sides.head.commit, files: head.fingerprints },
    signal,
  );
  const isSparse = sides.head.commit === null && (await notCheckedOut(repository, signal)).size > 0;
  const [before, after] = [
    { ...sides.base, snapshot: base },
    { ...sides.head, snapshot: head },
  ];
  const whole = compareCalls(before, after, renamed, isSparse);
  if (paths.length === 0) return whole;
  const wanted = paths.map((path) => resolve(root, path));
  return narrowed(whole, (file) => isAmong(wanted, resolve(root, file)));
}

/** The same comparison of the calls in some files alone. A file that came from elsewhere, or went there, belongs to both. */
export function narrowed(
  { base, head, renamed, isSparse }: Comparison,
  isWanted: (file: string) => boolean,
): Comparison {
  const both = new Set([...renamed].filter(([from, to]) => isWanted(from) || isWanted(to)).flat());
  const partOf = <Side extends Comparison['base'] | Comparison['head']>(side: Side): Side => {
    const calls = side.snapshot.calls.filter(({ analysed: { call } }) => isWanted(call.file) || both.has(call.file));
    return { ...side, snapshot: { ...side.snapshot, calls } };
  };
  return compareCalls(partOf(base), partOf(head), renamed, isSparse);
}

function compareCalls(
  base: Comparison['base'],
  head: Comparison['head'],
  renamed: Comparison['renamed'],
  isSparse: boolean,
): Comparison {
  return { base, head, renamed, isSparse, diff: diffCalls(callsOf(base.snapshot), callsOf(head.snapshot), renamed) };
}

function callsOf({ calls }: CostSnapshot): readonly AnalysedCall[] {
  return calls.map(({ analysed }) => analysed);
}
