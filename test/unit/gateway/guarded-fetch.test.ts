import assert from 'node:assert/strict';
import type { GatewayKind } from '../../../src/core/budget.ts';
import { GatewayError, type GatewayFailure, type GatewayRequest } from '../../../src/gateway/fetch-port.ts';
import { createGuardedFetch, type GuardedFetchOptions, normaliseBaseUrl } from '../../../src/gateway/guarded-fetch.ts';
import { answer, type ContractServer, startContractServer } from '../../support/gateways/contract-server.ts';

const key = 'sk-secret-0123456789';
/** A token in base64. */
const slashed = 'c2VjcmV0/dG9rZW4=';

const secretQuery = 'very-private-query';
const never = new AbortController().signal;

let server: ContractServer;
/** Another origin: whatever arrives here must not hold the key. */
let stranger: ContractServer;

before(async () => {
  stranger = await startContractServer({ 'GET /stolen': { isStolen: true } });
  server = await startContractServer({
    'GET /data': { isGood: true },
    'GET /base/data': { isGood: true },
    'GET /base': { isGood: true },
    'GET /slash': () => answer(308, '', { location: '/data' }),
    'GET /see-other': () => answer(303, '', { location: '/slash' }),
    'GET /echo': () => answer(200, `{"name":"${slashed.replace('/', '\\/')}"}`),
    'GET /circle': () => answer(302, '', { location: '/circle' }),
    'GET /nowhere': () => answer(302, ''),
    'GET /away': () => answer(302, '', { location: `${stranger.url}/stolen` }),
    'GET /twice': () => answer(302, '', { location: '/away' }),
    'GET /with-password': () => answer(302, '', { location: server.url.replace('//', '//user:secret@') }),
    'GET /headers': () => answer(200, {}, { etag: '"1"', 'set-cookie': 'session=1', 'x-litellm-version': '1.83' }),
    'GET /refusal': () => answer(401, { error: 'no' }),
  });
});

after(async () => {
  await server.close();
  await stranger.close();
});

beforeEach(() => {
  server.heal();
  server.requests.length = 0;
  stranger.requests.length = 0;
});

/** Sends a request with the key; a path is one of the server. */
function send(request: Partial<GatewayRequest> & { url: string }, options: Partial<GuardedFetchOptions> = {}) {
  const url = request.url.startsWith('/') ? server.url + request.url : request.url;
  const guarded = createGuardedFetch({ baseUrl: server.url, key: async () => key, fetch, ...options });
  return guarded({ key: { header: 'Authorization', form: 'bearer' }, ...request, url }, never);
}

/** The request fails in that way, its error holds nothing secret, and the stranger never saw the key. */
async function checkFailure(sent: Promise<unknown>, failure: GatewayFailure, words: RegExp = /./): Promise<void> {
  const error: unknown = await sent.then(
    () => assert.fail('it was answered'),
    (caught: unknown) => caught,
  );
  assert.ok(error instanceof GatewayError, String(error));
  assert.equal(error.failure, failure, error.message);
  assert.match(error.message, words);
  const told = `${error.message} ${error.stack} ${JSON.stringify(error)} ${String(error.cause)}`;
  for (const secret of [key, secretQuery, btoa(key), 'user:secret']) {
    assert.ok(!told.includes(secret), `${secret} in ${told}`);
  }
  assert.ok(!JSON.stringify(stranger.requests).includes(key));
}

describe('guarded fetch', () => {
  it('adds the key in the form that the request asks for', async () => {
    await send({ url: '/data' });
    await send({ url: '/data', key: { header: 'x-bf-vk', form: 'plain' } });
    await send({ url: '/data', key: { header: 'authorization', form: 'basic' } });
    await send({ url: '/data', key: null });
    assert.deepEqual(
      server.requests.map(({ headers }) => headers.authorization ?? headers['x-bf-vk'] ?? null),
      [`Bearer ${key}`, key, `Basic ${btoa(key)}`, null],
    );
  });

  it('asks for the key only when a request needs it', async () => {
    const forbidden = () => Promise.reject(new Error('asked'));
    assert.equal((await send({ url: '/data', key: null }, { key: forbidden })).status, 200);
  });

  it('only reads, and sends entity tags', async () => {
    await send({ url: '/data', etag: '"7"' });
    assert.deepEqual(
      server.requests.map(({ method, body, headers }) => [method, body, headers['if-none-match']]),
      [['GET', '', '"7"']],
    );
  });

  it('lets only the headers through that adapters read', async () => {
    const { headers } = await send({ url: '/headers' });
    assert.deepEqual(Object.keys(headers).sort(), ['date', 'etag', 'x-litellm-version']);
  });

  it('takes the key out of what is answered, also where slashes are escaped', async () => {
    const { body: echoed } = await send({ url: '/echo' }, { key: async () => slashed });
    assert.deepEqual(JSON.parse(echoed), { name: '***' });
    server.fail('*', 'unauthorized');
    const { body } = await send({ url: '/data' });
    assert.match(body, /Received Bearer \*\*\*/);
    const pair = await send(
      { url: '/data', key: { header: 'authorization', form: 'basic' } },
      { key: async () => 'pk-public-1:sk-secret-2' },
    );
    assert.match(pair.body, /Received Basic \*\*\*/);
    assert.ok(!/pk-public-1|sk-secret-2/.test(pair.body));
  });

  it('hands on refusals as they are', async () => {
    assert.equal((await send({ url: '/refusal' })).status, 401);
  });

  it('fails without a key, and with one that no header can carry, before anything is sent', async () => {
    await checkFailure(send({ url: '/data' }, { key: async () => null }), 'no-key', /Set the gateway key/);
    await checkFailure(send({ url: '/data' }, { key: async () => `${key}\nx-evil: 1` }), 'no-key', /Copy it again/);
    await checkFailure(send({ url: '/data' }, { key: async () => `${key}\u2026` }), 'no-key');
    await checkFailure(send({ url: '/data' }, { key: () => Promise.reject(new Error(key)) }), 'no-key', /be read/);
    assert.equal(server.requests.length, 0);
  });
});

describe('where a guarded fetch goes', () => {
  it('sends nothing to addresses outside of the gateway', async () => {
    const base = { baseUrl: `${server.url}/base` };
    assert.equal((await send({ url: '/base/data' }, base)).status, 200);
    assert.equal((await send({ url: '/base' }, base)).status, 200);
    server.requests.length = 0;
    const outside = [
      '/data',
      '/baseline',
      '/base/../data',
      '/base/%2e%2e/data',
      '/base/..%2fdata',
      '/base/..%5cdata',
      '/base/%ff',
      `${stranger.url}/base/stolen?${secretQuery}`,
      server.url.replace('127.0.0.1', 'localhost'),
      `${server.url.replace('//', '//user:secret@')}/base/data`,
      'file:///etc/passwd',
      'no address',
    ];
    for (const url of outside) {
      await checkFailure(send({ url }, base), 'not-allowed');
    }
    assert.deepEqual([...server.requests, ...stranger.requests], []);
  });

  it('follows redirects within the origin', async () => {
    assert.deepEqual(JSON.parse((await send({ url: '/see-other' })).body), { isGood: true });
  });

  it('does not follow circles, redirects to nowhere and redirects with a password', async () => {
    await checkFailure(send({ url: '/circle' }), 'redirect', /in a circle/);
    assert.equal(server.requests.length, 4, 'the request and three redirects');
    await checkFailure(send({ url: '/nowhere' }), 'redirect', /without saying where/);
    await checkFailure(send({ url: '/with-password' }), 'redirect');
  });

  it('never goes to another origin, be it by a detour or by another name of the same machine', async () => {
    await checkFailure(send({ url: `/away?${secretQuery}` }), 'redirect', /keys are not sent on/);
    await checkFailure(send({ url: '/twice' }), 'redirect');
    server.fail('*', 'redirect');
    await checkFailure(send({ url: '/data' }), 'redirect', /redirects to localhost/);
    assert.deepEqual(stranger.requests, []);
    assert.ok(server.requests.every(({ path }) => path !== '/stolen'));
  });
});

describe('what a guarded fetch puts up with', () => {
  it('stops reading what is too long, with and without a length', async () => {
    server.fail('*', 'huge');
    await checkFailure(send({ url: '/data' }), 'too-large', /more than 16 MB/);
    await checkFailure(send({ url: '/data' }, { maximumBytes: 1_000_000 }), 'too-large', /more than 1 MB/);
  });

  it('does not wait for ever for an answer, or for the end of one', async () => {
    server.fail('*', 'silent');
    await checkFailure(send({ url: `/data?${secretQuery}` }, { timeoutMs: 60 }), 'timeout');
    server.fail('*', 'drip');
    await checkFailure(send({ url: '/data' }, { timeoutMs: 60 }), 'timeout', /did not answer in time/);
  });

  it('rejects with the reason of the signal when it is aborted', async () => {
    const reason = new Error('no longer wanted');
    const aborted = AbortSignal.abort(reason);
    const guarded = createGuardedFetch({ baseUrl: server.url, key: async () => key, fetch });
    const sent = guarded({ url: `${server.url}/data`, key: null }, aborted);
    await assert.rejects(sent, (error) => error === reason);
  });

  it('says what is wrong with a connection, by its code only', async () => {
    const closed = await startContractServer({});
    await closed.close();
    const gone = { baseUrl: closed.url };
    await checkFailure(send({ url: `${closed.url}/x?${secretQuery}` }, gone), 'unreachable', /ECONNREFUSED/);
    server.fail('*', 'hung-up');
    await checkFailure(send({ url: '/data' }), 'unreachable');
    server.fail('*', 'cut');
    await checkFailure(send({ url: '/data' }), 'unreachable');
    const failing = (code: string) =>
      (() =>
        Promise.reject(
          new TypeError(`fetch of ${key} failed`, { cause: Object.assign(new Error(key), { code }) }),
        )) as typeof fetch;
    await checkFailure(
      send({ url: '/data' }, { fetch: failing('SELF_SIGNED_CERT_IN_CHAIN') }),
      'unreachable',
      /NODE_EXTRA_CA_CERTS/,
    );
    await checkFailure(send({ url: '/data' }, { fetch: failing(key) }), 'unreachable', /cannot be reached\. Check/);
  });

  it('refuses plain http to other machines before it asks for the key', async () => {
    const options = { baseUrl: 'http://gateway.example.com', key: () => Promise.reject(new Error('asked')) };
    await checkFailure(send({ url: 'http://gateway.example.com/data' }, options), 'insecure', /Use https/);
  });
});

describe('address of a gateway', () => {
  const check = (kind: GatewayKind, url: string, expected: string) =>
    assert.equal(normaliseBaseUrl(kind, url), expected);

  const checkRefused = (url: string, failure: GatewayFailure) =>
    assert.throws(
      () => normaliseBaseUrl('litellm', url),
      (error) => error instanceof GatewayError && error.failure === failure && !error.message.includes('secret'),
      url,
    );

  it('ends where the management routes of the kind begin', () => {
    check('litellm', ' https://llm.example.com/ ', 'https://llm.example.com');
    check('litellm', 'https://LLM.example.com:443/proxy/v1/', 'https://llm.example.com/proxy');
    check('bifrost', 'http://localhost:8080/openai/v1', 'http://localhost:8080');
    check('bifrost', 'http://127.0.0.1:8080/v1', 'http://127.0.0.1:8080');
    check('openrouter', 'https://openrouter.ai', 'https://openrouter.ai/api/v1');
    check('openrouter', 'https://openrouter.ai/api/v1', 'https://openrouter.ai/api/v1');
    check('portkey', 'https://api.portkey.ai', 'https://api.portkey.ai/v1');
    check('langfuse', 'https://cloud.langfuse.com/api/public/otel', 'https://cloud.langfuse.com');
    check('json', 'https://example.com/budgets.json', 'https://example.com/budgets.json');
  });

  it('is encrypted, but on this machine', () => {
    check('litellm', 'http://127.9.9.9:4000', 'http://127.9.9.9:4000');
    check('litellm', 'http://127.1:4000', 'http://127.0.0.1:4000');
    check('litellm', 'http://[::1]:4000', 'http://[::1]:4000');
    const elsewhere = [
      'http://10.0.0.7',
      'http://127.0.0.1.example.com',
      'http://localhost.example.com',
      'http://[::2]',
    ];
    for (const url of elsewhere) checkRefused(url, 'insecure');
  });

  it('holds nothing secret', () => {
    checkRefused('https://user:secret@llm.example.com', 'not-allowed');
    checkRefused('https://secret@llm.example.com', 'not-allowed');
    checkRefused('https://llm.example.com?key=secret', 'not-allowed');
    checkRefused('https://llm.example.com#secret', 'not-allowed');
  });

  it('is a web address', () => {
    for (const url of ['', 'llm.example.com', 'file:///etc/passwd', 'javascript:alert(1)'])
      checkRefused(url, 'not-allowed');
  });
});
