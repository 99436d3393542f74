/** The `fetch` of this machine: by its proxy, where it has one. Its certificates come with Node (NODE_EXTRA_CA_CERTS). */

/**
 * Node's own `fetch` knows no proxy before version 24, and later ones may be told to use one for everything. A gateway on
 * this machine is asked directly: plain http, which is allowed there only, must not lead a key to another machine.
 */
export async function networkFetch(url: string): Promise<typeof fetch> {
  const { Agent, EnvHttpProxyAgent, fetch: send } = await import('undici');
  const dispatcher = new URL(url).protocol === 'https:' ? new EnvHttpProxyAgent() : new Agent();
  return (input, init) => send(input, { ...init, dispatcher });
}
