/** Joins the calls of wrappers to the calls that the wrappers make for them. */
import type { AnalysedCall } from '../core/analysis.ts';
import { withCallSites } from '../core/estimate/call-sites.ts';
import { groupedBy } from '../core/grouping.ts';
import type { Call } from '../core/model.ts';
import type { WrapperCall } from '../core/rules/rule.ts';
import type { LoadedProject, ProjectSource } from '../core/scan/project.ts';
import { type FileAnalyser, type FileOutcome, programsOf, type UnsavedTexts } from './analyse-file.ts';
import { withFeatureOfWrapper } from './call-site-feature.ts';
import type { LinkedCallSite, LinkedWorkspace } from './call-site-linker.ts';
import type { FoundFile } from './walk.ts';

/** The files of a scan as the linker reads them. */
export function linkedWorkspace(
  files: readonly FoundFile[],
  { findCallSites }: Pick<FileAnalyser, 'findCallSites'>,
  project: LoadedProject,
  { resolve }: ProjectSource,
  unsaved: UnsavedTexts,
): LinkedWorkspace {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const present = project.asOfNow();
  return {
    paths: files.map(({ path }) => path),
    resolve,
    findCallSites: (source, wrappers, signal) => findCallSites(source, wrappers, present, signal),
    async sourcesOf(path) {
      const file = byPath.get(path);
      const read = file === undefined ? null : await programsOf(file, unsaved);
      return read?.kind === 'read' ? read.programs.map((program) => ({ path, ...program })) : [];
    },
  };
}

/** A call of a wrapper, with the call that is made for it. */
interface JoinedCallSite extends WrapperCall {
  readonly callId: string;
  readonly file: string;
}

/** The call sites of these calls, each estimated under the policy of its own file. */
export function estimateCallSites(
  sites: readonly LinkedCallSite[],
  calls: readonly Call[],
  files: ReadonlyMap<string, FoundFile>,
  estimate: FileAnalyser['estimate'],
): readonly JoinedCallSite[] {
  const byId = new Map(calls.map((call) => [keyOf(call.file, call.id), call]));
  const byWrapper = groupedBy(sites, ({ file, callId }) => keyOf(file, callId));
  return sites.flatMap(({ call, callId, file }) => {
    const key = keyOf(file, callId);
    const [own, made] = [files.get(call.file), byId.get(key)];
    if (own === undefined || made === undefined) return [];
    const estimated = estimate(call, own);
    const place = byWrapper.get(key)?.length === 1 ? files.get(file) : undefined;
    const analysed = place === undefined ? estimated : withFeatureOfWrapper(estimated, { call: made, place }, estimate);
    return [{ analysed, made, callId, file }];
  });
}

/** What files hold, with each call site at the call that is made for it, estimated under the policy of its own file. */
export function joinCallSites(
  outcomes: readonly FileOutcome[],
  sites: readonly LinkedCallSite[],
  files: readonly FoundFile[],
  estimate: FileAnalyser['estimate'],
): readonly FileOutcome[] {
  if (sites.length === 0) return outcomes;
  const calls = outcomes.flatMap((outcome) => outcome.calls.map(({ call }) => call));
  const joined = estimateCallSites(sites, calls, new Map(files.map((file) => [file.path, file])), estimate);
  const byCall = groupedBy(joined, ({ file, callId }) => keyOf(file, callId));
  const byFile = groupedBy(joined, ({ analysed }) => analysed.call.file);
  const withSites = (analysed: AnalysedCall) => {
    const own = byCall.get(keyOf(analysed.call.file, analysed.call.id)) ?? [];
    const callSites = own.map((site) => site.analysed);
    return callSites.length === 0 ? analysed : withCallSites(analysed, callSites);
  };
  return outcomes.map((outcome, index) => ({
    ...outcome,
    callers: byFile.get(files[index]?.path ?? '') ?? [],
    calls: outcome.calls.map(withSites),
  }));
}

function keyOf(file: string, callId: string): string {
  return `${file}\0${callId}`;
}
