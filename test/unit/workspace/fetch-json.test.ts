import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { fetchJson } from '../../../src/workspace/fetch-json.ts';

const never = new AbortController().signal;

/** Asks a server that answers with `listener`; the result, or the message of the error without the address. */
async function check(listener: RequestListener, expected: unknown, signal = never): Promise<void> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  assert.ok(address !== null && typeof address === 'object');
  const url = `http://127.0.0.1:${address.port}/prices`;
  const result = await fetchJson(url, signal).catch((error: unknown) => String(error).replace(url, 'URL'));
  server.closeAllConnections();
  server.close();
  assert.deepEqual(result, expected);
}

describe('fetchJson', () => {
  it('gives the JSON of a good reply', () => check((_, reply) => reply.end('[{"id":"openai"}]'), [{ id: 'openai' }]));
  it('names the status of a bad one', () => check((_, reply) => reply.writeHead(503).end(), 'Error: URL answered 503'));
  it('refuses what is no JSON', () => check((_, reply) => reply.end('<html>'), 'Error: URL did not answer with JSON'));
  it('stops reading what is too large', () =>
    check((_, reply) => {
      const chunk = Buffer.alloc(1_000_000, ' ');
      const write = () => {
        while (!reply.destroyed && reply.write(chunk));
      };
      reply.on('drain', write);
      write();
    }, 'Error: URL sends more than 50 MB'));
  it('says that nobody answers', () =>
    check((request) => request.socket.destroy(), 'Error: URL cannot be reached (UND_ERR_SOCKET)'));
  it('stops when it is told to', () => check(() => {}, 'AbortError: This operation was aborted', AbortSignal.abort()));
});
