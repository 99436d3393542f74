/**
 * The only way in which a key reaches the network: to the address that a person has set, over an encrypted connection, and
 * nowhere else. Used by the editor process and by the command line.
 */
import type { GatewayKind } from '../core/budget.ts';
import {
  type FetchPort,
  GatewayError,
  type GatewayReply,
  type GatewayRequest,
  type KeyPlacement,
  maximumReplyBytes,
  requestTimeoutMs,
} from './fetch-port.ts';

/** What a guarded fetch is made with. */
export interface GuardedFetchOptions {
  /** As `normaliseBaseUrl` returns it. Requests go to addresses under it. */
  readonly baseUrl: string;
  /** Asked anew for every request that needs the key; null where there is none. */
  readonly key: () => Promise<string | null>;
  /** The `fetch` of the platform, with its proxy and its certificates. */
  readonly fetch: typeof fetch;
  readonly timeoutMs?: number;
  readonly maximumBytes?: number;
}

/**
 * Makes the fetch port of one gateway. Its errors hold no key, no query and no body: they name the host at most. Its answers
 * hold no key either, though the gateway may have sent it back, since answers are passed on and traced. It rejects with
 * `GatewayError`, and with the signal's reason when aborted.
 */
export function createGuardedFetch(options: GuardedFetchOptions): FetchPort {
  return async (request, signal) => {
    const url = allowedUrl(request.url, options.baseUrl);
    const timeout = AbortSignal.timeout(options.timeoutMs ?? requestTimeoutMs);
    try {
      const key = request.key === null ? null : await readKey(options.key);
      const reply = await sendFollowing({
        options,
        url,
        headers: headersOf(request, key),
        signal: AbortSignal.any([signal, timeout]),
      });
      return key === null ? reply : withoutKey(reply, key);
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof GatewayError) throw error;
      throw timeout.aborted ? timeoutError(url) : unreachableError(url, error);
    }
  };
}

/**
 * The address of a gateway as it is kept and compared: no slash at the end, and the path under which the management routes of
 * that kind lie. Throws `GatewayError` in words, for what is no address, holds a password or a query, or is not encrypted.
 */
export function normaliseBaseUrl(kind: GatewayKind, url: string): string {
  const base = checkedBase(url.trim());
  const path = base.pathname.replace(/\/+$/, '');
  return base.origin + (managementPaths[kind]?.(path) ?? path);
}

/** Where the management routes lie, from the path that people copy out of the configuration of their SDK. */
const managementPaths: Readonly<Partial<Record<GatewayKind, (path: string) => string>>> = {
  litellm: (path) => path.replace(/\/v1$/, ''),
  bifrost: (path) =>
    path.replace(/(?:\/(?:openai|anthropic|genai|bedrock|litellm|langchain|pydanticai))?(?:\/v1)?$/, ''),
  openrouter: (path) => path.replace(/(?:\/api)?(?:\/v1)?$/, '/api/v1'),
  portkey: (path) => path.replace(/(?:\/v1)?$/, '/v1'),
  langfuse: (path) => path.replace(/\/api\/public(?:\/.*)?$/, ''),
};

interface Sending {
  readonly options: GuardedFetchOptions;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

/** Redirects within the origin are followed: gateways behind a proxy add or drop a slash. */
const maximumRedirects = 3;

async function sendFollowing(sending: Sending, redirects = 0): Promise<GatewayReply> {
  const { options, url, headers, signal } = sending;
  const { fetch } = options;
  const response = await fetch(url.href, {
    method: 'GET',
    headers,
    signal,
    redirect: 'manual',
    cache: 'no-store',
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
  });
  if (!isRedirect(response)) return replyOf(response, url, options.maximumBytes ?? maximumReplyBytes);
  await response.body?.cancel();
  const target = redirectTarget(response, url);
  if (redirects === maximumRedirects) {
    throw new GatewayError('redirect', `${url.host} redirects in a circle. Check the address of the gateway.`);
  }
  return sendFollowing({ ...sending, url: target }, redirects + 1);
}

function isRedirect({ status, type }: Response): boolean {
  return type === 'opaqueredirect' || [301, 302, 303, 307, 308].includes(status);
}

function redirectTarget(response: Response, from: URL): URL {
  const location = response.headers.get('location');
  const target = location !== null && URL.canParse(location, from) ? new URL(location, from) : null;
  if (target === null) {
    throw new GatewayError(
      'redirect',
      `${from.host} redirects without saying where. Check the address of the gateway.`,
    );
  }
  if (target.origin !== from.origin || target.username !== '' || target.password !== '') {
    throw new GatewayError(
      'redirect',
      `${from.host} redirects to ${target.host}, and keys are not sent on to another place. If the gateway has moved, set ` +
        `its new address; if this is a page to sign in, ask your platform team for an address that takes keys.`,
    );
  }
  return target;
}

/** The headers that adapters read. Others, such as cookies, stay outside. */
const readHeaders: readonly string[] = [
  'cache-control',
  'date',
  'etag',
  'retry-after',
  'x-litellm-key-max-budget',
  'x-litellm-key-spend',
  'x-litellm-version',
];

async function replyOf(response: Response, url: URL, maximumBytes: number): Promise<GatewayReply> {
  const headers: Record<string, string> = {};
  for (const name of readHeaders) {
    const value = response.headers.get(name);
    if (value !== null && value.length <= 1000) headers[name] = value;
  }
  return { status: response.status, headers, body: await textOf(response, url, maximumBytes) };
}

/** Counts what arrives, after decompression: neither a missing length nor a wrong one makes the body longer than allowed. */
async function textOf(response: Response, url: URL, maximumBytes: number): Promise<string> {
  const reader = response.body?.getReader();
  if (reader === undefined) return '';
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.byteLength;
    if (size > maximumBytes) {
      reader.cancel().catch(() => undefined);
      throw new GatewayError(
        'too-large',
        `${url.host} sends more than ${Math.round(maximumBytes / 1e6)} MB. Check the address of the gateway.`,
      );
    }
    text += decoder.decode(part.value, { stream: true });
  }
  return text + decoder.decode();
}

/** The key comes last, after all checks of the address. */
function headersOf(request: GatewayRequest, key: string | null): Record<string, string> {
  const headers: Record<string, string> = { accept: 'application/json' };
  if (request.etag !== undefined) headers['if-none-match'] = request.etag;
  if (request.key !== null && key !== null) headers[request.key.header.toLowerCase()] = keyValue(request.key, key);
  return headers;
}

async function readKey(key: () => Promise<string | null>): Promise<string> {
  const read = await key().catch(() => {
    throw new GatewayError('no-key', 'The gateway key could not be read from where it is kept. Set it anew.');
  });
  const value = read?.trim() ?? '';
  if (value === '') throw new GatewayError('no-key', 'The gateway needs a key, and none is set. Set the gateway key.');
  // `fetch` would quote a header that it refuses.
  if (/^[\x21-\x7e]+$/.test(value)) return value;
  throw new GatewayError('no-key', 'The gateway key holds characters that no key has. Copy it again and set it anew.');
}

function keyValue({ form }: KeyPlacement, key: string): string {
  switch (form) {
    case 'plain':
      return key;
    case 'bearer':
      return `Bearer ${key}`;
    case 'basic':
      return `Basic ${btoa(key)}`;
  }
}

/** What is shorter could be any word. */
const shortestSecret = 7;

/** Careless gateways send back the key that they refuse, or show it as a name. Both halves of a pair are secret. */
function withoutKey(reply: GatewayReply, key: string): GatewayReply {
  const secrets = [btoa(key), key, ...key.split(':')]
    .filter((secret) => secret.length >= shortestSecret)
    .flatMap((secret) => [secret, encodeURIComponent(secret), asInJson(secret)]);
  const clean = (text: string) => secrets.reduce((rest, secret) => rest.replaceAll(secret, '***'), text);
  const headers = Object.entries(reply.headers).map(([name, value]) => [name, clean(value)] as const);
  return { ...reply, headers: Object.fromEntries(headers), body: clean(reply.body) };
}

/** Some servers escape slashes in JSON, all of them quotes. */
function asInJson(text: string): string {
  return JSON.stringify(text).slice(1, -1).replaceAll('/', '\\/');
}

/** Compares the address as it will be requested: a path may climb with `..`, also in escaped form. */
function allowedUrl(url: string, baseUrl: string): URL {
  const base = checkedBase(baseUrl);
  const path = base.pathname.replace(/\/+$/, '');
  const target = URL.canParse(url) ? new URL(url) : null;
  const isUnder =
    target !== null &&
    target.origin === base.origin &&
    target.username === '' &&
    target.password === '' &&
    (target.pathname === path || target.pathname.startsWith(`${path}/`)) &&
    !climbs(target.pathname);
  if (!isUnder) {
    throw new GatewayError('not-allowed', `This is no address of the gateway at ${base.host}, so nothing was sent.`);
  }
  return target;
}

function climbs(path: string): boolean {
  try {
    return decodeURIComponent(path).split(/[/\\]/).includes('..');
  } catch {
    return true;
  }
}

function checkedBase(url: string): URL {
  const base = URL.canParse(url) ? new URL(url) : null;
  if (base === null || !['http:', 'https:'].includes(base.protocol)) {
    throw new GatewayError(
      'not-allowed',
      'The address of the gateway is no web address. Write it with https://, e.g. https://llm-gateway.example.com.',
    );
  }
  if (base.username !== '' || base.password !== '') {
    throw new GatewayError(
      'not-allowed',
      'The address of the gateway holds a user or a password. Remove it, and set the key by its own command.',
    );
  }
  if (base.search !== '' || base.hash !== '') {
    throw new GatewayError(
      'not-allowed',
      'The address of the gateway holds a query. Remove everything from ? on, and set a key by its own command.',
    );
  }
  if (base.protocol === 'http:' && !isLoopback(base.hostname)) {
    throw new GatewayError(
      'insecure',
      `Keys are not sent to ${base.host} over plain http. Use https://; http:// is for a gateway on this machine.`,
    );
  }
  return base;
}

/** `URL` has brought IPv4 addresses into their usual form already. */
function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(host);
}

function timeoutError({ host }: URL): GatewayError {
  return new GatewayError(
    'timeout',
    `${host} did not answer in time. Check the network and the proxy if this goes on.`,
  );
}

/** Of the reason only its code is told, as its text may quote what was sent. */
function unreachableError({ host }: URL, error: unknown): GatewayError {
  const code = codeOf(error);
  if (code !== null && /CERT|SIGNATURE|TLS|SSL/.test(code)) {
    return new GatewayError(
      'unreachable',
      `The certificate of ${host} is not trusted (${code}). Install the certificate of your organisation on this machine, ` +
        'or name its file in NODE_EXTRA_CA_CERTS.',
    );
  }
  const reason = code === null ? '' : ` (${code})`;
  return new GatewayError(
    'unreachable',
    `${host} cannot be reached${reason}. Check the network, the proxy and the address of the gateway.`,
  );
}

/** `fetch` hides the reason (refused, no such host) in the cause, and behind several addresses in a list of them. */
function codeOf(error: unknown, depth = 0): string | null {
  if (typeof error !== 'object' || error === null || depth > 3) return null;
  if ('code' in error && typeof error.code === 'string' && /^[A-Z][A-Z0-9_]{2,50}$/.test(error.code)) return error.code;
  return 'cause' in error ? codeOf(error.cause, depth + 1) : null;
}
