/** What an analysis of a document took from the rest of its folder, and whether that has changed since. */
import type { AnalysedCall } from '../core/analysis.ts';
import { withCallSites } from '../core/estimate/call-sites.ts';
import type { Call } from '../core/model.ts';
import type { Wrapper } from '../core/scan/wrappers/wrapper.ts';
import type { FileAnalyser } from '../workspace/analyse-file.ts';
import { type PlacedCall, withFeatureOfWrapper } from '../workspace/call-site-feature.ts';
import type { LinkedCallSite } from '../workspace/call-site-linker.ts';
import type { OpenCallSite, OpenFileAnalysis } from '../workspace/engine.ts';
import type { DocumentAnalysis } from './analyses.ts';
import type { IndexedPlace } from './folder-indexes.ts';

/** What the index of a folder said of a file when it was asked. */
export interface SeenInFolder {
  readonly wrappers: readonly Wrapper[];
  /** Calls in other files for which calls of this file make the requests. */
  readonly sites: readonly LinkedCallSite[];
  /** Calls in other files of the wrappers that this file may call: a feature is shared with the only call of a wrapper. */
  readonly others: readonly LinkedCallSite[];
}

/** What the index of its folder says of a file now. */
export function seenFrom({ index, path }: IndexedPlace): SeenInFolder {
  const wrappers = index.wrappersFor(path);
  const isElsewhere = ({ call }: LinkedCallSite) => call.file !== path;
  return {
    wrappers,
    sites: index.sitesOf(path).filter(isElsewhere),
    others: wrappers.flatMap(({ file, callId }) =>
      index.sitesOf(file).filter((site) => site.callId === callId && isElsewhere(site)),
    ),
  };
}

/** Whether the index says of a file what it said before. */
export function isStillSeen(before: SeenInFolder, now: SeenInFolder): boolean {
  return (
    isSame(before.wrappers, now.wrappers) &&
    isSame(callsOf(before.sites), callsOf(now.sites)) &&
    isSame(callsOf(before.others), callsOf(now.others))
  );
}

function callsOf(sites: readonly LinkedCallSite[]): readonly Call[] {
  return sites.map(({ call }) => call);
}

/** The call sites of a document that are passed on by nobody else: those that bring what is sent. */
export function ownSites({ sites }: OpenFileAnalysis, { index }: IndexedPlace): readonly OpenCallSite[] {
  return sites.filter(({ analysed }) => !index.isPassedOn(analysed.call));
}

/** A call in another file for which a call of the document makes the request. */
export interface OtherSite {
  readonly callId: string;
  readonly analysed: AnalysedCall;
}

/** What the features of call sites are found with: estimates, and the place of a file of the folder. */
export interface SiteEstimates {
  readonly estimate: FileAnalyser['estimate'];
  readonly placeOf: (path: string) => Promise<PlacedCall['place']>;
}

/** An analysis whose calls have their call sites, those in other files with the estimates that are given. */
export async function joinCallSites(
  found: OpenFileAnalysis,
  place: IndexedPlace,
  others: readonly OtherSite[],
  estimates: SiteEstimates,
): Promise<OpenFileAnalysis> {
  const sites = await Promise.all(
    ownSites(found, place).map((site, _, all) => withSharedFeature(site, all, found, place, estimates)),
  );
  const own = sites.filter(({ file }) => file === place.path);
  if (own.length + others.length === 0) return { ...found, sites };
  const calls = found.calls.map(async (analysed) => {
    const { call } = analysed;
    const each = [...own, ...others].filter(({ callId }) => callId === call.id).map((site) => site.analysed);
    const [only] = each;
    if (only === undefined) return analysed;
    if (each.length > 1 || own.length > 0) return withCallSites(analysed, each);
    const shared = { call, place: await estimates.placeOf(place.path) };
    return withCallSites(analysed, [withFeatureOfWrapper(only, shared, estimates.estimate)]);
  });
  return { ...found, calls: await Promise.all(calls), sites };
}

/** A call site of the document; the only one of its wrapper takes over the feature of that. */
async function withSharedFeature(
  site: OpenCallSite,
  sites: readonly OpenCallSite[],
  { calls }: OpenFileAnalysis,
  { index, path }: IndexedPlace,
  { estimate, placeOf }: SiteEstimates,
): Promise<OpenCallSite> {
  const { callId, file } = site;
  const isSame = (other: { readonly callId: string; readonly file: string }) =>
    other.callId === callId && other.file === file;
  const elsewhere = index.sitesOf(file).filter((other) => isSame(other) && other.call.file !== path);
  if (sites.filter(isSame).length + elsewhere.length > 1) return site;
  const made = file === path ? calls.find(({ call }) => call.id === callId)?.call : index.callOf(file, callId);
  if (made === undefined || made === null) return site;
  const analysed = withFeatureOfWrapper(site.analysed, { call: made, place: await placeOf(file) }, estimate);
  return { ...site, analysed };
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
