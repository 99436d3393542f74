import assert from 'node:assert/strict';
import {
  noFilter,
  noneValue,
  type RowFilter,
  type Sorting,
  shownRows,
} from '../../../../../src/core/report/view/call-table.ts';
import { fiveCalls, viewOfCalls } from '../../../../support/report-views.ts';

const { rows } = viewOfCalls(fiveCalls);

/** The ids of the rows that are shown, in their order. */
function check(filter: Partial<RowFilter>, sorting: Partial<Sorting>, expected: readonly string[]): void {
  const shown = shownRows(rows, { ...noFilter, ...filter }, { column: 'perMonth', isDescending: true, ...sorting });
  assert.deepEqual(
    shown.map(({ id }) => id),
    expected,
  );
}

describe('the table of calls', () => {
  it('sorts by money, with what is not known last either way', () => {
    check({}, {}, ['reply', 'hostile', 'plain', 'route', 'embed']);
    check({}, { isDescending: false }, ['plain', 'hostile', 'reply', 'route', 'embed']);
  });
  it('sorts by place, tier and findings', () => {
    check({}, { column: 'call', isDescending: false }, ['hostile', 'plain', 'route', 'embed', 'reply']);
    check({ search: 'support' }, { column: 'tier' }, ['reply', 'plain']);
    check({ search: 'reply' }, { column: 'findings' }, ['reply']);
  });
  it('finds every word, in any order and case', () => {
    check({ search: 'GPT-4o plain' }, {}, ['plain']);
    check({ search: 'reply.py:12' }, {}, ['reply']);
    check({ search: 'nothing of the kind' }, {}, []);
  });
  it('filters by feature, model and basis, and by not having one', () => {
    check({ feature: 'support' }, {}, ['reply', 'plain']);
    check({ feature: noneValue }, {}, ['route', 'embed']);
    check({ model: noneValue }, {}, ['route']);
    check({ basis: 'unknown' }, {}, ['route', 'embed']);
    check({ onlyWithFindings: true }, {}, []);
  });
});
