import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FetchPort } from '../../../src/gateway/fetch-port.ts';

/** What a gateway was asked. */
export interface RecordedRequest {
  readonly method: string;
  /** Path with query. */
  readonly url: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** An answer that is not just 200 with a JSON body. A body that is no text is sent as JSON. */
export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** What an endpoint answers: a JSON body, or a function that makes it, or an `Answer` (told by `answer()`). */
type Route = unknown | ((request: RecordedRequest) => unknown);

/** A gateway that runs on this machine, answers with fixtures and can be made to fail in every way that gateways fail. */
export interface ContractServer {
  /** `http://127.0.0.1:<port>`. */
  readonly url: string;
  /** Everything that was asked, oldest first. */
  readonly requests: RecordedRequest[];
  /** Sets what `GET /path` or `POST /path` answers. */
  route(endpoint: string, route: Route): void;
  /** Makes a path, or everything with `*`, fail until it is healed. */
  fail(path: string, failure: FailureName): void;
  heal(path?: string): void;
  /** Headers of every answer from now on, e.g. `x-litellm-key-spend: None` or a `date` that is wrong. */
  sendHeaders(headers: Readonly<Record<string, string>>): void;
  close(): Promise<void>;
}

const answers = new WeakSet<object>();

/** Marks an answer with a status and headers of its own. */
export function answer(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Answer {
  const made = { status, body, headers };
  answers.add(made);
  return made;
}

/** A JSON file of `fixtures`, e.g. `litellm/key-info`. */
export function fixture(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`fixtures/${name}.json`, import.meta.url), 'utf8'));
}

/** Starts a gateway with routes such as `{ 'GET /key/info': body }`; what has no route is 404. */
export async function startContractServer(routes: Readonly<Record<string, Route>>): Promise<ContractServer> {
  const table = new Map(Object.entries(routes));
  const failing = new Map<string, FailureName>();
  const requests: RecordedRequest[] = [];
  let extraHeaders: Readonly<Record<string, string>> = {};
  const server = createServer(async (incoming, response) => {
    const request = await record(incoming);
    requests.push(request);
    for (const [header, value] of Object.entries(extraHeaders)) {
      response.setHeader(header, value);
    }
    const failure = failing.get(request.path) ?? failing.get('*');
    const made = () => answerOf(table.get(`${request.method} ${request.path}`), request);
    if (failure === undefined) {
      send(response, made());
    } else {
      failures[failure]({ request, response, made });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    route: (endpoint, route) => table.set(endpoint, route),
    fail: (path, failure) => failing.set(path, failure),
    heal: (path) => (path === undefined ? failing.clear() : failing.delete(path)),
    sendHeaders: (headers) => {
      extraHeaders = headers;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A fetch port that answers as such a gateway does, without a network: for tests that ask thousands of times. */
export function inMemoryPort(routes: Readonly<Record<string, Route>>): FetchPort {
  return async ({ url }) => {
    const { pathname: path, searchParams: query, search } = new URL(url);
    const request = { method: 'GET', url: path + search, path, query, headers: {}, body: '' };
    const { status, body, headers = {} } = answerOf(routes[`GET ${path}`], request);
    return { status, headers, body: JSON.stringify(body) ?? '' };
  };
}

async function record(incoming: IncomingMessage): Promise<RecordedRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) {
    chunks.push(chunk as Buffer);
  }
  const url = new URL(incoming.url ?? '/', 'http://gateway');
  return {
    method: incoming.method ?? 'GET',
    url: incoming.url ?? '/',
    path: url.pathname,
    query: url.searchParams,
    headers: incoming.headers,
    body: Buffer.concat(chunks).toString('utf8'),
  };
}

function answerOf(route: Route | undefined, request: RecordedRequest): Answer {
  const made = typeof route === 'function' ? route(request) : route;
  if (made === undefined) {
    return { status: 404, body: { detail: 'Not Found' } };
  }
  return typeof made === 'object' && made !== null && answers.has(made)
    ? (made as Answer)
    : { status: 200, body: made };
}

function send(response: ServerResponse, { status, headers = {}, body }: Answer): void {
  const isText = typeof body === 'string';
  response.writeHead(status, { 'content-type': isText ? 'text/html' : 'application/json', ...headers });
  response.end(isText ? body : JSON.stringify(body));
}

interface Exchange {
  readonly request: RecordedRequest;
  readonly response: ServerResponse;
  /** The answer that a gateway in good health would give. */
  readonly made: () => Answer;
}

/** Every way to fail. Where an answer holds words, it holds the caller's key as well, as careless gateways do. */
const failures = {
  /** 401 in the form in which LiteLLM also reports a missing role. */
  unauthorized: ({ request, response }: Exchange) =>
    send(response, {
      status: 401,
      body: {
        error: {
          message: `Authentication Error, Only proxy admin can be used to read this. Received ${keyOf(request)}`,
          type: 'auth_error',
          param: 'None',
          code: '401',
        },
      },
    }),
  forbidden: ({ request, response }: Exchange) =>
    send(response, {
      status: 403,
      body: { detail: `Virtual key is not allowed to call this route. ${keyOf(request)}` },
    }),
  'bad-request': ({ request, response }: Exchange) =>
    send(response, { status: 400, body: { detail: { error: `your role=internal_user ${keyOf(request)}` } } }),
  missing: ({ response }: Exchange) => send(response, { status: 404, body: { detail: 'Not Found' } }),
  'too-many': ({ response }: Exchange) =>
    send(response, { status: 429, headers: { 'retry-after': '7' }, body: { error: { message: 'slow down' } } }),
  /** The clock of the gateway is an hour ahead, and so is the moment that it names. */
  'too-many-until': ({ response }: Exchange) => {
    const ahead = Date.now() + 3_600_000;
    send(response, {
      status: 429,
      headers: { date: new Date(ahead).toUTCString(), 'retry-after': new Date(ahead + 30_000).toUTCString() },
      body: {},
    });
  },
  'wrapped-404': ({ request, response }: Exchange) =>
    send(response, { status: 500, body: { detail: `404: Tags not found: ['feature:x'] ${keyOf(request)}` } }),
  unavailable: ({ response }: Exchange) => send(response, { status: 503, body: 'upstream connect error' }),
  'web-page': ({ request, response }: Exchange) =>
    send(response, { status: 200, body: `<!doctype html><title>Sign in</title><p>${keyOf(request)}</p>` }),
  empty: ({ response }: Exchange) => send(response, { status: 200, body: '' }),
  /** A whole answer with half of the JSON. */
  truncated: ({ response, made }: Exchange) => {
    const text = JSON.stringify(made().body);
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(text.slice(0, Math.floor(text.length / 2)));
  },
  /** The connection breaks in the middle of an answer. */
  cut: ({ response, made }: Exchange) => {
    const text = JSON.stringify(made().body);
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': String(text.length) });
    response.write(text.slice(0, Math.floor(text.length / 2)), () => response.destroy());
  },
  'hung-up': ({ response }: Exchange) => response.destroy(),
  /** More than any reader should take: 20 MB. */
  huge: ({ response }: Exchange) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(`{"filler":"${'x'.repeat(20_000_000)}"}`);
  },
  /** A byte now and then, for as long as somebody listens. */
  drip: ({ response }: Exchange) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    const timer = setInterval(() => response.write(' '), 20);
    response.on('close', () => clearInterval(timer));
  },
  silent: () => undefined,
  /** To another origin, which happens to be this server by its other name, so that its requests are seen. */
  redirect: ({ request, response }: Exchange) => {
    const port = String(request.headers.host).split(':')[1];
    response.writeHead(302, { location: `http://localhost:${port}/stolen` }).end();
  },
  'wrong-types': ({ response, made }: Exchange) => send(response, { status: 200, body: withWrongTypes(made().body) }),
  /** Every name is one that would do harm if it were shown as it is. */
  'hostile-names': ({ response, made }: Exchange) =>
    send(response, { status: 200, body: withHostileNames(made().body) }),
} satisfies Record<string, (exchange: Exchange) => void>;

/** The name of a way to fail. */
export type FailureName = keyof typeof failures;

/** All ways to fail, for tests that try each. */
export const failureNames = Object.keys(failures) as FailureName[];

/** What a reading comes to when everything fails in one way. */
export const failureOfAll: Readonly<Record<FailureName, string>> = {
  unauthorized: 'refused',
  forbidden: 'refused',
  'bad-request': 'malformed',
  missing: 'malformed',
  'too-many': 'busy',
  'too-many-until': 'busy',
  'wrapped-404': 'busy',
  unavailable: 'busy',
  'web-page': 'malformed',
  empty: 'malformed',
  truncated: 'malformed',
  cut: 'unreachable',
  'hung-up': 'unreachable',
  huge: 'too-large',
  drip: 'timeout',
  silent: 'timeout',
  redirect: 'redirect',
  'wrong-types': 'malformed',
  'hostile-names': 'read',
};

/** What a hostile user may call a tag, a team or a model. */
export const hostileName =
  '<img src=x onerror=alert(1)> [click](command:workbench.action.quit) `$(rm -rf)` \u001b[31m\u202egnp.exe | a';

function keyOf({ headers }: RecordedRequest): string {
  return ['authorization', 'x-api-key', 'x-bf-vk', 'x-portkey-api-key'].map((name) => headers[name] ?? '').join(' ');
}

function withWrongTypes(value: unknown): unknown {
  if (Array.isArray(value)) {
    return { 0: value.map(withWrongTypes) };
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withWrongTypes(item)]));
  }
  return typeof value === 'number' ? { value } : typeof value === 'string' ? [value] : 'wrong';
}

function withHostileNames(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(withHostileNames);
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withHostileNames(item)]));
  }
  const isName = typeof value === 'string' && /[a-z]/i.test(value) && !/^\d/.test(value);
  return isName ? `${value} ${hostileName}` : value;
}
