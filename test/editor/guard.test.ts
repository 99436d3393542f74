import assert from 'node:assert/strict';
import { CancellationError, type LogOutputChannel, window } from 'vscode';
import { failureOf, guard } from '../../src/editor/guard.ts';
import { asServerEnded } from '../../src/editor/server-ended.ts';

describe('guard', () => {
  let log: LogOutputChannel;

  before(() => {
    log = window.createOutputChannel('Call Cost tests', { log: true });
  });

  after(() => log.dispose());

  /** Errors that reach the log, which is where bugs go. */
  async function check(action: () => Promise<string>, expected: string | undefined, logged: number): Promise<void> {
    const errors: unknown[] = [];
    const recording: LogOutputChannel = { ...log, error: (error: unknown) => errors.push(error) };
    assert.equal(await guard(recording, action), expected);
    assert.equal(errors.length, logged);
  }

  it('hands on what came of it', () => check(async () => 'done', 'done', 0));
  it('drops what was cancelled', () => check(() => Promise.reject(new CancellationError()), undefined, 0));
  it('shows what the server says to people', () =>
    check(() => Promise.reject(Object.assign(new Error('Set a path.'), { code: -32803 })), undefined, 0));
  it('knows a server that is gone, which is no bug', async () => {
    for (const code of [-32097, -32096, 2]) {
      const error = asServerEnded(Object.assign(new Error('gone'), { code }), false);
      assert.deepEqual(failureOf(error), { kind: 'ended', isOff: code === -32096 });
      await check(() => Promise.reject(error), undefined, 0);
    }
    assert.deepEqual(failureOf(asServerEnded(new Error('a bug'), true)), { kind: 'bug' });
  });
  it('logs everything else', () => check(() => Promise.reject(new TypeError('x is undefined')), undefined, 1));
});
