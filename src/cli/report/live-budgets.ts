import type { Analysis } from '../../core/analysis.ts';
import type { BudgetOverview } from '../../core/budgets/standing.ts';
import { UserError } from '../../core/errors.ts';
import type { PolicyScope } from '../../workspace/policy-scope.ts';
import { gatewayOfEnvironment } from '../budgets/environment.ts';
import { type ReadBudgets, readBudgets } from '../budgets/read-budgets.ts';
import { workspaceOverview } from '../budgets/workspace-overview.ts';
import type { CommandContext } from '../command.ts';

/**
 * Budgets for a report, where a gateway or a file of budgets is set up; null where none is. A gateway that cannot be read
 * is told, and the report goes without.
 */
export async function budgetsForReport(
  scopes: readonly PolicyScope[],
  isOffline: boolean,
  context: CommandContext,
): Promise<ReadBudgets | null> {
  const environment = process.env;
  const hasFile = scopes.some(({ policy }) => policy.gateway.file !== undefined);
  const mayAsk = !isOffline && gatewayOfEnvironment(environment) !== null;
  if (!hasFile && !mayAsk) return null;
  try {
    return await readBudgets({ scopes, environment, isOffline }, context);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    context.terminal.log(`${error.message} The report goes without live budgets.`);
    return null;
  }
}

/** How the features stand; null without budgets. */
export function overviewForReport(
  analysis: Analysis,
  budgets: ReadBudgets | null,
  scopes: readonly PolicyScope[],
  at: Date,
): BudgetOverview | null {
  return budgets === null ? null : workspaceOverview(analysis, budgets.snapshot, scopes, at);
}
