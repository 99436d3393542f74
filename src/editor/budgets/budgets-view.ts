/** The budgets view: the tree, what stands above it, and why it is empty where it is. */
import { commands, type Disposable, type TreeView, window, workspace } from 'vscode';
import type { BudgetsView } from '../../server/protocol.ts';
import { type BudgetNode, createBudgetsTree } from './budgets-tree.ts';

/** The view in the side bar. */
export interface BudgetsPanel extends Disposable {
  readonly isVisible: () => boolean;
  /** Calls back when the view comes into sight. */
  onShown(act: () => void): void;
  update(view: BudgetsView): void;
  /** Puts a sentence above what is shown. */
  say(message: string): void;
  /** Brings it into sight, with a feature selected and opened where it has one of this name. */
  reveal(feature: string | null): Promise<void>;
}

/** Makes the view; the editor shows it when somebody opens it. */
export function createBudgetsPanel(): BudgetsPanel {
  const tree = createBudgetsTree();
  const view = window.createTreeView('callcost.budgets', { treeDataProvider: tree, showCollapseAll: true });
  return {
    isVisible: () => view.visible,
    onShown: (act) => {
      view.onDidChangeVisibility(({ visible }) => {
        if (visible) act();
      });
    },
    update(budgets) {
      describe(view, budgets);
      tree.replace(budgets.features);
    },
    say(message) {
      view.message = message;
    },
    async reveal(feature) {
      await commands.executeCommand('callcost.budgets.focus');
      const node = feature === null ? null : tree.find(feature);
      if (node !== null) await view.reveal(node, { select: true, focus: true, expand: true });
    },
    dispose: () => {
      view.dispose();
      tree.dispose();
    },
  };
}

/** Empty views have words of the manifest, which lead on; other words stand above the tree. */
function describe(view: TreeView<BudgetNode>, { source, message, failure, features, gatewayUrl }: BudgetsView): void {
  const state = stateOf({ source, failure, features });
  const isWelcome = features.length === 0 && state !== 'shown';
  view.description = source ?? '';
  view.message = isWelcome ? '' : (message ?? '');
  setContext('callcost.budgets', state);
  setContext('callcost.hasGatewayPage', gatewayUrl !== null);
}

function stateOf({ source, failure, features }: Pick<BudgetsView, 'source' | 'failure' | 'features'>): string {
  if (features.length > 0) return 'shown';
  if (source === null && failure === null) return 'unset';
  if (failure === 'not-allowed' && !workspace.isTrusted) return 'untrusted';
  return failure === 'no-key' ? 'keyless' : 'shown';
}

function setContext(key: string, value: unknown): void {
  commands.executeCommand('setContext', key, value).then(undefined, () => undefined);
}
