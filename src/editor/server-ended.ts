/** The language server has ended before it answered, or is off. */
export class ServerEndedError extends Error {
  override readonly name = 'ServerEndedError';
  /** Nothing starts it again but a person. */
  readonly isOff: boolean;

  constructor(isOff: boolean) {
    super(
      `The language server of Call Cost ${isOff ? 'is off' : 'ended before it answered'}. Restart it, or try again.`,
    );
    this.isOff = isOff;
  }
}

/** JSON-RPC's ConnectionInactive: the client does not run, and does not start by itself. */
const inactive = -32096;
/** JSON-RPC's PendingResponseRejected, and the errors of a connection that is closed or disposed. */
const lost: ReadonlySet<unknown> = new Set([-32097, 1, 2]);

/** An error of the client, as `ServerEndedError` where it says that the server is gone; `isOff` where that is known. */
export function asServerEnded(error: unknown, isOff: boolean): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return code === inactive || lost.has(code) ? new ServerEndedError(isOff || code === inactive) : error;
}
