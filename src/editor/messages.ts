import { commands, type LogOutputChannel, l10n, window } from 'vscode';
import { withoutLinks } from './plain-text.ts';

/** Shows a message with buttons; settles with the title of the one that was pressed. Its text makes no links. */
export type Ask = (message: string, ...titles: readonly string[]) => Thenable<string | undefined>;

export const askInforming: Ask = (message, ...titles) =>
  window.showInformationMessage(withoutLinks(message), ...titles);

export const askWarning: Ask = (message, ...titles) => window.showWarningMessage(withoutLinks(message), ...titles);

/** The same for a failure. */
export const askAlarming: Ask = (message, ...titles) => window.showErrorMessage(withoutLinks(message), ...titles);

/**
 * Messages to the person at the editor. Nobody waits for them: a message may stand for minutes, while what was asked for
 * is done. A window that closes under a message rejects it, and then nobody reads it anyway.
 */
export function inform(message: string): void {
  forget(askInforming(message));
}

/** The same for something that could not be done. */
export function warn(message: string): void {
  forget(askWarning(message));
}

/** A result with more to read in the log. */
export function informWithLog(message: string, log: LogOutputChannel): void {
  offerLog(askInforming(message, showLogTitle()), log);
}

export function warnWithLog(message: string, log: LogOutputChannel): void {
  offerLog(askWarning(message, showLogTitle()), log);
}

/** A failure of Call Cost itself. */
export function alarmWithLog(message: string, log: LogOutputChannel): void {
  offerLog(askAlarming(message, showLogTitle()), log);
}

/** The server stays off: says so, and offers to start it. */
export function offerRestart(log: LogOutputChannel): void {
  const restart = l10n.t('Restart');
  const answer = askAlarming(serverOffText(), restart, showLogTitle());
  forget(
    answer.then((title) => {
      if (title === restart) return commands.executeCommand('callcost.restartServer');
      if (title !== undefined) log.show(true);
      return undefined;
    }),
  );
}

/** What is wrong where nothing works any more, and what to do. */
export function serverOffText(): string {
  return l10n.t(
    'The language server of Call Cost keeps ending and stays off. Its log says why; "Call Cost: Restart language server" tries again.',
  );
}

function showLogTitle(): string {
  return l10n.t('Show log');
}

function offerLog(answer: Thenable<string | undefined>, log: LogOutputChannel): void {
  forget(
    answer.then((title) => {
      if (title !== undefined) log.show(true);
    }),
  );
}

function forget(answer: Thenable<unknown>): void {
  answer.then(undefined, () => undefined);
}
