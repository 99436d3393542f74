/** The meter in the status bar: the budget of the feature that is being edited. */
import { type Disposable, MarkdownString, StatusBarAlignment, ThemeColor, window } from 'vscode';
import type { BudgetMeter } from '../../server/protocol.ts';
import type { CommandId } from '../ids.ts';

/** The item of the status bar. */
export interface MeterItem extends Disposable {
  /** Null hides it. */
  show(meter: BudgetMeter | null): void;
}

/** Beside the items of the workspace, before those of languages. */
const priority = 10;

/** Without a feature there is a source to mend. */
const reportCommand: CommandId = 'callcost.openReport';
const viewCommand: CommandId = 'callcost.showBudgets';

/** Makes an item that is hidden; it opens the report at its feature. `name` is what the menu of the status bar calls it. */
export function createMeterItem(name: string): MeterItem {
  const item = window.createStatusBarItem('callcost.budget', StatusBarAlignment.Left, priority);
  item.name = name;
  let shown = 'nothing';
  return {
    show(meter) {
      // An item that is drawn anew loses the click that is under way.
      const next = JSON.stringify(meter);
      if (next === shown) return;
      shown = next;
      if (meter === null) {
        item.hide();
        return;
      }
      item.text = `$(graph) ${withoutIcons(meter.text)}`;
      // What it says comes from a gateway: neither links to commands nor icons are taken from there.
      item.tooltip = new MarkdownString(meter.tooltip);
      item.accessibilityInformation = { label: meter.accessibleText, role: 'button' };
      item.backgroundColor = backgroundOf(meter);
      const command = meter.feature === null ? viewCommand : reportCommand;
      item.command = { title: name, command, arguments: [meter.feature] };
      item.show();
    },
    dispose: () => item.dispose(),
  };
}

function backgroundOf({ severity }: BudgetMeter): ThemeColor | undefined {
  return severity === 'normal' ? undefined : new ThemeColor(`statusBarItem.${severity}Background`);
}

/** `$(name)` would become an icon. */
function withoutIcons(text: string): string {
  return text.replaceAll('$(', '$\u200b(');
}
