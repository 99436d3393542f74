import type { Connection } from 'vscode-languageserver';
import { CancellationTokenSource } from 'vscode-languageserver';
import { type FetchPort, GatewayError } from '../../gateway/fetch-port.ts';
import type { GatewayFetchResult } from '../protocol.ts';

/** Sends requests through the editor, which adds the key and knows whether the workspace is trusted. */
export function createEditorFetch({ sendRequest }: Pick<Connection, 'sendRequest'>): FetchPort {
  return async (request, signal) => {
    signal.throwIfAborted();
    const cancellation = new CancellationTokenSource();
    const cancel = () => cancellation.cancel();
    signal.addEventListener('abort', cancel, { once: true });
    try {
      const result = await sendRequest<GatewayFetchResult>('callcost/gatewayFetch', request, cancellation.token);
      if ('reply' in result) return result.reply;
      throw new GatewayError(result.failure, result.message, result.retryAfterMs);
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof GatewayError) throw error;
      // Its words may be those of any editor: they are not shown.
      throw new GatewayError('not-allowed', 'This editor sends no requests to gateways.');
    } finally {
      signal.removeEventListener('abort', cancel);
      cancellation.dispose();
    }
  };
}
