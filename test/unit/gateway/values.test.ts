import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import * as z from 'zod';
import {
  amount,
  flag,
  limit,
  listOf,
  mapOf,
  moment,
  name,
  period,
  requiredAmount,
  utcDay,
} from '../../../src/gateway/values.ts';

const unreadable = 'unreadable';

/** Reads values as a field of an object; undefined stands for a field that is not there. */
function check(schema: z.ZodType, cases: readonly (readonly [unknown, unknown])[]): void {
  for (const [value, expected] of cases) {
    const read = z.object({ field: schema }).safeParse(value === undefined ? {} : { field: value });
    assert.deepEqual(read.success ? read.data.field : unreadable, expected, JSON.stringify(value));
  }
}

/** Everything by which gateways say that there is no value. */
const unset = [undefined, null, '', ' ', 'None', 'null'];

describe('values of gateways', () => {
  it('reads amounts, and what is none as not told', () => {
    check(amount, [
      ...unset.map((value) => [value, null] as const),
      ...[-1, '-1', Number.NaN, 1e16, '1e999', 'Infinity', '12,5', '0x10', true, {}, []].map(
        (value) => [value, null] as const,
      ),
      [0, 0],
      ['0', 0],
      [12.5, 12.5],
      [' 12.50 ', 12.5],
      ['1e-3', 0.001],
      ['9007199254740993', null],
    ]);
  });

  it('tells no limit from one that is not understood', () => {
    check(limit, [
      ...unset.map((value) => [value, null] as const),
      [0, 0],
      ['70.0', 70],
      [-1, unreadable],
      ['x', unreadable],
    ]);
  });

  it('wants summands to be there', () => {
    check(requiredAmount, [...unset.map((value) => [value, unreadable] as const), [0, 0], [-1, unreadable]]);
  });
});

describe('moments and names of gateways', () => {
  it('brings moments to UTC', () => {
    check(moment, [
      ...[...unset, 'soon', '2026-13-01', '0000-01-01', '9999-01-01', 1_700_000_000].map(
        (value) => [value, null] as const,
      ),
      ['2026-12-01T00:00:00+00:00', '2026-12-01T00:00:00.000Z'],
      ['2026-12-01T00:00:00+01:00', '2026-11-30T23:00:00.000Z'],
      ['2026-12-01 10:00:00.123456', '2026-12-01T10:00:00.123Z'],
      ['2026-12-01T10:00:00', '2026-12-01T10:00:00.000Z'],
      ['2026-12-01', '2026-12-01T00:00:00.000Z'],
    ]);
    check(utcDay, [
      ['2026-12-01', '2026-12-01'],
      ['2026-12-01T23:30:00-02:00', '2026-12-02'],
      ['x', unreadable],
    ]);
  });

  it('reads periods, names and flags', () => {
    check(period, [
      ['30d', '30d'],
      ['1mo', '1mo'],
      ['1M', '1M'],
      ['None', null],
      ['monthly', null],
      [30, null],
      ['-1d', null],
    ]);
    check(name, [
      ['a', 'a'],
      ['None', null],
      [5, null],
      ['x'.repeat(900), 'x'.repeat(300)],
    ]);
    check(flag, [
      [true, true],
      [false, false],
      ['true', null],
      [undefined, null],
    ]);
  });

  it('leaves out entries that cannot be read', () => {
    const named = z.object({ name: z.string() });
    check(listOf(named), [
      [[{ name: 'a' }, 3, null], [{ name: 'a' }]],
      ['x', []],
      [undefined, []],
    ]);
    check(mapOf(named), [
      [
        { a: { name: 'b' }, c: 1 },
        { read: new Map([['a', { name: 'b' }]]), leftOut: 1 },
      ],
      [[1], { read: new Map(), leftOut: 0 }],
    ]);
  });

  it('never gives an amount that is not finite or negative', async () => {
    await fc.assert(
      fc.property(fc.anything(), (value) => {
        const read = amount.parse(value);
        assert.ok(read === null || (Number.isFinite(read) && read >= 0));
      }),
    );
  });
});
