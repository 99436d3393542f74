/** What the gateway measured of the calls in a document, as the calls of the whole workspace tell. */
import type { AnalysedCall } from '../core/analysis.ts';
import type { MeasuredCall } from '../core/measured-use.ts';
import type { Call } from '../core/model.ts';
import type { FilePlace } from '../workspace/analyse-file.ts';
import type { Engine, OpenFileAnalysis } from '../workspace/engine.ts';
import { replacedCall } from '../workspace/measured-calls.ts';
import type { FolderCalls } from './workspace-calls.ts';

/** Measured use by folder, file and call. */
export type MeasuredUses = ReadonlyMap<string, MeasuredCall>;

/** The use of all calls that are surely those which were measured. */
export function measuredUses(folders: readonly FolderCalls[]): MeasuredUses {
  return new Map(
    folders.flatMap(({ root, calls }) =>
      calls
        .flatMap((analysed) => [analysed, ...(analysed.callSites ?? [])])
        .flatMap(({ call, measured }) => (measured === undefined ? [] : [[keyOf(root, call), measured.use] as const])),
    ),
  );
}

/** An analysis whose calls are estimated by what was measured of them. */
export async function withMeasuredUse(
  found: OpenFileAnalysis,
  root: string,
  uses: MeasuredUses,
  { measure }: Pick<Engine, 'measure'>,
  placeOf: (file: string) => Promise<FilePlace>,
): Promise<OpenFileAnalysis> {
  if (uses.size === 0) return found;
  const all = [
    ...found.calls.flatMap((analysed) => [analysed, ...(analysed.callSites ?? [])]),
    ...found.sites.map(({ analysed }) => analysed),
  ];
  const replaced = new Map<AnalysedCall, AnalysedCall>();
  for (const analysed of all) {
    const use = uses.get(keyOf(root, analysed.call));
    if (use !== undefined) replaced.set(analysed, measure(analysed, use, await placeOf(analysed.call.file)));
  }
  return {
    ...found,
    calls: found.calls.map((analysed) => replacedCall(analysed, replaced)),
    sites: found.sites.map((site) => ({ ...site, analysed: replacedCall(site.analysed, replaced) })),
  };
}

function keyOf(root: string, { file, id }: Call): string {
  return `${root}\0${file}\0${id}`;
}
