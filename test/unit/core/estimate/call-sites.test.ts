import assert from 'node:assert/strict';
import type { AnalysedCall } from '../../../../src/core/analysis.ts';
import { billedCalls, withCallSites } from '../../../../src/core/estimate/call-sites.ts';
import { totalsOf } from '../../../../src/core/estimate/totals.ts';
import type { Estimate } from '../../../../src/core/model.ts';
import { analysed, known, usd } from '../../../support/analyses.ts';

const noVolume = { cost: null, reason: 'no volume' };

function site(id: string, estimate: Partial<Estimate> = {}): AnalysedCall {
  return analysed(
    { id, file: `${id}.py` },
    { inputTokens: known(10), perCall: usd(1), perMonth: noVolume, ...estimate },
  );
}

const request = analysed({ id: 'ask', file: 'llm.py' }, { inputTokens: known(0), perCall: usd(9), perMonth: usd(900) });

/** The row of a request with these call sites. */
function rowOf(...sites: readonly AnalysedCall[]): Estimate {
  return withCallSites(request, sites).estimate;
}

describe('a request with call sites', () => {
  it('spans their sizes and costs', () => {
    const { inputTokens, perCall } = rowOf(
      site('a', { inputTokens: known(10, 20), perCall: usd(1, 2) }),
      site('b', { inputTokens: known(5, 30, 'assumed'), perCall: usd(2, 4, 'assumed') }),
    );
    assert.deepEqual([inputTokens.low, inputTokens.high, inputTokens.basis], [5, 30, 'assumed']);
    assert.deepEqual([perCall.cost?.low, perCall.cost?.high], [1, 4]);
  });

  it('has one number where all agree, and no end where one has none', () => {
    assert.equal(rowOf(site('a'), site('b')).inputTokens.value, 10);
    const open = { value: null, low: 3, high: null, basis: 'exact' } as const;
    assert.equal(rowOf(site('a'), site('b', { inputTokens: open })).inputTokens.high, null);
    assert.equal(rowOf(site('a'), site('b', { perCall: usd(1, null) })).perCall.cost?.high, null);
  });

  it('costs a month what those cost together that have a volume', () => {
    const { perMonth } = rowOf(site('a', { perMonth: usd(10, 20) }), site('b'), site('c', { perMonth: usd(1, 2) }));
    assert.deepEqual([perMonth.cost?.low, perMonth.cost?.high], [11, 22]);
  });

  it('says why it has no month and no price, never 0', () => {
    assert.deepEqual(rowOf(site('a'), site('b')).perMonth, noVolume);
    const unpriced = { cost: null, reason: 'no price for x' };
    assert.deepEqual(rowOf(site('a', { perCall: unpriced })).perCall, unpriced);
  });

  it('says from how many places it is called', () => {
    const start = (sites: readonly AnalysedCall[]) => rowOf(...sites).notes[0]?.split(':')[0];
    assert.equal(start([site('a')]), 'called from one place');
    assert.equal(start([site('a'), site('b')]), 'called from 2 places');
  });
});

describe('totals with call sites', () => {
  it('count the call sites, and not the request', () => {
    const sites = [site('a', { perMonth: usd(10), requestsPerMonth: known(7) }), site('b')];
    const alone = analysed({ id: 'alone' }, { perCall: usd(1), perMonth: usd(5), requestsPerMonth: known(1) });
    const calls = [withCallSites(request, sites), alone];
    assert.deepEqual(
      billedCalls(calls).map(({ call }) => call.id),
      ['a', 'b', 'alone'],
    );
    const { perMonth, ...counts } = totalsOf(calls);
    assert.deepEqual(counts, { calls: 3, priced: 3, unpriced: 0, withVolume: 2 });
    assert.equal(perMonth?.low, 15);
  });

  it('count a request that nobody calls itself', () => {
    assert.equal(totalsOf([{ ...request, callSites: [] }]).calls, 1);
    assert.equal(totalsOf([request]).perMonth?.low, 900);
  });
});
