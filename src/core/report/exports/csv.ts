import type { ReportView } from '../view/report-view.ts';
import { placeText } from './words.ts';

/** A cell: text of others, or a number of ours; null is an empty cell. */
export type CsvCell = string | number | null;

/**
 * A table by RFC 4180: CRLF at the end of each line, quotes where they are needed. Text that a spreadsheet would run as a
 * formula gets an apostrophe in front, which spreadsheets show as text (OWASP, CSV injection); some skip blanks before a
 * formula, and some take semicolons and tabs for the ends of cells.
 */
export function csvText(titles: readonly string[], rows: readonly (readonly CsvCell[])[]): string {
  return [titles, ...rows].map((row) => `${row.map(csvCell).join(',')}\r\n`).join('');
}

function csvCell(cell: CsvCell): string {
  if (cell === null) return '';
  // Twelve digits are all that sums of binary fractions are good for.
  if (typeof cell === 'number') return String(Number(cell.toPrecision(12)));
  const text = cell.replace(/(?:^|[;\t\r\n])(?=[\s\uFEFF]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])|^(?=[\t\r\n])/g, "$&'");
  return /[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Every call with its numbers, USD and tokens as plain numbers; empty where not known. */
export function csvReport(view: ReportView): string {
  return csvText(
    columns,
    view.rows.map((row) => [
      placeText(row, view),
      row.name,
      row.id,
      row.feature,
      row.owner,
      row.costCenter,
      row.provider,
      row.model,
      row.tier,
      row.sdk,
      row.operation,
      row.input.low,
      row.input.high,
      row.output.low,
      row.output.high,
      row.requests.low,
      row.requests.high,
      row.perCall?.low ?? null,
      row.perCall?.high ?? null,
      row.perMonth?.low ?? null,
      row.perMonth?.high ?? null,
      row.basis,
      row.reason,
      row.findings.join(' '),
    ]),
  );
}

const columns: readonly string[] = [
  'call',
  'function',
  'id',
  'feature',
  'owner',
  'cost centre',
  'provider',
  'model',
  'tier',
  'sdk',
  'operation',
  'input tokens low',
  'input tokens high',
  'output tokens low',
  'output tokens high',
  'requests per month low',
  'requests per month high',
  'usd per call low',
  'usd per call high',
  'usd per month low',
  'usd per month high',
  'basis',
  'reason',
  'findings',
];
