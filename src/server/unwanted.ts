import { isDeclarationFile } from '../workspace/left-out.ts';
import { type PolicyScope, pathInScope } from '../workspace/policy-scope.ts';
import type { Unit } from './units.ts';

/** Longer texts are data, not source; UTF-16 units. */
const longestText = 2_000_000;

/** What is not shown although it could be scanned: declarations, what callcost.yml ignores, and data. */
export function isUnwanted(unit: Unit, path: string | null, scope: PolicyScope): boolean {
  if (unit.text.length > longestText) return true;
  return path !== null && (isDeclarationFile(path) || scope.isIgnored(pathInScope(scope, path)));
}
