import assert from 'node:assert/strict';
import { GatewayError } from '../../../src/gateway/fetch-port.ts';
import { KeptPart } from '../../../src/gateway/kept-part.ts';
import { noon, readingOf } from '../../support/gateways/snapshots.ts';

const minute = 60_000;

/** A part that is read every five minutes, at some minutes after noon; each outcome is a value or an error. */
async function check(
  outcomes: readonly (number | GatewayError)[],
  readings: readonly (readonly [minute: number, expected: number | null, reads: number])[],
): Promise<void> {
  let reads = 0;
  const part = new KeptPart(5 * minute, async () => {
    const outcome = outcomes[Math.min(reads, outcomes.length - 1)];
    reads += 1;
    if (outcome instanceof GatewayError) throw outcome;
    return outcome ?? 0;
  });
  for (const [at, expected, expectedReads] of readings) {
    const { value } = await part.read(readingOf([], new Date(noon.getTime() + at * minute)), null);
    assert.deepEqual([at, value, reads], [at, expected, expectedReads]);
  }
}

describe('a part that is kept', () => {
  const busy = new GatewayError('busy', 'Busy.');

  it('is read again when its time has come', () =>
    check(
      [1, 2],
      [
        [0, 1, 1],
        [4.9, 1, 1],
        [5, 2, 2],
      ],
    ));

  it('keeps its value through failures, which are tried again later and later', () =>
    check(
      [1, busy, busy, 2],
      [
        [5, 1, 1],
        [10, 1, 2],
        [11.9, 1, 2],
        [12, 1, 3],
        [15.9, 1, 3],
        [16, 2, 4],
      ],
    ));

  it('waits for as long as the gateway says', () =>
    check(
      [new GatewayError('busy', 'Busy.', 20 * minute), 1],
      [
        [0, null, 1],
        [19.9, null, 1],
        [20, 1, 2],
      ],
    ));

  it('asks for what is refused once in an hour', () =>
    check(
      [new GatewayError('refused', 'No.'), 1],
      [
        [0, null, 1],
        [59, null, 1],
        [60, 1, 2],
      ],
    ));

  it('is read at once when something else is wanted, and fails with what is no gateway error', async () => {
    const part = new KeptPart<string, string>(minute, async (_, wanted) => {
      if (wanted === 'broken') throw new TypeError('a mistake');
      return wanted;
    });
    assert.equal((await part.read(readingOf([]), 'a')).value, 'a');
    assert.equal((await part.read(readingOf([]), 'b')).value, 'b');
    await assert.rejects(part.read(readingOf([]), 'broken'), TypeError);
  });
});
