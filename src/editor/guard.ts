import { CancellationError, type LogOutputChannel, l10n } from 'vscode';
import { alarmWithLog, warnWithLog } from './messages.ts';

/** LSP's RequestFailed: the message is for people. */
const requestFailed = -32803;
/** LSP's RequestCancelled and ServerCancelled. */
const cancelled: readonly unknown[] = [-32800, -32802];

/**
 * Runs what a person asked for, and is the only place that catches: what the server says to people is shown, what was
 * cancelled is dropped, everything else is a bug, which goes to the log with one message.
 */
export async function guard<T>(log: LogOutputChannel, action: () => Promise<T>): Promise<T | undefined> {
  try {
    return await action();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (error instanceof CancellationError || cancelled.includes(code)) return undefined;
    if (error instanceof Error && code === requestFailed) {
      warnWithLog(error.message, log);
      return undefined;
    }
    log.error(error instanceof Error ? error : String(error));
    alarmWithLog(l10n.t('Call Cost failed at this; its log says why.'), log);
    return undefined;
  }
}
