/** The budget file that a callcost.yml names: its measured numbers flow into estimates. */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { GatewaySnapshot } from '../core/budget.ts';
import { readBudgetDocument } from '../gateway/budget-document.ts';
import type { PolicyScope } from '../workspace/policy-scope.ts';

/**
 * What the budget file of the first callcost.yml that names one tells; null where none does. A file that cannot be read is
 * told to `warn`, and estimates go without measured numbers.
 */
export async function readGatewayFile(
  scopes: readonly PolicyScope[],
  now: Date,
  warn: (message: string) => void,
): Promise<GatewaySnapshot | null> {
  const naming = scopes.find(({ policy }) => policy.gateway.file !== undefined);
  const file = naming?.policy.gateway.file;
  if (naming === undefined || file === undefined) return null;
  try {
    return readBudgetDocument(await readFile(resolve(naming.folder, file), 'utf8'), file, now);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    warn(`The budget file ${file} of ${naming.file ?? 'callcost.yml'} is left out: ${reason}`);
    return null;
  }
}
