import { type CancellationToken, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { UserError } from '../core/errors.ts';

/** Takes what went wrong, for the log. */
export type ReportError = (message: string) => void;

/**
 * Runs the work of one request. A cancelled request says so, and one whose document has changed meanwhile, so that the
 * editor drops the answer. What a person can act on is an error for them; anything else is a bug, goes to the log, and the
 * request gets `fallback`.
 */
export async function answer<Result>(
  name: string,
  token: CancellationToken,
  reportError: ReportError,
  fallback: Result,
  work: () => Result | Promise<Result>,
): Promise<Result> {
  const outcome = await settle(work);
  if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
  if (outcome.error === null) return outcome.result;
  const { error } = outcome;
  if (isAbort(error)) throw new ResponseError(LSPErrorCodes.ContentModified, 'the document has changed');
  if (error instanceof UserError) throw new ResponseError(LSPErrorCodes.RequestFailed, wordsOf(error));
  reportError(`${name}: ${error.stack ?? error.message}`);
  return fallback;
}

/** The signal of a request: aborted when the editor cancels it. */
export function signalOf(token: CancellationToken): AbortSignal {
  const controller = new AbortController();
  if (token.isCancellationRequested) controller.abort();
  token.onCancellationRequested(() => controller.abort());
  return controller.signal;
}

type Outcome<Result> = { readonly result: Result; readonly error: null } | { readonly error: Error };

async function settle<Result>(work: () => Result | Promise<Result>): Promise<Outcome<Result>> {
  try {
    return { result: await work(), error: null };
  } catch (error) {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }
}

function wordsOf({ message, nextStep }: UserError): string {
  return nextStep === null ? message : `${message} ${nextStep}`;
}

function isAbort(error: Error): boolean {
  return error.name === 'AbortError';
}
