/**
 * `tsx test/bench/gateway/main.ts [editors]`: how often a gateway is asked by a team of editors, over a simulated day with
 * troubles, as a Markdown table. The clock is a simulated one and chance is seeded, so every run is the same.
 */
import { firstHour, lastHour, peak, phases, simulateDay } from '../../support/gateways/simulated-day.ts';

const editors = Number(process.argv[2] ?? 200);
const { asked, pollers } = await simulateDay(editors);

const rows = [
  { name: 'all start at once', from: firstHour, to: firstHour + 5 / 60 },
  { name: 'all is well', from: 15.5, to: 16.5 },
  ...phases.flatMap(({ name, from, to }) => [
    { name: `${name}: meanwhile`, from, to },
    { name: `${name}: the five minutes after`, from: to, to: to + 5 / 60 },
  ]),
  { name: 'the whole day', from: firstHour, to: lastHour },
];

console.log(`${editors} editors, ${asked.length} requests in ${lastHour - firstHour} hours\n`);
console.log('| part of the day | requests | most in a minute | most in a second |');
console.log('| --- | --: | --: | --: |');
for (const { name, from, to } of rows) {
  const count = asked.filter(({ at }) => at >= from * 3_600_000 && at < to * 3_600_000).length;
  console.log(`| ${name} | ${count} | ${peak(asked, 60_000, from, to)} | ${peak(asked, 1000, from, to)} |`);
}
const right = pollers.filter((poller) => !poller.status().isStale && poller.status().failure === null).length;
console.log(`\n${right} of ${editors} editors are up to date at the end.`);
