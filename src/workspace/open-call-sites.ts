import type { Source } from '../core/model.ts';
import type { LoadedProject } from '../core/scan/project.ts';
import type { FoundCallSite } from '../core/scan/scan-tree.ts';
import type { Scanner } from '../core/scan/scanner.ts';
import { withAlternativesJoined } from '../core/scan/wrappers/alternatives.ts';
import type { Wrapper } from '../core/scan/wrappers/wrapper.ts';
import { callMethod } from '../core/scan/wrappers/wrapper-names.ts';
import { maximalWrapping } from './call-site-linker.ts';

/** What the other files of a workspace tell about a file that is open. */
export interface Surroundings {
  readonly project: LoadedProject;
  /** Wrappers of other files that the file may call. */
  readonly wrappers: readonly Wrapper[];
}

/** Call sites of a file, and the other files that they depend on. */
export interface OpenCallSites {
  readonly sites: readonly FoundCallSite[];
  readonly dependencies: readonly string[];
}

/**
 * The calls of wrappers in a file that is being edited, without a look at the files that call it: what it passes on for
 * callers of its own is no call site, what it passes on for others is.
 */
export async function findOpenCallSites(
  source: Source,
  wrappers: readonly Wrapper[],
  project: LoadedProject,
  { findCallSites }: Pick<Scanner, 'findCallSites'>,
  signal: AbortSignal,
): Promise<OpenCallSites> {
  const found: FoundCallSite[] = [];
  const dependencies = new Set<string>();
  let open = wrappers.filter(({ names }) => names.some((name) => name === callMethod || source.text.includes(name)));
  for (let round = 1; open.length > 0 && round <= maximalWrapping; round += 1) {
    const { sites, dependencies: used } = await findCallSites(source, open, project, signal);
    found.push(...sites);
    for (const path of used) dependencies.add(path);
    open = sites.flatMap(({ forwards }) => forwards ?? []);
  }
  const called = new Set(found.map(({ wrapper }) => wrapper));
  const sites = found.filter(({ forwards }) => forwards === null || !called.has(forwards));
  return { sites: withAlternativesJoined(sites), dependencies: [...dependencies] };
}
