import assert from 'node:assert/strict';
import { createRememberedCalls, type RememberedCalls } from '../../../../src/server/budgets/remembered-calls.ts';
import type { FolderCalls } from '../../../../src/server/workspace-calls.ts';
import { VirtualClock } from '../../../support/gateways/virtual-clock.ts';

/** Calls that are collected when the test says so. */
function createBench() {
  const clock = new VirtualClock('2026-11-22T12:00:00Z');
  const collecting: ((calls: readonly FolderCalls[]) => void)[] = [];
  let redraws = 0;
  const calls: RememberedCalls = createRememberedCalls({
    clock,
    analyses: { setMeasuredUses: () => false },
    workspaceCalls: () => new Promise((resolve) => collecting.push(resolve)),
    redraw: () => {
      redraws += 1;
    },
  });
  return { clock, calls, collecting, redraws: () => redraws };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('createRememberedCalls', () => {
  it('collects once for everybody who asks, and again when it is forgotten', async () => {
    const { calls, collecting } = createBench();
    const [one, other] = [calls.all(), calls.all()];
    await turn();
    assert.equal(collecting.length, 1);
    collecting[0]?.([]);
    assert.equal(await one, await other);
    calls.forget();
    calls.all();
    await turn();
    assert.equal(collecting.length, 2);
  });

  it('never collects twice at a time, and leaves out what was forgotten meanwhile', async () => {
    const { calls, collecting } = createBench();
    calls.all();
    await turn();
    calls.forget();
    const second = calls.all();
    calls.forget();
    const third = calls.all();
    await turn();
    assert.equal(collecting.length, 1);
    collecting[0]?.([]);
    await turn();
    assert.equal(collecting.length, 2);
    const newest: readonly FolderCalls[] = [];
    collecting[1]?.(newest);
    assert.deepEqual([(await second) === newest, (await third) === newest], [true, true]);
  });

  it('does not keep a hover waiting for the first calls, and has it drawn again with them', async () => {
    const { clock, calls, collecting, redraws } = createBench();
    const soon = calls.soon();
    await clock.goOn(400);
    assert.equal(await soon, null);
    assert.equal(redraws(), 0);
    collecting[0]?.([]);
    await turn();
    assert.equal(redraws(), 1);
    assert.equal(clock.pending, 0);
  });

  it('gives a hover the calls that were collected last', async () => {
    const { clock, calls, collecting } = createBench();
    const first: readonly FolderCalls[] = [];
    const soon = calls.soon();
    await turn();
    collecting[0]?.(first);
    assert.equal(await soon, first);
    calls.forget();
    assert.equal(await calls.soon(), first);
    assert.equal(clock.pending, 0);
  });
});
