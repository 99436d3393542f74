import type { BudgetOverview } from '../../budgets/standing.ts';
import type { ScanReport } from '../contract.ts';
import type { DiffReport } from '../diff-contract.ts';
import type { HistoryReport } from '../history-contract.ts';
import { totalsOfRows } from './amounts.ts';
import { breakdownsOf } from './breakdowns.ts';
import { budgetsOf } from './budget-lines.ts';
import { attributionOf, frontierOf, provenanceOf, unitCostsOf } from './coverage.ts';
import { inventoryOf } from './inventory.ts';
import type { ReportView } from './report-view.ts';
import { rowsOf } from './rows.ts';
import { findingsOf, savingsOf } from './savings.ts';
import { systemPromptsOf } from './system-prompts.ts';

/** What a report is made of; what there is not, is null. */
export interface ReportSources {
  /** One for each folder; at least one. */
  readonly reports: readonly ScanReport[];
  readonly budgets: BudgetOverview | null;
  readonly diff: DiffReport | null;
  /** Why there is no comparison; null where there is. */
  readonly diffReason: string | null;
  readonly history: HistoryReport | null;
  /** The moment of the report, ISO 8601. */
  readonly createdAt: string;
}

/** More of them nobody reads at a glance; the table of calls has all. */
const shownCalls = 10;

/** The one way from what was found to what a report shows. */
export function createReportView({
  reports,
  budgets,
  diff,
  diffReason,
  history,
  createdAt,
}: ReportSources): ReportView {
  const rows = rowsOf(reports);
  const totals = totalsOfRows(rows);
  const folders = reports.map(({ root }) => lastPartOf(root));
  const hasMonth = rows.some(({ perMonth }) => perMonth !== null);
  return {
    version: 1,
    createdAt,
    title: folders.join(', '),
    folders,
    prices: reports[0]?.prices ?? { asOf: '', source: '' },
    totals,
    provenance: provenanceOf(rows, totals),
    breakdowns: breakdownsOf(rows, totals, folders),
    frontier: frontierOf(rows, totals),
    topCalls: rows
      .filter(({ perMonth, perCall }) => (hasMonth ? perMonth : perCall) !== null)
      .slice(0, shownCalls)
      .map(({ key }) => key),
    systemPrompts: systemPromptsOf(rows),
    savings: savingsOf(reports),
    budgets: budgetsOf(reports, budgets),
    attribution: attributionOf(rows, totals),
    unitCosts: unitCostsOf(reports),
    inventory: inventoryOf(rows),
    rows,
    findings: findingsOf(reports),
    diff,
    diffReason,
    history,
    filesScanned: reports.reduce((sum, { filesScanned }) => sum + filesScanned, 0),
    skipped: skippedOf(reports),
    problems: reports.flatMap(({ problems }) => problems),
  };
}

function lastPartOf(path: string): string {
  return path.split(/[\\/]/).findLast((part) => part !== '') ?? path;
}

function skippedOf(reports: readonly ScanReport[]): ReportView['skipped'] {
  const counts = new Map<string, number>();
  for (const { kind } of reports.flatMap(({ skipped }) => skipped)) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].map(([kind, count]) => ({ kind, count }));
}
