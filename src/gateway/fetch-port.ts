/** The network as adapters see it. Whoever supplies it holds the key, checks the origin and refuses redirects to another. */

/** One request, which only reads: GET. It never holds the key: `key` only says where the supplier puts it. */
export interface GatewayRequest {
  readonly url: string;
  /** Entity tag of the last answer, for `If-None-Match`. */
  readonly etag?: string;
  /** Where the key goes; null for a request that needs none. */
  readonly key: KeyPlacement | null;
}

/** Header that carries the key: as it is, after `Bearer `, or as Basic credentials of `public:secret`. */
export interface KeyPlacement {
  readonly header: string;
  readonly form: 'plain' | 'bearer' | 'basic';
}

/** An answer of any status. */
export interface GatewayReply {
  readonly status: number;
  /** Names in lower case; only those that adapters read (`etag`, `retry-after`, `cache-control`, `date`, `x-litellm-…`). */
  readonly headers: Readonly<Record<string, string>>;
  /** At most `maximumReplyBytes` long. */
  readonly body: string;
}

/** Sends one request. Rejects with `GatewayError` when there is no answer, and with the signal's reason when aborted. */
export type FetchPort = (request: GatewayRequest, signal: AbortSignal) => Promise<GatewayReply>;

/** Longer answers are refused. LiteLLM's list of prices has about 2 MB. */
export const maximumReplyBytes = 16_000_000;

/** How long a request may take, in ms. */
export const requestTimeoutMs = 15_000;

/**
 * Why there is no answer, or none that can be used: `unreachable` (no network, name not found), `timeout`, `redirect` (to
 * another origin), `insecure` (plain http to a host that is not this machine), `refused` (401, 403: the key), `busy` (429,
 * 5xx), `malformed` (no JSON, or not of the expected form), `too-large`, `not-allowed` (untrusted workspace, other origin, no
 * gateway set), `no-key`.
 */
export type GatewayFailure =
  | 'unreachable'
  | 'timeout'
  | 'redirect'
  | 'insecure'
  | 'refused'
  | 'busy'
  | 'malformed'
  | 'too-large'
  | 'not-allowed'
  | 'no-key';

/** A gateway that cannot be read. `message` is for people, with the next step, and never holds a key or a body. */
export class GatewayError extends Error {
  override readonly name = 'GatewayError';
  readonly failure: GatewayFailure;
  /** When to ask again at the earliest, in ms from the answer; null where the gateway does not say. */
  readonly retryAfterMs: number | null;

  constructor(failure: GatewayFailure, message: string, retryAfterMs: number | null = null) {
    super(message);
    this.failure = failure;
    this.retryAfterMs = retryAfterMs;
  }
}
