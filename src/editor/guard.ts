import { CancellationError, type LogOutputChannel, l10n } from 'vscode';
import { alarmWithLog, offerRestart, warnWithLog } from './messages.ts';
import { ServerEndedError } from './server-ended.ts';

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
    const failure = failureOf(error);
    if (failure.kind === 'cancelled') return undefined;
    if (failure.kind === 'ended') {
      if (failure.isOff) offerRestart(log);
      else warnWithLog(l10n.t('The language server of Call Cost ended and is started again. Try it once more.'), log);
      return undefined;
    }
    if (failure.kind === 'told') {
      warnWithLog(failure.message, log);
      return undefined;
    }
    log.error(error instanceof Error ? error : String(error));
    alarmWithLog(l10n.t('Call Cost failed at this; its log says why.'), log);
    return undefined;
  }
}

/** What a failure is for the person who asked. */
export type Failure =
  | { readonly kind: 'cancelled' }
  /** There is no server to answer; where it is not off, it is started again. */
  | { readonly kind: 'ended'; readonly isOff: boolean }
  /** The server says in words what to do. */
  | { readonly kind: 'told'; readonly message: string }
  | { readonly kind: 'bug' };

/** Tells what was cancelled, what the server says to people, and a server that is gone, from bugs. */
export function failureOf(error: unknown): Failure {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (error instanceof ServerEndedError) return { kind: 'ended', isOff: error.isOff };
  if (error instanceof CancellationError || cancelled.includes(code)) return { kind: 'cancelled' };
  return error instanceof Error && code === requestFailed ? { kind: 'told', message: error.message } : { kind: 'bug' };
}
