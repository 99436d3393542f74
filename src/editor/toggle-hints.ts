import { l10n, window, workspace } from 'vscode';
import { inform } from './messages.ts';
import { readSetting, writeSetting } from './settings.ts';

/** Switches the hints on or off. Where the editor itself shows no hints, switching ours on says so. */
export async function toggleHints(): Promise<void> {
  const scope = window.activeTextEditor?.document.uri ?? null;
  const areShown = readSetting('enabled', scope) && readSetting('inlayHints.enabled', scope);
  await writeSetting('inlayHints.enabled', !areShown, scope);
  if (areShown) return;
  if (!readSetting('enabled', scope)) await writeSetting('enabled', true, scope);
  if (workspace.getConfiguration('editor', scope).get('inlayHints.enabled') === 'off') {
    inform(l10n.t('The editor shows no inlay hints at all: see its setting editor.inlayHints.enabled.'));
  }
}
