import { type FetchPort, GatewayError, type KeyPlacement, maximumReplyBytes } from '../../../src/gateway/fetch-port.ts';

/** A fetch port over the network of this machine, with nothing but what the contract of the port asks for. */
export function plainFetchPort(key: string): FetchPort {
  return async (request, signal) => {
    const response = await fetch(request.url, {
      method: request.method,
      redirect: 'manual',
      signal,
      headers: {
        ...(request.key === null ? {} : keyHeader(request.key, key)),
        ...(request.etag === undefined ? {} : { 'if-none-match': request.etag }),
        ...(request.body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
    }).catch((error: unknown) => {
      throw signal.aborted ? error : new GatewayError('unreachable', 'The gateway cannot be reached.');
    });
    if (response.status >= 300 && response.status < 400 && response.status !== 304) {
      throw new GatewayError('redirect', 'The gateway leads to another address.');
    }
    const body = await response.text().catch((error: unknown) => {
      throw signal.aborted ? error : new GatewayError('unreachable', 'The connection broke off.');
    });
    if (body.length > maximumReplyBytes) {
      throw new GatewayError('too-large', 'The answer is too large.');
    }
    return { status: response.status, headers: Object.fromEntries(response.headers), body };
  };
}

function keyHeader({ header, form }: KeyPlacement, key: string): Record<string, string> {
  const value = { plain: key, bearer: `Bearer ${key}`, basic: `Basic ${Buffer.from(key).toString('base64')}` }[form];
  return { [header]: value };
}
