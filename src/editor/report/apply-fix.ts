import { type CodeAction, CodeActionKind, commands, l10n, Range, workspace } from 'vscode';
import type { PagePlace } from '../../core/report/view/messages.ts';
import { warn } from '../messages.ts';
import { documentAt, openPlace } from './open-place.ts';

/** So many actions of a place get their edits; there are never that many. */
const resolvedActions = 60;

/**
 * Shows a place and makes the change of the quick fix with this title there: the same one that the light bulb offers, with
 * the same questions. Says so where the code no longer offers it.
 */
export async function applyFix(place: PagePlace, title: string, folders: readonly string[]): Promise<void> {
  await openPlace(place, folders);
  const found = await documentAt(place, folders);
  if (found === null) return;
  const { document, position } = found;
  const actions = await commands.executeCommand<readonly CodeAction[] | undefined>(
    'vscode.executeCodeActionProvider',
    document.uri,
    new Range(position, position),
    CodeActionKind.QuickFix.value,
    resolvedActions,
  );
  const action = actions?.find((offered) => isMeant(offered, title));
  if (action === undefined) {
    warn(l10n.t('This fix is no longer offered: the code has changed. Refresh the report.'));
    return;
  }
  if (action.disabled !== undefined) {
    warn(action.disabled.reason);
    return;
  }
  if (action.edit !== undefined) await workspace.applyEdit(action.edit, { isRefactoring: true });
  const { command } = action;
  if (command !== undefined) await commands.executeCommand(command.command, ...(command.arguments ?? []));
}

/** Where other calls change as well, the title of the action goes on with that. */
function isMeant(offered: CodeAction, title: string): boolean {
  return offered.title === title || offered.title.startsWith(withoutMoney(title));
}

function withoutMoney(title: string): string {
  return title.replace(/ \(saves [^)]*\)$/, '');
}
