/** Sends the requests of the server to the gateway: the editor has the proxy, the certificates and the key. */
import { l10n, workspace } from 'vscode';
import { type FetchPort, GatewayError, type GatewayRequest } from '../../gateway/fetch-port.ts';
import { createGuardedFetch } from '../../gateway/guarded-fetch.ts';
import type { GatewayFetchResult } from '../../server/protocol.ts';
import type { GatewayKeys } from './gateway-keys.ts';
import { readGatewaySetting } from './gateway-setting.ts';

/** Answers `callcost/gatewayFetch`. Why there is no answer is part of the result; it rejects only when it is aborted. */
export type GatewayFetch = (request: GatewayRequest, signal: AbortSignal) => Promise<GatewayFetchResult>;

/**
 * Makes the fetch. It refuses everything in an untrusted workspace, where no gateway is set, and for other addresses than
 * that of the gateway.
 */
export function createGatewayFetch(keys: GatewayKeys): GatewayFetch {
  return async (request, signal) => {
    try {
      if (!workspace.isTrusted) {
        throw new GatewayError('not-allowed', l10n.t('Gateways are not asked in a workspace that is not trusted.'));
      }
      const gateway = readGatewaySetting();
      if (gateway === null) throw new GatewayError('not-allowed', l10n.t('No gateway is set up.'));
      const { baseUrl, origin } = gateway;
      const send: FetchPort = createGuardedFetch({ baseUrl, key: () => keys.of(origin), fetch });
      return { reply: await send(request, signal) };
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error;
      const { failure, message, retryAfterMs } = error;
      return { failure, message, retryAfterMs };
    }
  };
}
