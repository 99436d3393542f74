/** The report for a terminal: what the page shows, in fewer words. */
import { formatCost, formatUsd } from '../../core/present/money.ts';
import { counted, grouped } from '../../core/present/numbers.ts';
import { formatPlace } from '../../core/present/place.ts';
import { formatProvider } from '../../core/present/provider-names.ts';
import type { TextStyle } from '../../core/present/style.ts';
import { formatTable, type TableColumn } from '../../core/present/table.ts';
import { printable } from '../../core/present/width.ts';
import { changedCallsOf } from '../../core/report/changed-calls.ts';
import {
  attributionText,
  bestSavingText,
  branchText,
  changeOrUnknown,
  changeWords,
  coverageText,
  effortText,
  modelsText,
  monthText,
  placeText,
  pricesText,
  savingsText,
  shareText,
} from '../../core/report/exports/words.ts';
import type { ReportView } from '../../core/report/view/report-view.ts';
import { formatTextHistory } from '../history/text-history.ts';

/** So many suggestions and calls are listed; the other formats have all. */
const listed = 5;

/** Lines of the report, tables no wider than `width` where that can be. */
export function formatReport(view: ReportView, style: TextStyle, width: number): string {
  const blocks = [
    headLines(view, style),
    savingsLines,
    budgetLines,
    featureLines,
    callLines,
    branchLines,
    historyLines,
    serviceLines,
    nextLines,
  ].map((block) => (typeof block === 'function' ? block(view, style, width) : block));
  return blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

function headLines(view: ReportView, style: TextStyle): readonly string[] {
  const { totals, frontier, attribution, provenance } = view;
  const month = totals.perMonth === null ? 'No monthly total' : `Total ${formatCost(totals.perMonth)} /mo`;
  const bases = provenance
    .filter(({ share }) => (share ?? 0) > 0)
    .map(({ basis, share }) => `${basis} ${shareText(share)}`);
  return [
    `${style.bold(month)} · ${coverageText(totals)} · ${pricesText(view.prices)}`,
    ...(bases.length === 0 ? [] : [`How certain: ${bases.join(' · ')}`]),
    ...frontierLine(frontier),
    ...(totals.calls === 0 ? [] : [`Attributed: ${attributionText(attribution).join(' ')}`]),
  ];
}

function frontierLine({ totals, share, routable }: ReportView['frontier']): readonly string[] {
  if (totals.calls === 0) return [];
  const spend = totals.perMonth === null ? '' : `${monthText(totals.perMonth)} /mo (${shareText(share)}), `;
  return [`Frontier models: ${spend}${routable.calls} of ${counted(totals.calls, 'call')} look routable`];
}

/** The one thing that would make the report say more. */
function nextLines({ totals }: ReportView): readonly string[] {
  if (totals.calls === 0 || totals.perMonth !== null) return [];
  return totals.withVolume === 0
    ? ['Next: callcost init writes a callcost.yml; callsPerMonth of its features gives monthly figures.']
    : ['Next: callcost scan says of each call why it has no monthly figure; callcost.yml can name models and sizes.'];
}

function savingsLines(view: ReportView, style: TextStyle, width: number): readonly string[] {
  const { opportunities } = view.savings;
  if (opportunities.length === 0) return [];
  const columns: readonly TableColumn[] = [
    { title: 'change', align: 'left', minWidth: 16 },
    { title: 'call', align: 'left', minWidth: 16, keep: 'end' },
    { title: 'saves a month', align: 'right' },
    { title: 'effort', align: 'left', dropGroup: 'effort' },
  ];
  const rows = opportunities
    .slice(0, listed)
    .map((each) => [printable(each.title), printable(placeText(each, view)), bestSavingText(each), effortText(each)]);
  return [style.bold(savingsText(view.savings)), ...formatTable(columns, rows, style, width)];
}

function budgetLines({ budgets }: ReportView, style: TextStyle, width: number): readonly string[] {
  if (budgets.lines.length === 0) return [];
  const columns: readonly TableColumn[] = [
    { title: 'budget', align: 'left', minWidth: 12 },
    { title: 'state', align: 'left' },
    { title: 'spent', align: 'right' },
    { title: 'estimate /mo', align: 'right' },
    { title: 'limit', align: 'right' },
  ];
  const amount = (value: number | null, unit: string) =>
    value === null ? '–' : unit === 'USD' ? formatUsd(value) : `${grouped(value)} ${unit}`;
  const rows = budgets.lines.map(({ label, state, severity, spent, estimate, limit, unit }) => [
    printable(label),
    severity === 'error' ? { text: state, style: 'error' as const } : state,
    amount(spent, unit),
    monthText(estimate),
    amount(limit, unit),
  ]);
  return formatTable(columns, rows, style, width);
}

function featureLines({ breakdowns }: ReportView, style: TextStyle, width: number): readonly string[] {
  const columns: readonly TableColumn[] = [
    { title: 'feature', align: 'left', minWidth: 12 },
    { title: 'calls', align: 'right' },
    { title: 'per month', align: 'right' },
    { title: 'share', align: 'right' },
  ];
  const groups = breakdowns.find(({ dimension }) => dimension === 'feature')?.groups ?? [];
  const rows = groups.map(({ label, totals, share }) => [
    printable(label),
    grouped(totals.calls),
    monthText(totals.perMonth),
    shareText(share),
  ]);
  return rows.length === 0 ? [] : formatTable(columns, rows, style, width);
}

function callLines(view: ReportView, style: TextStyle, width: number): readonly string[] {
  const columns: readonly TableColumn[] = [
    { title: 'most expensive calls', align: 'left', minWidth: 20, keep: 'end' },
    { title: 'model', align: 'left', minWidth: 10 },
    { title: 'per call', align: 'right' },
    { title: 'per month', align: 'right' },
  ];
  const byKey = new Map(view.rows.map((row) => [row.key, row]));
  const rows = view.topCalls
    .slice(0, listed)
    .flatMap((key) => byKey.get(key) ?? [])
    .map((row) => [
      printable(placeText(row, view)),
      printable(row.model ?? 'dynamic'),
      row.perCall === null ? '?' : formatCost(row.perCall),
      monthText(row.perMonth),
    ]);
  return rows.length === 0 ? [] : formatTable(columns, rows, style, width);
}

function branchLines({ diff }: ReportView, style: TextStyle, width: number): readonly string[] {
  if (diff === null) return [];
  const columns: readonly TableColumn[] = [
    { title: 'change', align: 'left', minWidth: 12 },
    { title: 'call', align: 'left', minWidth: 18, keep: 'end' },
    { title: 'per call', align: 'right' },
    { title: 'per month', align: 'right' },
  ];
  const changes = changedCallsOf(diff);
  const rows = changes
    .slice(0, listed)
    .map((change) => [
      changeWords(change),
      printable(formatPlace(change.call.file, change.call)),
      changeOrUnknown(change.perCall),
      changeOrUnknown(change.perMonth),
    ]);
  const more = changes.length - rows.length;
  return [
    `${style.bold(`This branch against ${printable(diff.base.name)}`)}: ${branchText(diff)}`,
    ...(rows.length === 0 ? [] : ['', ...formatTable(columns, rows, style, width)]),
    ...(more > 0 ? [`${counted(more, 'more call')}: callcost diff lists them`] : []),
  ];
}

function historyLines({ history }: ReportView, style: TextStyle, width: number): readonly string[] {
  return history === null ? [] : formatTextHistory(history, style, width).split('\n');
}

function serviceLines({ inventory }: ReportView, style: TextStyle, width: number): readonly string[] {
  const columns: readonly TableColumn[] = [
    { title: 'service', align: 'left', minWidth: 10 },
    { title: 'calls', align: 'right' },
    { title: 'per month', align: 'right' },
    { title: 'models', align: 'left', minWidth: 12 },
  ];
  const rows = inventory.map((service) => [
    service.provider === null ? 'not known' : printable(formatProvider(service.provider)),
    grouped(service.calls),
    monthText(service.perMonth),
    printable(modelsText(service)),
  ]);
  return rows.length === 0 ? [] : formatTable(columns, rows, style, width);
}
