/** Joins the calls of wrappers to the calls that the wrappers make for them. */
import type { AnalysedCall } from '../core/analysis.ts';
import { withCallSites } from '../core/estimate/call-sites.ts';
import type { LoadedProject, ProjectSource } from '../core/scan/project.ts';
import { type FileAnalyser, type FileOutcome, programsOf, type UnsavedTexts } from './analyse-file.ts';
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
  return {
    paths: files.map(({ path }) => path),
    resolve,
    findCallSites: (source, wrappers, signal) => findCallSites(source, wrappers, project, signal),
    async sourcesOf(path) {
      const file = byPath.get(path);
      const read = file === undefined ? null : await programsOf(file, unsaved);
      return read?.kind === 'read' ? read.programs.map((program) => ({ path, ...program })) : [];
    },
  };
}

/** What files hold, with each call site at the call that is made for it, estimated under the policy of its own file. */
export function joinCallSites(
  outcomes: readonly FileOutcome[],
  sites: readonly LinkedCallSite[],
  files: readonly FoundFile[],
  { estimate }: Pick<FileAnalyser, 'estimate'>,
): readonly FileOutcome[] {
  if (sites.length === 0) return outcomes;
  const byPath = new Map(files.map((file) => [file.path, file]));
  const byCall = new Map<string, AnalysedCall[]>();
  for (const { call, callId, file } of sites) {
    const own = byPath.get(call.file);
    if (own === undefined) continue;
    const key = `${file}\0${callId}`;
    byCall.set(key, [...(byCall.get(key) ?? []), estimate(call, own)]);
  }
  return outcomes.map((outcome) => ({
    ...outcome,
    calls: outcome.calls.map((analysed) => {
      const own = byCall.get(`${analysed.call.file}\0${analysed.call.id}`);
      return own === undefined ? analysed : withCallSites(analysed, own);
    }),
  }));
}
