/** What an analysis of a document took from the rest of its folder, and whether that has changed since. */
import type { AnalysedCall } from '../core/analysis.ts';
import { withCallSites } from '../core/estimate/call-sites.ts';
import type { Wrapper } from '../core/scan/wrappers/wrapper.ts';
import type { LinkedCallSite } from '../workspace/call-site-linker.ts';
import type { OpenCallSite, OpenFileAnalysis } from '../workspace/engine.ts';
import type { DocumentAnalysis } from './analyses.ts';
import type { IndexedPlace } from './folder-indexes.ts';

/** What the index of a folder said of a file when it was asked. */
export interface SeenInFolder {
  readonly wrappers: readonly Wrapper[];
  /** Calls in other files for which calls of this file make the requests. */
  readonly sites: readonly LinkedCallSite[];
}

/** What the index of its folder says of a file now. */
export function seenFrom({ index, path }: IndexedPlace): SeenInFolder {
  return { wrappers: index.wrappersFor(path), sites: index.sitesOf(path).filter(({ call }) => call.file !== path) };
}

/** Whether the index says of a file what it said before. */
export function isStillSeen(before: SeenInFolder, now: SeenInFolder): boolean {
  return (
    isSame(before.wrappers, now.wrappers) &&
    isSame(
      before.sites.map(({ call }) => call),
      now.sites.map(({ call }) => call),
    )
  );
}

/** The call sites of a document that are passed on by nobody else: those that bring what is sent. */
export function ownSites({ sites }: OpenFileAnalysis, { index }: IndexedPlace): readonly OpenCallSite[] {
  return sites.filter(({ analysed }) => !index.isPassedOn(analysed.call));
}

/** An analysis whose calls have their call sites, those in other files with the estimates that are given. */
export function joinCallSites(
  found: OpenFileAnalysis,
  place: IndexedPlace,
  others: readonly { readonly callId: string; readonly analysed: AnalysedCall }[],
): OpenFileAnalysis {
  const sites = ownSites(found, place);
  const own = sites.filter(({ file }) => file === place.path);
  if (own.length + others.length === 0) return { ...found, sites };
  const calls = found.calls.map((analysed) => {
    const { id } = analysed.call;
    const each = [...own, ...others].filter(({ callId }) => callId === id).map((site) => site.analysed);
    return each.length === 0 ? analysed : withCallSites(analysed, each);
  });
  return { ...found, calls, sites };
}

/** The calls of a document and its calls of wrappers, by place. */
export function allCalls({ found }: Pick<DocumentAnalysis, 'found'>): readonly AnalysedCall[] {
  if (found.sites.length === 0) return found.calls;
  const sites = found.sites.map(({ analysed }) => analysed);
  return [...found.calls, ...sites].toSorted((one, other) => one.call.range.start - other.call.range.start);
}

function isSame<Item>(one: readonly Item[], other: readonly Item[]): boolean {
  return one.length === other.length && one.every((item, index) => item === other[index]);
}
