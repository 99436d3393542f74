import { commands, type Disposable, type LogOutputChannel } from 'vscode';
import type { Budgets } from './budgets/budgets.ts';
import { compareWithBranch } from './compare-with-branch.ts';
import type { Explorer } from './explorer/explorer.ts';
import { goToPrompt } from './go-to-prompt.ts';
import { guard } from './guard.ts';
import { type CommandId, commandIds } from './ids.ts';
import { openConfig } from './open-config.ts';
import { refreshPrices } from './refresh-prices.ts';
import type { Reports } from './report/reports.ts';
import { reportEstimate } from './report-estimate.ts';
import { scanWorkspace } from './scan-workspace.ts';
import type { ServerLink } from './server-link.ts';
import { toggleHints } from './toggle-hints.ts';

/** What it returns is the result of the command, for other extensions and for tests. */
type Handler = (argument: unknown) => unknown;

/** What is shown, and can be acted on by commands. */
export interface Shown {
  readonly budgets: Budgets;
  readonly explorer: Explorer;
  readonly reports: Reports;
}

/** Registers every command of the manifest. */
export function registerCommands(
  link: ServerLink,
  { budgets, explorer, reports }: Shown,
  log: LogOutputChannel,
): readonly Disposable[] {
  const handlers: Readonly<Record<CommandId, Handler>> = {
    'callcost.scan': () => scanWorkspace(link, log),
    'callcost.openReport': reports.open,
    'callcost.compareWithBranch': () => compareWithBranch(link),
    'callcost.toggleHints': toggleHints,
    'callcost.openConfig': (argument) => openConfig(link, argument),
    'callcost.goToPrompt': () => goToPrompt(link),
    'callcost.refreshPrices': () => refreshPrices(link),
    'callcost.showLog': () => log.show(true),
    'callcost.reportEstimate': (argument) => reportEstimate(link, argument),
    'callcost.restartServer': () => link.restart(),
    ...budgets.handlers,
    ...explorer.handlers,
  };
  return commandIds.map((id) =>
    commands.registerCommand(id, (argument: unknown) => guard(log, async () => handlers[id](argument))),
  );
}
