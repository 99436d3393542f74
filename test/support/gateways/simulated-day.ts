/** A day of a team: editors that ask one gateway, which has outages, asks to wait, refuses keys and resets its budgets. */
import type { GatewayAdapter } from '../../../src/gateway/adapter.ts';
import { type FetchPort, GatewayError, type GatewayReply } from '../../../src/gateway/fetch-port.ts';
import { createJsonEndpointAdapter } from '../../../src/gateway/json-endpoint.ts';
import { GatewayPoller } from '../../../src/gateway/poller.ts';
import { seededRandom, VirtualClock } from './virtual-clock.ts';

/** What happens for a part of the day. Times are hours since midnight UTC; 25 is one in the morning of the next day. */
export interface Phase {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly what: 'cut-off' | 'wait' | 'wait-until-end' | 'refuse-old-keys' | 'lunch' | 'night';
}

/**
 * In between all is well. Lunch and night begin and end for everybody at the same moment, as after power cuts and updates;
 * one editor in ten stays awake at night.
 */
export const phases: readonly Phase[] = [
  { name: 'outage of half an hour', from: 10, to: 10.5, what: 'cut-off' },
  { name: 'outage of two minutes', from: 11, to: 11 + 2 / 60, what: 'cut-off' },
  { name: '429, wait two minutes', from: 12, to: 12.25, what: 'wait' },
  { name: 'lunch', from: 12.5, to: 13.5, what: 'lunch' },
  { name: 'a quarter of the keys is refused', from: 14, to: 14.5, what: 'refuse-old-keys' },
  { name: '503, wait until a moment that is the same for all', from: 15, to: 15.1, what: 'wait-until-end' },
  { name: 'night', from: 17, to: 32, what: 'night' },
];

export const firstHour = 9;
export const lastHour = 33;
const startOfDay = '2026-11-21T00:00:00Z';

/** What an editor asked, in ms since midnight. */
export interface Asked {
  readonly editor: number;
  readonly at: number;
}

export interface SimulatedDay {
  readonly asked: readonly Asked[];
  readonly pollers: readonly GatewayPoller[];
  readonly clock: VirtualClock;
  /** What the gateway would answer now. */
  readonly spentNow: () => number;
}

const hourMs = 3_600_000;

/** Lets so many editors ask from the first to the last hour. They all start at the same moment. */
export async function simulateDay(editors: number): Promise<SimulatedDay> {
  const clock = new VirtualClock(new Date(Date.parse(startOfDay) + firstHour * hourMs).toISOString());
  const asked: Asked[] = [];
  const gateway = simulatedGateway(clock);
  const random = seededRandom(20_261_121);
  const pollers = Array.from({ length: editors }, (_, editor) => {
    let keys = 0;
    const createAdapter = (): GatewayAdapter => {
      keys += 1;
      const isOldKey = keys === 1 && editor % 4 === 0;
      const fetch: FetchPort = async () => {
        asked.push({ editor, at: millisecondsOf(clock) });
        return gateway.answer(isOldKey);
      };
      return createJsonEndpointAdapter({ fetch, baseUrl: 'https://gateway.example.com/budgets.json', timeZone: 'UTC' });
    };
    return new GatewayPoller({ createAdapter, features: () => [], clock, random, onChange: () => undefined });
  });
  const events = [firstHour, ...phases.flatMap(({ from, to }) => [from, to]), lastHour];
  for (const [index, hour] of events.entries()) {
    for (const [editor, poller] of pollers.entries()) atHour(hour, poller, editor, clock);
    await clock.goOn(((events[index + 1] ?? lastHour) - hour) * hourMs);
  }
  return { asked, pollers, clock, spentNow: gateway.spent };
}

/** The focus comes and goes, and who had a key that was refused sets another within the next minutes. */
function atHour(hour: number, poller: GatewayPoller, editor: number, clock: VirtualClock): void {
  if (hour === firstHour) poller.setFocus(true);
  for (const { from, to, what } of phases) {
    const isAway = what === 'lunch' || (what === 'night' && editor % 10 !== 0);
    if (isAway && (hour === from || hour === to)) poller.setFocus(hour === to);
    if (what === 'refuse-old-keys' && hour === to && poller.status().failure === 'refused') {
      clock.after(editor * 2000, () => poller.keyChanged());
    }
  }
}

function simulatedGateway(clock: VirtualClock) {
  /** A dollar a minute, from 0 at midnight. */
  const spent = () => Math.floor((millisecondsOf(clock) % (24 * hourMs)) / 60_000);
  const document = () => ({
    version: 1,
    generatedAt: clock.now().toISOString(),
    budgets: [{ feature: 'search', spent: spent(), limit: 2000, window: { raw: 'day' }, staleAfterMs: 300_000 }],
  });
  const answer = (isOldKey: boolean): GatewayReply => {
    const hour = millisecondsOf(clock) / hourMs;
    const phase = phases.find(({ from, to }) => hour >= from && hour < to);
    switch (phase?.what) {
      case 'cut-off':
        throw new GatewayError('unreachable', 'The gateway cannot be reached.');
      case 'wait':
        return { status: 429, headers: { 'retry-after': '120' }, body: '' };
      case 'wait-until-end':
        return { status: 503, headers: { 'retry-after': utcOf(phase.to) }, body: '' };
      case 'refuse-old-keys':
        if (isOldKey) return { status: 401, headers: {}, body: '' };
        break;
      case 'lunch':
      case 'night':
      case undefined:
        break;
    }
    return { status: 200, headers: {}, body: JSON.stringify(document()) };
  };
  return { spent, answer };
}

function utcOf(hour: number): string {
  return new Date(Date.parse(startOfDay) + hour * hourMs).toUTCString();
}

function millisecondsOf(clock: VirtualClock): number {
  return clock.now().getTime() - Date.parse(startOfDay);
}

/** The most requests within any stretch of so many ms, of those between two hours. */
export function peak(asked: readonly Asked[], withinMs: number, from = firstHour, to = lastHour): number {
  const times = asked.map(({ at }) => at).filter((at) => at >= from * hourMs && at < to * hourMs);
  let most = 0;
  let first = 0;
  for (const [index, at] of times.entries()) {
    while (at - (times[first] ?? at) >= withinMs) first += 1;
    most = Math.max(most, index - first + 1);
  }
  return most;
}
