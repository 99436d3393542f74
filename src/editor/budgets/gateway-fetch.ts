/** Sends the requests of the server to the gateway: the editor has the proxy, the certificates and the key. */
import { l10n, workspace } from 'vscode';
import { type FetchPort, GatewayError, type GatewayReply, type GatewayRequest } from '../../gateway/fetch-port.ts';
import { createGuardedFetch } from '../../gateway/guarded-fetch.ts';
import type { GatewayFetchResult } from '../../server/protocol.ts';
import type { GatewayKeys } from './gateway-keys.ts';
import { readGatewaySetting } from './gateway-setting.ts';

/** Answers `callcost/gatewayFetch`. Why there is no answer is part of the result; it rejects only when it is aborted. */
export type GatewayFetch = (request: GatewayRequest, signal: AbortSignal) => Promise<GatewayFetchResult>;

/**
 * Makes the fetch. It refuses everything in an untrusted workspace, where no gateway is set, and for other addresses than
 * that of the gateway. What it answers holds no key, though the gateway may have sent it back: answers are traced.
 */
export function createGatewayFetch(keys: GatewayKeys): GatewayFetch {
  return async (request, signal) => {
    try {
      if (!workspace.isTrusted) {
        throw new GatewayError('not-allowed', l10n.t('Gateways are not asked in a workspace that is not trusted.'));
      }
      const gateway = readGatewaySetting();
      if (gateway === null) throw new GatewayError('not-allowed', l10n.t('No gateway is set up.'));
      const key = await keys.of(gateway.origin);
      const send: FetchPort = createGuardedFetch({ baseUrl: gateway.baseUrl, key: async () => key, fetch });
      return { reply: withoutKey(await send(request, signal), key) };
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error;
      const { failure, message, retryAfterMs } = error;
      return { failure, message, retryAfterMs };
    }
  };
}

/** Careless gateways quote the key that they refuse. */
function withoutKey(reply: GatewayReply, key: string | null): GatewayReply {
  const secrets = key === null ? [] : secretsOf(key.trim());
  const clean = (text: string) => secrets.reduce((rest, secret) => rest.replaceAll(secret, '***'), text);
  const headers = Object.entries(reply.headers).map(([name, value]) => [name, clean(value)] as const);
  return { ...reply, headers: Object.fromEntries(headers), body: clean(reply.body) };
}

/** A key as it is sent, and the secret half of a pair. What is shorter could be any word. */
function secretsOf(key: string): readonly string[] {
  return [Buffer.from(key).toString('base64'), key, ...key.split(':')].filter(
    (secret) => secret.length >= shortestSecret,
  );
}

const shortestSecret = 8;
