import assert from 'node:assert/strict';
import { createCrashRecord } from '../../../src/editor/crash-record.ts';

describe('createCrashRecord', () => {
  function check(crashesAtSeconds: readonly number[], expected: readonly boolean[]): void {
    const record = createCrashRecord();
    assert.deepEqual(
      crashesAtSeconds.map((second) => record.mayRestart(second * 1000)),
      expected,
    );
  }

  it('restarts after four crashes', () => check([0, 1, 2, 3], [true, true, true, true]));
  it('gives up at the fifth within three minutes', () => check([0, 1, 2, 3, 179], [true, true, true, true, false]));
  it('forgets a crash after three minutes', () => check([0, 1, 2, 3, 180], [true, true, true, true, true]));
});
