import assert from 'node:assert/strict';
import * as z from 'zod';
import { GatewayError } from '../../../src/gateway/fetch-port.ts';
import { readReply } from '../../../src/gateway/read-reply.ts';

const now = new Date('2026-11-21T12:00:00Z');
const schema = z.object({ info: z.object({ spend: z.number() }), byKey: z.record(z.string(), z.number()).optional() });

/** What reading an answer fails with. */
function failure(status: number, body: string, headers: Readonly<Record<string, string>> = {}): GatewayError {
  try {
    readReply({ status, body, headers }, schema, { endpoint: '/key/info', now });
  } catch (error) {
    assert.ok(error instanceof GatewayError);
    return error;
  }
  return assert.fail('nothing was thrown');
}

describe('reading an answer', () => {
  it('gives what was expected and drops the rest', () => {
    const body = JSON.stringify({ info: { spend: 1, token: 'secret' }, keys: ['secret'] });
    const read = readReply({ status: 200, body, headers: {} }, schema, { endpoint: '/key/info', now });
    assert.deepEqual(read, { info: { spend: 1 } });
  });

  it('names failures by status', () => {
    const kinds = [401, 403, 429, 500, 503, 400, 404, 422, 302].map((status) => failure(status, '').failure);
    assert.deepEqual(kinds, [
      ...['refused', 'refused', 'busy', 'busy', 'busy', 'malformed', 'malformed', 'malformed', 'malformed'],
    ]);
  });

  it('knows when to ask again', () => {
    const wait = (headers: Readonly<Record<string, string>>) => failure(429, '', headers).retryAfterMs;
    assert.equal(wait({}), null);
    assert.equal(wait({ 'retry-after': '7' }), 7_000);
    assert.equal(wait({ 'retry-after': '-7' }), null);
    assert.equal(wait({ 'retry-after': 'soon' }), null);
    assert.equal(wait({ 'retry-after': '1e99' }), null);
    assert.equal(wait({ 'retry-after': '99999999' }), 86_400_000);
    assert.equal(wait({ 'retry-after': 'Sat, 21 Nov 2026 12:00:30 GMT' }), 30_000);
    assert.equal(wait({ 'retry-after': 'Sat, 21 Nov 2026 11:00:00 GMT' }), 0);
  });

  it('compares a moment with the clock that named it', () => {
    const headers = { 'retry-after': 'Sat, 21 Nov 2026 15:00:30 GMT', date: 'Sat, 21 Nov 2026 15:00:00 GMT' };
    assert.equal(failure(503, '', headers).retryAfterMs, 30_000);
  });

  it('says what came in place of data', () => {
    const message = (body: string) => failure(200, body).message;
    assert.match(message('<!doctype html><p>sk-secret'), /web page/);
    assert.match(message('{"info":{"spend":1'), /broke off/);
    assert.match(message(''), /nothing/);
    assert.match(message('OK'), /no JSON/);
    assert.match(message('[]'), /does not have the form/);
    assert.match(message('{"info":{"spend":"x"}}'), /at info\.spend/);
  });

  it('names neither bodies nor keys of maps', () => {
    const secret = 'sk-secret-1';
    const bodies = [
      `{"info":"${secret}"}`,
      `<p>${secret}`,
      `{"${secret}`,
      JSON.stringify({ info: { spend: 1 }, byKey: { [secret]: 'x' } }),
    ];
    for (const body of bodies) {
      for (const status of [200, 401, 403, 404, 429, 500]) {
        assert.doesNotMatch(failure(status, body).message, /secret/);
      }
    }
  });
});
