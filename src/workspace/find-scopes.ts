import type { PolicyScope } from './policy-scope.ts';
import { findStart } from './start.ts';
import { walk } from './walk.ts';

/**
 * Every callcost.yml that holds somewhere in the files and folders of a scan: those from above and those that were given
 * first, then those below. Throws a UserError for what is not there.
 */
export async function findScopes(
  paths: readonly string[],
  workingDirectory: string,
  configFile: string | null,
  signal: AbortSignal | undefined,
): Promise<readonly PolicyScope[]> {
  const { root, folders, scopes } = await findStart(paths, workingDirectory, configFile);
  if (configFile !== null) return scopes;
  const below = await walk(folders, { root, kindOf: () => null, readsNestedPolicies: true, signal });
  return [...new Set([...scopes, ...below.scopes])];
}
