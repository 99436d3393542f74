/** The cost explorer in the side bar. It asks only while somebody looks at it. */
import { commands, Disposable, env, type LogOutputChannel, l10n, type Memento, Uri, window } from 'vscode';
import type { CostNode } from '../../server/protocol.ts';
import type { CommandId } from '../ids.ts';
import { serverOffText } from '../messages.ts';
import type { ServerLink } from '../server-link.ts';
import { type CostOrder, createCostTree } from './cost-tree.ts';

/** Commands that are about the explorer. */
export type ExplorerCommandId = Extract<
  CommandId,
  | 'callcost.refreshExplorer'
  | 'callcost.sortByCost'
  | 'callcost.sortByName'
  | 'callcost.openCostNode'
  | 'callcost.copyCost'
>;

/** The view with what its commands do. */
export interface Explorer extends Disposable {
  readonly handlers: Readonly<Record<ExplorerCommandId, (argument: unknown) => Promise<void>>>;
}

export interface ExplorerContext {
  readonly link: ServerLink;
  readonly log: LogOutputChannel;
  /** Outlives the session. */
  readonly state: Memento;
}

const orderKey = 'callcost.explorerOrder';

/** Makes the view; the editor shows it when somebody opens it. */
export function createExplorer({ link, log, state }: ExplorerContext): Explorer {
  const order: CostOrder = state.get(orderKey) === 'name' ? 'name' : 'cost';
  const tree = createCostTree(order);
  const view = window.createTreeView('callcost.explorer', { treeDataProvider: tree, showCollapseAll: true });
  const load = async (): Promise<void> => {
    const { total, features } = await link.request('callcost/explorer', null);
    view.message = total;
    tree.replace(features);
  };
  const update = (): void => {
    if (!view.visible) return;
    // Nobody has asked for this: the next change tries again.
    load().catch((error: unknown) => log.debug(`Cost explorer: ${String(error)}`));
  };
  const sort = async (next: CostOrder): Promise<void> => {
    tree.sort(next);
    showOrder(next);
    await state.update(orderKey, next);
  };
  showOrder(order);
  const subscriptions = Disposable.from(
    view,
    tree,
    view.onDidChangeVisibility(update),
    link.onRunning(update),
    link.onCallsChanged(update),
    link.onGivenUp(() => {
      view.message = serverOffText();
    }),
  );
  return {
    handlers: {
      'callcost.refreshExplorer': load,
      'callcost.sortByCost': () => sort('cost'),
      'callcost.sortByName': () => sort('name'),
      'callcost.openCostNode': async (argument) => {
        if (isNode(argument) && argument.place !== null) {
          await window.showTextDocument(Uri.parse(argument.place.uri));
        }
      },
      'callcost.copyCost': async (argument) => {
        const nodes = isNode(argument) ? [argument] : view.selection;
        await env.clipboard.writeText(nodes.map(({ label, description }) => `${label} ${description}`).join('\n'));
        window.setStatusBarMessage(l10n.t('Copied'), shownMs);
      },
    },
    dispose: () => subscriptions.dispose(),
  };
}

/** How long a short word stands in the status bar, in ms. */
const shownMs = 2000;

/** The title bar offers the other order. */
function showOrder(order: CostOrder): void {
  commands.executeCommand('setContext', 'callcost.explorerOrder', order).then(undefined, () => undefined);
}

/** Commands of a menu of the tree get the node. */
function isNode(argument: unknown): argument is CostNode {
  return typeof argument === 'object' && argument !== null && 'place' in argument && 'label' in argument;
}
