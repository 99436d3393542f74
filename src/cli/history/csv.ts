import { type CsvCell, csvText } from '../../core/report/exports/csv.ts';
import type { HistoryReport } from '../../core/report/history-contract.ts';

/** A history as CSV: a line for each feature in each commit, oldest first. Empty where something is not known. */
export function historyCsv({ commits }: HistoryReport): string {
  return csvText(
    columns,
    commits.flatMap(({ hash, date, subject, tags, features }) =>
      features.map(({ name, calls, priced, perRun, withMonth, perMonth }): readonly CsvCell[] => [
        hash,
        date,
        subject,
        tags.join(' '),
        name,
        calls,
        priced,
        perRun?.low ?? null,
        perRun?.high ?? null,
        perRun?.basis ?? null,
        withMonth,
        perMonth?.low ?? null,
        perMonth?.high ?? null,
        perMonth?.basis ?? null,
      ]),
    ),
  );
}

const columns: readonly string[] = [
  'commit',
  'date',
  'subject',
  'tags',
  'feature',
  'calls',
  'calls_in_run',
  'usd_per_run_low',
  'usd_per_run_high',
  'per_run_basis',
  'calls_in_month',
  'usd_per_month_low',
  'usd_per_month_high',
  'per_month_basis',
];
