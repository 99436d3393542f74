import { gatewayNames } from '../../../src/core/gateway-names.ts';
import { formatShare } from '../../../src/core/present/budget-words.ts';
import { formatDay } from '../../../src/core/present/days.ts';
import { formatUsd, formatUsdRange } from '../../../src/core/present/money.ts';
import { formatChange, grouped } from '../../../src/core/present/numbers.ts';
import { estimatesText, monthText } from '../../../src/core/report/exports/words.ts';
import type { ActualLine, BudgetLine } from '../../../src/core/report/view/budget-lines.ts';
import type { UnitCost } from '../../../src/core/report/view/report-view.ts';
import { chartFrame, lineConfiguration, signedUsd } from '../charts.ts';
import { type Child, element, graphic } from '../dom.ts';
import type { Page } from '../page.ts';
import { button, choice, emptyState, section, table } from '../parts.ts';

/** Budgets with what is spent, what is expected, and how the days went; estimates against what was measured. */
export function budgets(page: Page): readonly Child[] {
  const { lines, source, observedAt, actuals } = page.view.budgets;
  if (lines.length === 0 && actuals.length === 0) {
    return section(
      'budgets',
      'Budgets',
      null,
      emptyState(
        'No budget is set. Give a feature of callcost.yml a budgetUsdPerMonth, or connect your LLM gateway.',
        ...(page.isEditor
          ? [
              button('Open callcost.yml', () => page.post({ kind: 'command', command: 'callcost.openConfig' })),
              button('Connect a gateway', () => page.post({ kind: 'command', command: 'callcost.setUpBudgets' })),
            ]
          : []),
      ),
    );
  }
  const note =
    source === null || observedAt === null
      ? 'Estimates against the budgets of callcost.yml. Connect a gateway to see what is spent.'
      : `Spend as told by ${gatewayNames[source]}, as of ${observedAt.replace('T', ' ').slice(0, 16)} UTC. ${estimatesText}.`;
  return section(
    'budgets',
    'Budgets',
    note,
    table('Budgets', budgetColumns(lines), lines),
    burnDownPart(page, lines),
    ...actualsPart(actuals, source),
    ...unitCostsPart(page.view.unitCosts),
  );
}

/** Without a gateway nothing is spent and projected, and there are no columns for it. */
function budgetColumns(lines: readonly BudgetLine[]) {
  const isMeasured = lines.some(({ spent }) => spent !== null);
  const measured = [
    { title: 'Spent', isNumber: true, cell: (line: BudgetLine) => amount(line.spent, line) },
    {
      title: 'Projected',
      isNumber: true,
      isMinor: true,
      cell: (line: BudgetLine) => (line.projection === null ? '–' : projectedText(line.projection, line)),
    },
  ];
  return [
    { title: 'Budget', cell: ({ label }: BudgetLine) => element('strong', {}, label) },
    { title: 'State', cell: stateOf },
    { title: 'Used', isMinor: true, cell: meter },
    ...(isMeasured ? measured : []),
    {
      title: 'Estimate /mo',
      isNumber: true,
      isMinor: isMeasured,
      cell: ({ estimate }: BudgetLine) => monthText(estimate),
    },
    { title: 'Limit', isNumber: true, cell: (line: BudgetLine) => amount(line.limit, line) },
  ];
}

function amount(value: number | null, { unit }: BudgetLine): string {
  if (value === null) return '–';
  return unit === 'USD' ? formatUsd(value) : `${grouped(value)} ${unit}`;
}

function projectedText({ low, high }: NonNullable<BudgetLine['projection']>, line: BudgetLine): string {
  return line.unit === 'USD' ? `≈${formatUsdRange(low, high)}` : `≈${grouped(low)}–${amount(high, line)}`;
}

function stateOf({ state, severity, reason, overrunAt }: BudgetLine): HTMLElement {
  const day = overrunAt === null ? '' : ` by ${formatDay(overrunAt.slice(0, 10))}`;
  return element(
    'span',
    { class: `state state-${severity}`, title: reason },
    state + (state.endsWith(' over') ? day : ''),
  );
}

/** Spend or estimate as a bar, the limit as its end; what goes on beyond it is drawn lighter. */
function meter({ limit, spent, projection, estimate, label, severity }: BudgetLine): HTMLElement {
  const now = spent ?? estimate?.low ?? null;
  if (limit === null || limit === 0 || now === null) return element('span', {}, '–');
  const later = projection?.middle ?? estimate?.high ?? now;
  const scale = Math.max(limit, Math.min(later, limit * 2), Math.min(now, limit * 2)) * 1.02;
  const part = (value: number) => `${Math.min(100, (value / scale) * 100)}%`;
  const share = now / limit;
  return element(
    'div',
    { class: 'meter', role: 'img', 'aria-label': `${label}: ${formatShare(share)} of the limit` },
    graphic(
      'svg',
      { height: 14, 'aria-hidden': 'true' },
      graphic('rect', { class: 'meter-track', width: '100%', height: 10, y: 2, rx: 2 }),
      graphic('rect', { class: `meter-later meter-${severity}`, width: part(later), height: 10, y: 2, rx: 2 }),
      graphic('rect', { class: `meter-now meter-${severity}`, width: part(now), height: 10, y: 2, rx: 2 }),
      graphic('rect', { class: 'meter-limit', x: part(limit), width: 2, height: 14 }),
    ),
    element('span', { class: 'number' }, formatShare(share)),
  );
}

/** One burn-down at a time, first that of the most urgent budget; null where no days are told. */
function burnDownPart(page: Page, lines: readonly BudgetLine[]): Child {
  const told = lines.filter(({ days, limit }) => days.length > 1 && limit !== null);
  const line = told.find(({ label }) => label === page.state.burnDown) ?? told[0];
  if (line === undefined) return null;
  return element(
    'div',
    {},
    element('h3', {}, 'Burn-down'),
    choice({
      id: 'burn-down-of',
      label: 'Budget',
      value: line.label,
      options: told.map(({ label }) => ({ value: label, text: label })),
      onChange: (burnDown) => page.change({ burnDown }, 'budgets'),
    }),
    burnDown(page, line),
  );
}

/**
 * What is left of a budget after each day, and where it is expected to end. What was spent outside of the days that are told,
 * before them or today, is taken off all of them, so that the last one says what is left now.
 */
function burnDown(page: Page, line: BudgetLine): HTMLElement {
  const limit = line.limit ?? 0;
  let spent = (line.spent ?? 0) - line.days.reduce((sum, { spentUsd }) => sum + spentUsd, 0);
  const left = line.days.map(({ spentUsd }) => {
    spent += spentUsd;
    return limit - spent;
  });
  const days = line.days.map(({ day }) => day);
  const later = line.projection === null ? [] : daysBetween(days.at(-1) ?? '', line.resetsAt?.slice(0, 10) ?? '');
  const end = limit - (line.projection?.middle ?? 0);
  const projected = [
    ...left.map((value, at) => (at === left.length - 1 ? value : null)),
    ...later.map((_, at) => (at === later.length - 1 ? end : null)),
  ];
  return chartFrame(page, {
    id: 'burn-down',
    section: 'budgets',
    summary: `What is left of the budget of ${line.label} after each day: ${signedUsd(left.at(-1) ?? limit)} of ${formatUsd(limit)}`,
    height: 220,
    configuration: (colours) =>
      lineConfiguration(
        [...days, ...later].map(shortDay),
        [
          { label: 'left', values: left },
          ...(later.length > 0 ? [{ label: 'projected', values: projected, isDashed: true }] : []),
        ],
        colours,
      ),
    table: table(
      `Burn-down of ${line.label}`,
      [
        { title: 'Day', cell: ({ day }) => formatDay(day) },
        { title: 'Spent', isNumber: true, cell: ({ spentUsd }) => formatUsd(spentUsd) },
        { title: 'Left', isNumber: true, cell: (row) => signedUsd(row.left) },
      ],
      line.days.map(({ day, spentUsd }, at) => ({ day, spentUsd, left: left[at] ?? 0 })),
    ),
  });
}

/** The days after one until another, at most a year of them. */
function daysBetween(after: string, until: string): readonly string[] {
  const days: string[] = [];
  const day = new Date(`${after}T00:00:00Z`);
  while (days.length < 366 && day.toISOString().slice(0, 10) < until) {
    day.setUTCDate(day.getUTCDate() + 1);
    days.push(day.toISOString().slice(0, 10));
  }
  return days;
}

/** `2026-11-22` as `22 Nov`. */
function shortDay(day: string): string {
  return formatDay(day).replace(/ \d{4}$/, '');
}

function actualsPart(actuals: readonly ActualLine[], source: string | null): readonly Child[] {
  if (actuals.length === 0) {
    const why = source === null ? 'without a gateway nothing is measured.' : 'the gateway tells no use by feature yet.';
    return [element('h3', {}, 'Estimate against actual'), element('p', { class: 'note' }, `Not shown: ${why}`)];
  }
  return [
    element('h3', {}, 'Estimate against actual'),
    table(
      'Estimate against actual',
      [
        { title: 'Feature', cell: ({ feature }: ActualLine) => element('strong', {}, feature) },
        { title: 'Estimate /mo', isNumber: true, cell: ({ estimate }: ActualLine) => monthText(estimate) },
        {
          title: 'Actual /mo',
          isNumber: true,
          // A month is what was measured, stretched over 30 days.
          cell: ({ actualUsdPerMonth }: ActualLine) => `≈${formatUsd(actualUsdPerMonth)}`,
        },
        {
          title: 'Outside of the estimate',
          isNumber: true,
          cell: ({ verdict, drift, estimate }: ActualLine) => outsideText(verdict, drift, estimate),
        },
        {
          title: 'Days measured',
          isNumber: true,
          isMinor: true,
          cell: ({ measuredDays }: ActualLine) => grouped(measuredDays),
        },
      ],
      actuals,
    ),
  ];
}

function outsideText(verdict: ActualLine['verdict'], drift: number | null, estimate: ActualLine['estimate']): string {
  if (verdict === 'within') return 'within';
  if (drift !== null) return formatChange(drift);
  return estimate !== null && estimate.high === null ? 'no upper end' : '–';
}

function unitCostsPart(units: readonly UnitCost[]): readonly Child[] {
  if (units.length === 0) return [];
  return [
    element('h3', {}, 'Cost of a unit'),
    table(
      'Cost of a unit',
      [
        { title: 'Feature', cell: ({ feature }: UnitCost) => element('strong', {}, feature) },
        { title: 'Unit', cell: ({ unit }: UnitCost) => unit },
        { title: 'Units /mo', isNumber: true, cell: ({ unitsPerMonth }: UnitCost) => grouped(unitsPerMonth) },
        { title: 'Cost of one', isNumber: true, cell: ({ perUnit }: UnitCost) => monthText(perUnit) },
        {
          title: 'Value of one',
          isNumber: true,
          cell: ({ valueUsdPerUnit }: UnitCost) => (valueUsdPerUnit === null ? '–' : formatUsd(valueUsdPerUnit)),
        },
      ],
      units,
    ),
  ];
}
