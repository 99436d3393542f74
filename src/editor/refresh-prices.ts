import { l10n, ProgressLocation, window, workspace } from 'vscode';
import { inform, warn } from './messages.ts';
import type { ServerLink } from './server-link.ts';

/** Has the server fetch newer prices, and says what came of it. */
export async function refreshPrices(link: ServerLink): Promise<void> {
  if (!workspace.isTrusted) {
    warn(l10n.t('Call Cost uses no network in a workspace that is not trusted. The bundled prices hold.'));
    return;
  }
  const { message } = await window.withProgress(
    { location: ProgressLocation.Window, title: l10n.t('Fetching prices') },
    () => link.request('callcost/refreshPrices', null),
  );
  inform(message);
}
