import { l10n, workspace } from 'vscode';

/** The only place on the network that prices are fetched from. */
const allowedAddress = 'https://raw.githubusercontent.com/pydantic/genai-prices/';
const timeLimitMs = 20_000;

/**
 * Fetches JSON on behalf of the server: the editor has the proxy and the certificates, and knows whether the workspace is
 * trusted. Rejects for every other address, in an untrusted workspace, and where the network fails.
 */
export async function fetchJson(url: string): Promise<unknown> {
  if (!workspace.isTrusted) throw new Error(l10n.t('the workspace is not trusted'));
  if (!isAllowed(url)) throw new Error(l10n.t('{0} is no address of a price list', url));
  const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(timeLimitMs) });
  if (!response.ok) throw new Error(l10n.t('the price list answered with status {0}', response.status));
  return response.json();
}

/** Compares the address as it will be requested: a path may climb with `..`. */
function isAllowed(url: string): boolean {
  return URL.canParse(url) && new URL(url).href.startsWith(allowedAddress);
}
