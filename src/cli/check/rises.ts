/** What a change may add to a month: the limits of each callcost.yml, for everything below it. */
import { dirname, relative, resolve } from 'node:path';
import type { Analysis } from '../../core/analysis.ts';
import type { GateVerdict } from '../../core/gate/gate.ts';
import { judgeRise, limitsRise, type RiseLimits } from '../../core/gate/rise.ts';
import { readScope } from '../../workspace/config.ts';
import { diskTree } from '../../workspace/disk-tree.ts';
import { type Comparison, narrowed } from '../../workspace/git/compare.ts';
import { diffReportOf } from '../../workspace/git/diff-report-of.ts';
import { isAmong } from '../../workspace/paths.ts';
import { findStart } from '../../workspace/start.ts';

/** A folder in which a change is limited. */
export interface LimitedFolder {
  /** Absolute. */
  readonly folder: string;
  readonly limits: RiseLimits;
}

/** The folders of a workspace in which a callcost.yml limits what a change may add; one file in place of all, or null. */
export async function limitedFolders(
  { root, policyFiles }: Pick<Analysis, 'root' | 'policyFiles'>,
  configFile: string | null,
): Promise<readonly LimitedFolder[]> {
  const scopes =
    configFile === null
      ? await Promise.all(policyFiles.map((file) => readScope(dirname(resolve(root, file)), file, diskTree)))
      : (await findStart([], root, configFile)).scopes;
  return scopes.flatMap(({ folder, policy: { check } }) => (limitsRise(check) ? [{ folder, limits: check }] : []));
}

/** Holds a change against the limits of each folder. */
export function judgeRises(
  folders: readonly LimitedFolder[],
  comparison: Comparison,
  root: string,
  prices: Parameters<typeof diffReportOf>[2],
): Pick<GateVerdict, 'failures' | 'warnings'> {
  const judged = folders.map(({ folder, limits }) => {
    const below = relative(root, folder);
    const isWhole = below === '' || !isAmong([root], folder);
    const part = isWhole ? comparison : narrowed(comparison, (file) => isAmong([folder], resolve(root, file)));
    return judgeRise(diffReportOf(part, root, prices), limits, isWhole ? '' : below.replaceAll('\\', '/'));
  });
  return {
    failures: judged.flatMap(({ failures }) => failures),
    warnings: judged.flatMap(({ warnings }) => warnings),
  };
}
