import assert from 'node:assert/strict';
import type { GatewaySnapshot } from '../../../src/core/budget.ts';
import type { GatewayAdapter, ReadRequest } from '../../../src/gateway/adapter.ts';
import { readBudgetDocument } from '../../../src/gateway/budget-document.ts';
import { GatewayError, type GatewayFailure } from '../../../src/gateway/fetch-port.ts';
import { GatewayPoller, type GatewayStatus, type PollerOptions } from '../../../src/gateway/poller.ts';
import { VirtualClock } from '../../support/gateways/virtual-clock.ts';

const second = 1000;
const minute = 60 * second;

/** A poller over an adapter that answers as it is told to, and what came of it. */
class Scene {
  readonly clock = new VirtualClock('2026-11-21T12:00:00Z');
  /** Seconds since the start at which the gateway was asked. */
  readonly asked: number[] = [];
  readonly changes: GatewayStatus[] = [];
  readonly signals: AbortSignal[] = [];
  adaptersMade = 0;
  answer: () => Promise<GatewaySnapshot> = async () => this.snapshot();
  readonly poller: GatewayPoller;
  private readonly start = this.clock.now().getTime();

  constructor(options: Partial<PollerOptions> = {}) {
    const adapter: GatewayAdapter = {
      kind: 'json',
      probe: () => Promise.reject(new Error('not here')),
      read: ({ signal }: ReadRequest) => {
        this.asked.push((this.clock.now().getTime() - this.start) / second);
        this.signals.push(signal);
        return this.answer();
      },
    };
    this.poller = new GatewayPoller({
      createAdapter: () => {
        this.adaptersMade += 1;
        return adapter;
      },
      features: () => [],
      clock: this.clock,
      random: () => 0.5,
      onChange: (status) => this.changes.push(status),
      ...options,
    });
  }

  /** Budgets that are fresh for so long. */
  snapshot(staleAfterMs = 10 * minute): GatewaySnapshot {
    const budgets = [{ feature: 'search', spent: 1, limit: 2, staleAfterMs }];
    return readBudgetDocument(JSON.stringify({ version: 1, budgets }), 'budgets.json', this.clock.now());
  }

  failWith(failure: GatewayFailure, retryAfterMs: number | null = null): void {
    this.answer = () => Promise.reject(new GatewayError(failure, `It is ${failure}.`, retryAfterMs));
  }

  recover(): void {
    this.answer = async () => this.snapshot();
  }

  async focusedFor(ms: number): Promise<void> {
    this.poller.setFocus(true);
    await this.clock.goOn(ms);
  }
}

describe('polling', () => {
  it('begins with the focus, spread over ten seconds, and goes on every 60 to 90 s', async () => {
    const scene = new Scene();
    await scene.clock.goOn(10 * minute);
    assert.deepEqual(scene.asked, []);
    await scene.focusedFor(5 * minute);
    assert.deepEqual(scene.asked, [605, 680, 755, 830]);
    const soonest = new Scene({ random: () => 0 });
    await soonest.focusedFor(3 * minute + second);
    assert.deepEqual(soonest.asked, [0, 60, 120, 180]);
  });

  it('stops without the focus, and asks for what is due when it is back', async () => {
    const scene = new Scene();
    await scene.focusedFor(minute);
    scene.poller.setFocus(false);
    assert.equal(scene.poller.status().nextAt, null);
    await scene.clock.goOn(60 * minute);
    assert.deepEqual(scene.asked, [5]);
    await scene.focusedFor(20 * second);
    assert.deepEqual(scene.asked, [5, 61 * 60 + 5]);
  });

  it('does not ask sooner for a window that comes and goes', async () => {
    const scene = new Scene();
    await scene.focusedFor(10 * second);
    for (let time = 0; time < 60; time += 1) {
      scene.poller.setFocus(time % 2 === 0);
      await scene.clock.goOn(second);
    }
    assert.deepEqual(scene.asked, [5]);
  });

  it('asks once at a time', async () => {
    const scene = new Scene();
    const answers: ((snapshot: GatewaySnapshot) => void)[] = [];
    scene.answer = () => new Promise((resolve) => answers.push(resolve));
    await scene.focusedFor(10 * second);
    const byHand = [scene.poller.refreshNow(), scene.poller.refreshNow()];
    await scene.clock.goOn(10 * minute);
    assert.equal(scene.asked.length, 1);
    assert.equal(scene.poller.status().nextAt, null);
    answers[0]?.(scene.snapshot());
    const [first, other] = await Promise.all(byHand);
    assert.deepEqual([first?.snapshot?.budgets.length, other], [1, first]);
  });

  it('asks by hand no more often than every ten seconds, with or without focus', async () => {
    const scene = new Scene();
    assert.equal((await scene.poller.refreshNow()).snapshot?.budgets.length, 1);
    for (let time = 0; time < 25; time += 1) {
      await scene.poller.refreshNow();
      await scene.clock.goOn(second);
    }
    assert.deepEqual(scene.asked, [0, 10, 20]);
  });

  it('tells nothing more once it is disposed of, and stops what is under way', async () => {
    const scene = new Scene();
    let answer = (_: GatewaySnapshot): void => undefined;
    scene.answer = () => new Promise((resolve) => (answer = resolve));
    await scene.focusedFor(10 * second);
    scene.poller.dispose();
    assert.equal(scene.signals[0]?.aborted, true);
    answer(scene.snapshot());
    await scene.clock.goOn(10 * minute);
    await scene.poller.refreshNow();
    scene.poller.setFocus(false);
    scene.poller.setFocus(true);
    scene.poller.keyChanged();
    await scene.clock.goOn(10 * minute);
    assert.deepEqual([scene.changes, scene.asked, scene.clock.pending], [[], [5], 0]);
  });
});

describe('polling a gateway that fails', () => {
  it('keeps the last good snapshot, marks it stale and says why', async () => {
    const scene = new Scene();
    await scene.focusedFor(10 * second);
    const good = scene.poller.status();
    assert.deepEqual([good.isStale, good.failure, good.message], [false, null, null]);
    scene.failWith('unreachable');
    await scene.clock.goOn(90 * second);
    const failed = scene.poller.status();
    assert.deepEqual([failed.isStale, failed.failure, failed.message], [true, 'unreachable', 'It is unreachable.']);
    assert.equal(failed.snapshot, good.snapshot);
    assert.equal(failed.nextAt, '2026-11-21T12:03:20.000Z');
    scene.recover();
    await scene.clock.goOn(10 * minute);
    assert.deepEqual([scene.poller.status().isStale, scene.poller.status().failure], [false, null]);
  });

  it('asks ever more seldom, up to 16 minutes, and in a range that spreads editors', async () => {
    const waits = async (random: number) => {
      const scene = new Scene({ random: () => random });
      scene.failWith('busy');
      await scene.focusedFor(120 * minute);
      return scene.asked.slice(1, 7).map((at, index) => at - (scene.asked[index] ?? 0));
    };
    assert.deepEqual(await waits(0), [60, 60, 60, 60, 60, 60]);
    assert.deepEqual(await waits(0.5), [120, 180, 300, 510, 510, 510]);
    assert.deepEqual(await waits(1), [180, 300, 540, 960, 960, 960]);
  });

  it('waits as long as the gateway says, and a little more, also by hand', async () => {
    const scene = new Scene();
    scene.failWith('busy', 20 * minute);
    await scene.focusedFor(10 * second);
    scene.recover();
    await scene.poller.refreshNow();
    await scene.clock.goOn(19 * minute);
    assert.equal((await scene.poller.refreshNow()).failure, 'busy');
    assert.deepEqual(scene.asked, [5]);
    await scene.clock.goOn(5 * minute);
    assert.deepEqual(scene.asked[1], 5 + 20 * 60 + 60);
  });

  it('does not come back sooner than usual because the gateway says so', async () => {
    const scene = new Scene({ random: () => 0 });
    scene.failWith('busy', 5 * second);
    await scene.focusedFor(2 * minute + second);
    assert.deepEqual(scene.asked, [0, 60, 120]);
  });
});

describe('polling with a key', () => {
  for (const failure of ['refused', 'no-key', 'not-allowed', 'insecure'] as const) {
    it(`stops where it is ${failure}, until the key changes or somebody asks`, async () => {
      const scene = new Scene();
      scene.failWith(failure);
      await scene.focusedFor(60 * minute);
      assert.deepEqual([scene.asked, scene.poller.status().nextAt], [[5], null]);
      scene.recover();
      scene.poller.keyChanged();
      await scene.clock.goOn(second);
      assert.deepEqual([scene.asked.length, scene.adaptersMade, scene.poller.status().failure], [2, 2, null]);
      scene.failWith(failure);
      await scene.clock.goOn(5 * minute);
      scene.recover();
      assert.equal((await scene.poller.refreshNow()).failure, null);
      assert.notEqual(scene.poller.status().nextAt, null);
    });
  }

  it('forgets what another key could read, and stops reading with it', async () => {
    const scene = new Scene();
    await scene.focusedFor(10 * second);
    scene.answer = () => new Promise(() => undefined);
    await scene.clock.goOn(80 * second);
    scene.poller.keyChanged();
    assert.deepEqual([scene.poller.status().snapshot, scene.signals[1]?.aborted], [null, true]);
    scene.recover();
    await scene.clock.goOn(second);
    assert.equal(scene.poller.status().snapshot?.budgets.length, 1);
  });

  it('tells when a snapshot becomes stale by itself', async () => {
    const scene = new Scene();
    scene.answer = async () => scene.snapshot(5 * minute);
    await scene.focusedFor(10 * second);
    scene.poller.setFocus(false);
    const before = scene.changes.length;
    await scene.clock.goOn(10 * minute);
    assert.deepEqual([scene.changes.length - before, scene.changes.at(-1)?.isStale], [1, true]);
  });

  it('survives mistakes of ours, without their text', async () => {
    const scene = new Scene();
    scene.answer = () => Promise.reject(new TypeError('sk-secret'));
    await scene.focusedFor(10 * second);
    const { failure, message, nextAt } = scene.poller.status();
    assert.deepEqual([failure, /sk-secret/.test(message ?? ''), nextAt === null], ['malformed', false, false]);
  });
});
