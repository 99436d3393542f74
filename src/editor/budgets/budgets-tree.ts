/** The tree of the budgets view: features, and below each its calls. */
import {
  EventEmitter,
  MarkdownString,
  Position,
  Range,
  ThemeColor,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  TreeItemCollapsibleState,
  Uri,
} from 'vscode';
import type { BudgetedCall, BudgetedFeature } from '../../server/protocol.ts';

/** A feature, or one of its calls. */
export type BudgetNode =
  | { readonly kind: 'feature'; readonly feature: BudgetedFeature }
  | { readonly kind: 'call'; readonly call: BudgetedCall; readonly parent: BudgetNode };

/** The data behind the view. */
export interface BudgetsTree extends TreeDataProvider<BudgetNode> {
  /** Shows these instead. */
  replace(features: readonly BudgetedFeature[]): void;
  /** The node of a feature; null where it has none. */
  find(feature: string): BudgetNode | null;
  dispose(): void;
}

/** Makes an empty tree. */
export function createBudgetsTree(): BudgetsTree {
  const changed = new EventEmitter<void>();
  let shown: readonly BudgetedFeature[] = [];
  let roots: readonly BudgetNode[] = [];
  return {
    onDidChangeTreeData: changed.event,
    replace(features) {
      // A tree that is drawn anew loses the click that is under way.
      if (JSON.stringify(features) === JSON.stringify(shown)) return;
      shown = features;
      roots = features.map((feature) => ({ kind: 'feature', feature }));
      changed.fire();
    },
    find: (name) => roots.find((node) => node.kind === 'feature' && node.feature.name === name) ?? null,
    getChildren: (node) => [...(node === undefined ? roots : callsOf(node))],
    getParent: (node) => (node.kind === 'call' ? node.parent : null),
    getTreeItem: (node) => (node.kind === 'feature' ? featureItem(node.feature) : callItem(node.call)),
    dispose: () => changed.dispose(),
  };
}

function callsOf(node: BudgetNode): readonly BudgetNode[] {
  return node.kind === 'call' ? [] : node.feature.calls.map((call) => ({ kind: 'call', call, parent: node }));
}

function featureItem({ name, description, tooltip, severity, calls }: BudgetedFeature): TreeItem {
  const { Collapsed, None } = TreeItemCollapsibleState;
  const item = new TreeItem(name, calls.length === 0 ? None : Collapsed);
  // The id keeps a feature open while its numbers change.
  item.id = name;
  item.description = description;
  item.tooltip = new MarkdownString(tooltip);
  item.iconPath = iconOf(severity);
  item.contextValue = 'feature';
  item.accessibilityInformation = { label: `${name}, ${description}` };
  return item;
}

function iconOf(severity: BudgetedFeature['severity']): ThemeIcon {
  if (severity === 'normal') return new ThemeIcon('graph');
  return new ThemeIcon(severity, new ThemeColor(`list.${severity}Foreground`));
}

function callItem({ label, description, tooltip, uri, range: { start } }: BudgetedCall): TreeItem {
  const item = new TreeItem(label);
  const place = new Position(start.line, start.character);
  item.description = description;
  item.tooltip = tooltip;
  item.accessibilityInformation = { label: `${label}, ${description}` };
  item.iconPath = new ThemeIcon('symbol-method');
  item.contextValue = 'call';
  const options = { selection: new Range(place, place) };
  item.command = { title: label, command: 'vscode.open', arguments: [Uri.parse(uri), options] };
  return item;
}
