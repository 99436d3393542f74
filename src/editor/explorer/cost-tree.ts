/** The tree of the cost explorer: features, their files, and the calls in these. */
import {
  EventEmitter,
  Position,
  Range,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  TreeItemCollapsibleState,
  Uri,
} from 'vscode';
import type { CostNode } from '../../server/protocol.ts';

/** How the nodes below each node stand. */
export type CostOrder = 'cost' | 'name';

/** The data behind the view. */
export interface CostTree extends TreeDataProvider<CostNode> {
  replace(features: readonly CostNode[]): void;
  sort(order: CostOrder): void;
  dispose(): void;
}

/** Makes an empty tree. */
export function createCostTree(initial: CostOrder): CostTree {
  const changed = new EventEmitter<void>();
  let features: readonly CostNode[] = [];
  let order = initial;
  return {
    onDidChangeTreeData: changed.event,
    replace(next) {
      // A tree that is drawn anew loses the click that is under way.
      if (JSON.stringify(next) === JSON.stringify(features)) return;
      features = next;
      changed.fire();
    },
    sort(next) {
      order = next;
      changed.fire();
    },
    getChildren: (node) => (node?.children ?? features).toSorted(order === 'cost' ? byCost : byName),
    getTreeItem: itemOf,
    dispose: () => changed.dispose(),
  };
}

/** The most expensive first; what has no known month comes last, by name. */
function byCost(one: CostNode, other: CostNode): number {
  return (other.usdPerMonth ?? -1) - (one.usdPerMonth ?? -1) || byName(one, other);
}

/** Lines stand in the order of their numbers. */
function byName(one: CostNode, other: CostNode): number {
  return one.label.localeCompare(other.label, undefined, { numeric: true });
}

const icons: Readonly<Record<CostNode['kind'], ThemeIcon>> = {
  feature: new ThemeIcon('package'),
  file: ThemeIcon.File,
  call: new ThemeIcon('symbol-method'),
};

function itemOf({ kind, id, label, description, tooltip, place, children }: CostNode): TreeItem {
  const { Collapsed, None } = TreeItemCollapsibleState;
  const item = new TreeItem(label, children.length === 0 ? None : Collapsed);
  item.id = id;
  item.description = description;
  item.tooltip = tooltip;
  item.accessibilityInformation = { label: `${label}, ${description}` };
  item.iconPath = icons[kind];
  item.contextValue = kind;
  // The icon of a file is that of its language.
  if (kind === 'file' && place !== null) item.resourceUri = Uri.parse(place.uri);
  if (kind === 'call' && place !== null) {
    const { line, character } = place.range.start;
    const at = new Position(line, character);
    const options = { selection: new Range(at, at) };
    item.command = { title: label, command: 'vscode.open', arguments: [Uri.parse(place.uri), options] };
  }
  return item;
}
