import assert from 'node:assert/strict';
import { groupedBy } from '../../../src/core/grouping.ts';
import {
  type Asked,
  firstHour,
  lastHour,
  type Phase,
  peak,
  phases,
  type SimulatedDay,
  simulateDay,
} from '../../support/gateways/simulated-day.ts';

const editors = 200;
const minute = 60_000;
const hour = 60 * minute;

/** `npx tsx test/bench/gateway/main.ts` prints what is measured here. */
describe('a day of 200 editors and one gateway', () => {
  let day: SimulatedDay;

  before(async function () {
    this.timeout(120_000);
    day = await simulateDay(editors);
  });

  /** The time in ms from each request of an editor to its next. */
  function gaps(asked: readonly Asked[]): number[] {
    const byEditor = groupedBy(asked, ({ editor }) => editor);
    return [...byEditor.values()].flatMap((own) => own.slice(1).map(({ at }, index) => at - (own[index]?.at ?? 0)));
  }

  const during = ({ from, to }: Pick<Phase, 'from' | 'to'>) =>
    day.asked.filter(({ at }) => at >= from * hour && at < to * hour);

  const phase = (what: Phase['what']) => phases.find((each) => each.what === what) ?? assert.fail();

  it('no editor asks more than once in a minute, so the gateway is asked no more than 200 times', () => {
    assert.ok(Math.min(...gaps(day.asked)) >= minute);
    assert.ok(peak(day.asked, minute) <= editors);
  });

  it('while all is well each editor asks every 75 s on average', () => {
    const perEditor = during({ from: 15.5, to: 16.5 }).length / editors;
    assert.ok(perEditor > 46 && perEditor < 50, `${perEditor} an hour`);
  });

  it('nobody comes back at once: in the minutes after each trouble there are no more requests than usual', () => {
    const usual = peak(day.asked, minute, 15.5, 16.5);
    for (const { name, to, what } of phases) {
      if (what === 'lunch' || what === 'night') continue;
      const after = peak(day.asked, minute, to, to + 5 / 60);
      assert.ok(after <= usual * 1.05, `${name}: ${after} in a minute, usually ${usual}`);
      const atOnce = peak(day.asked, 1000, to, to + 5 / 60);
      assert.ok(atOnce <= 15, `${name}: ${atOnce} in a second`);
    }
  });

  it('editors that start at the same moment are spread over ten seconds', () => {
    for (const at of [firstHour, phase('lunch').to, phase('night').to]) {
      const together = peak(day.asked, 1000, at, at + 1 / 60);
      assert.ok(together <= 40, `${together} in a second at ${at}`);
    }
  });

  it('a longer trouble is asked after ever more seldom', () => {
    const { from, to } = phase('cut-off');
    const half = (from + to) / 2;
    assert.ok(during({ from: half, to }).length < during({ from, to: half }).length / 2);
    assert.ok(during({ from: half, to }).length < during({ from: 16, to: 16.25 }).length / 2);
  });

  it('who is asked to wait waits', () => {
    const wait = during(phase('wait'));
    assert.ok(Math.min(...gaps(wait)) >= 2 * minute);
  });

  it('nobody asks without the focus, or with a key that was refused', () => {
    const lunch = phase('lunch');
    assert.equal(during(lunch).length, 0);
    const atNight = new Set(during(phase('night')).map(({ editor }) => editor));
    assert.ok([...atNight].every((editor) => editor % 10 === 0));
    const refused = during(phase('refuse-old-keys')).filter(({ editor }) => editor % 4 === 0);
    assert.equal(refused.length, editors / 4);
  });

  it('at the end everybody knows what the gateway tells', () => {
    const spent = day.spentNow();
    assert.equal(spent, (lastHour - 24) * 60);
    const now = day.clock.now();
    for (const poller of day.pollers) {
      const { snapshot, isStale, failure, nextAt } = poller.status();
      const [budget] = snapshot?.budgets ?? [];
      assert.deepEqual([isStale, failure, budget?.state], [false, null, 'ok']);
      assert.ok(spent - (budget?.spent ?? 0) <= 2, `${budget?.spent} of ${spent}`);
      assert.equal(budget?.window.resetsAt, '2026-11-23T00:00:00.000Z');
      assert.ok(Date.parse(nextAt ?? '') > now.getTime() && Date.parse(nextAt ?? '') <= now.getTime() + 90_000);
    }
  });
});
