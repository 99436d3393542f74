/** Measured use in a workspace: it reaches a call only where all files together tell that it is that call's alone. */
import { type AnalysedCall, isRequest } from '../core/analysis.ts';
import { billedCalls, withCallSites } from '../core/estimate/call-sites.ts';
import { measuredCalls } from '../core/estimate/measured.ts';
import type { FileAnalyser, FileOutcome, FilePlace } from './analyse-file.ts';
import { isWithin } from './policy-scope.ts';
import type { FoundFile } from './walk.ts';

/**
 * What files hold, with measured numbers in the estimates of the calls that surely are those which were measured. `folders` are
 * those that were read as a whole.
 */
export function withMeasuredCalls(
  outcomes: readonly FileOutcome[],
  files: readonly FoundFile[],
  folders: readonly string[],
  analyser: Pick<FileAnalyser, 'snapshots' | 'measurable' | 'measure'>,
): readonly FileOutcome[] {
  if (analyser.snapshots.length === 0) return outcomes;
  const byPath = new Map(files.map((file) => [file.path, file]));
  const calls = outcomes.flatMap((outcome) => outcome.calls);
  const replaced = measuredReplacements(calls, ({ call }) => byPath.get(call.file), folders, analyser);
  if (replaced.size === 0) return outcomes;
  const replace = (analysed: AnalysedCall) => replacedCall(analysed, replaced);
  return outcomes.map((outcome) => ({
    ...outcome,
    calls: outcome.calls.map(replace),
    callers: outcome.callers.map((caller) => ({ ...caller, analysed: replace(caller.analysed) })),
  }));
}

/** A call, or its call sites, with what is in their place. */
export function replacedCall(analysed: AnalysedCall, replaced: ReadonlyMap<AnalysedCall, AnalysedCall>): AnalysedCall {
  const own = replaced.get(analysed);
  if (own !== undefined) return own;
  const { callSites } = analysed;
  if (callSites?.some((site) => replaced.has(site)) !== true) return analysed;
  return withCallSites(
    analysed,
    callSites.map((site) => replaced.get(site) ?? site),
  );
}

/**
 * The calls of a workspace that surely are those which were measured, each with what is in its place. Where a part only of what
 * a callcost.yml holds for was read, other calls of the same feature may lie elsewhere: none of its calls is.
 */
export function measuredReplacements(
  calls: readonly AnalysedCall[],
  placeOf: (analysed: AnalysedCall) => FilePlace | undefined,
  folders: readonly string[],
  { snapshots, measurable, measure }: Pick<FileAnalyser, 'snapshots' | 'measurable' | 'measure'>,
): ReadonlyMap<AnalysedCall, AnalysedCall> {
  const subjects = billedCalls(calls)
    .filter(isRequest)
    .flatMap((analysed) => {
      const place = placeOf(analysed);
      if (place === undefined || !isWithin(place.scope, folders)) return [];
      return [{ ...measurable(analysed.call, analysed.estimate.feature, place), analysed, place }];
    });
  const found = measuredCalls(snapshots, subjects);
  return new Map([...found].map(([{ analysed, place }, use]) => [analysed, measure(analysed, use, place)]));
}
