/** The `fetch` of this machine: by its proxy, where it has one. Its certificates come with Node (NODE_EXTRA_CA_CERTS). */

type Environment = Readonly<Record<string, string | undefined>>;

const proxyVariables: readonly string[] = ['HTTPS_PROXY', 'https_proxy'];

/**
 * Node's own `fetch` knows no proxy before version 24. A gateway on this machine is asked directly: plain http, which is
 * allowed there only, must not lead a key to another machine.
 */
export async function networkFetch(url: string, environment: Environment): Promise<typeof fetch> {
  const hasProxy = proxyVariables.some((name) => (environment[name] ?? '') !== '');
  if (!hasProxy || new URL(url).protocol !== 'https:') return fetch;
  const { EnvHttpProxyAgent, fetch: proxiedFetch } = await import('undici');
  const dispatcher = new EnvHttpProxyAgent();
  return (input, init) => proxiedFetch(input, { ...init, dispatcher });
}
