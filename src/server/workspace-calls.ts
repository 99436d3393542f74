/** All calls of the workspace with their estimates, as far as the indexes of its folders know them by now. */
import type { AnalysedCall } from '../core/analysis.ts';
import { billedCalls, withCallSites } from '../core/estimate/call-sites.ts';
import { groupedBy } from '../core/grouping.ts';
import type { Call } from '../core/model.ts';
import { withFeatureOfWrapper } from '../workspace/call-site-feature.ts';
import type { LinkedCallSite } from '../workspace/call-site-linker.ts';
import type { Engine } from '../workspace/engine.ts';
import { measuredReplacements, replacedCall } from '../workspace/measured-calls.ts';
import type { PolicyScope } from '../workspace/policy-scope.ts';
import { type FolderIndexes, policyFoldersOf, type WholeFolder } from './folder-indexes.ts';
import type { Policies } from './policies.ts';

/** A folder with its calls. The request of a wrapper has its call sites, which bill in its place. */
export interface FolderCalls {
  /** Absolute; files of calls are relative to it. */
  readonly root: string;
  /** Whether its files are still being read: there may be more calls. */
  readonly isReading: boolean;
  readonly calls: readonly AnalysedCall[];
  /** The policy that holds for the folder, and by file those that hold for its calls. */
  readonly scope: PolicyScope;
  readonly scopeOfFile: ReadonlyMap<string, PolicyScope>;
  /** All policies that hold somewhere in the folder, also where there is no call. */
  readonly scopes: readonly PolicyScope[];
}

export interface WorkspaceCallsContext {
  readonly indexes: FolderIndexes;
  readonly policies: Policies;
  readonly engine: () => Promise<Engine>;
  /** Another object whenever prices or measured numbers are others. */
  readonly basis: () => object;
  /** Lets go first what somebody waits for. */
  readonly pause: () => Promise<void>;
}

/** Estimates between two pauses: some ten milliseconds, which nobody feels. */
const estimatesAtATime = 20;

/** Collects the calls of all folders. Calls that have not changed are not estimated again. */
export function createWorkspaceCalls(context: WorkspaceCallsContext): () => Promise<readonly FolderCalls[]> {
  const estimates = new WeakMap<Call, KeptEstimate>();
  return async () => {
    const engine = await context.engine();
    const indexed = context.indexes.all(engine);
    const folders: FolderCalls[] = [];
    for (const folder of indexed) folders.push(await callsOf(folder, engine, context, estimates));
    return indexed.every(({ isRead }) => isRead) ? withMeasured(folders, engine) : folders;
  };
}

interface KeptEstimate {
  readonly scope: PolicyScope;
  readonly basis: object;
  readonly analysed: AnalysedCall;
}

async function callsOf(
  { root, index, isReading }: WholeFolder,
  engine: Engine,
  { policies, basis, pause }: WorkspaceCallsContext,
  estimates: WeakMap<Call, KeptEstimate>,
): Promise<FolderCalls> {
  const scopeOfFile = new Map<string, PolicyScope>();
  const now = basis();
  let fresh = 0;
  const placeOf = async (file: string) => {
    const absolutePath = `${root}/${file}`;
    const scope = scopeOfFile.get(file) ?? (await policies.scopeOf(absolutePath));
    scopeOfFile.set(file, scope);
    return { absolutePath, scope };
  };
  const estimated = async (call: Call): Promise<AnalysedCall> => {
    const place = await placeOf(call.file);
    const known = estimates.get(call);
    if (known?.scope === place.scope && known.basis === now) return known.analysed;
    const analysed = engine.estimate(call, place);
    estimates.set(call, { scope: place.scope, basis: now, analysed });
    fresh += 1;
    if (fresh % estimatesAtATime === 0) await pause();
    return analysed;
  };
  const sites = groupedBy(index.allSites(), ({ file, callId }) => keyOf(file, callId));
  const estimatedSite = async ({ call }: LinkedCallSite, made: Call, isOnly: boolean): Promise<AnalysedCall> => {
    const analysed = await estimated(call);
    if (!isOnly) return analysed;
    return withFeatureOfWrapper(analysed, { call: made, place: await placeOf(made.file) }, engine.estimate);
  };
  const calls: AnalysedCall[] = [];
  for (const call of index.calls()) {
    const own = sites.get(keyOf(call.file, call.id)) ?? [];
    const analysed = await estimated(call);
    const atSites: AnalysedCall[] = [];
    for (const site of own) atSites.push(await estimatedSite(site, call, own.length === 1));
    calls.push(own.length === 0 ? analysed : withCallSites(analysed, atSites));
  }
  const scope = await policies.scopeOf(`${root}/callcost.yml`);
  const others = await Promise.all(policyFoldersOf(index).map((each) => policies.scopeOf(`${each}/callcost.yml`)));
  return {
    root,
    isReading,
    calls,
    scope,
    scopeOfFile,
    scopes: [...new Set([scope, ...others, ...scopeOfFile.values()])],
  };
}

/** Measured use reaches a call only where all folders together tell that it is that call's alone. */
function withMeasured(folders: readonly FolderCalls[], engine: Engine): readonly FolderCalls[] {
  if (engine.snapshots.length === 0) return folders;
  const places = new Map(
    folders.flatMap(({ root, calls, scope, scopeOfFile }) =>
      billedCalls(calls).map((analysed) => {
        const { file } = analysed.call;
        return [analysed, { absolutePath: `${root}/${file}`, scope: scopeOfFile.get(file) ?? scope }] as const;
      }),
    ),
  );
  const all = folders.flatMap(({ calls }) => calls);
  const roots = folders.map(({ root }) => root);
  const replaced = measuredReplacements(all, (analysed) => places.get(analysed), roots, engine);
  return folders.map((folder) => ({
    ...folder,
    calls: folder.calls.map((analysed) => replacedCall(analysed, replaced)),
  }));
}

function keyOf(file: string, callId: string): string {
  return `${file}\0${callId}`;
}
