import { groupedBy } from '../../grouping.ts';
import { bestOfEachCall, middleOf, sumOfRanges } from '../../usd-ranges.ts';
import type { ReportedFinding, ScanReport } from '../contract.ts';
import type { Opportunity, Savings, ViewFinding } from './report-view.ts';

/** Every suggestion that saves money, ranked by money a month; those without a month after them, by money per call. */
export function savingsOf(reports: readonly ScanReport[]): Savings {
  const opportunities = reports.flatMap(opportunitiesOf).toSorted(byMoney);
  const best = reports.flatMap(({ findings }) =>
    bestOfEachCall(findings.map(({ call, savings }) => ({ call, perMonth: savings?.perMonth ?? null }))),
  );
  return { opportunities, perMonth: sumOfRanges(best), calls: best.length };
}

/** All findings of some folders. */
export function findingsOf(reports: readonly ScanReport[]): readonly ViewFinding[] {
  return reports.flatMap(({ findings }, folder) =>
    findings.map(({ code, severity, call, message, file, cell, line, column, endLine, endColumn }) => ({
      folder,
      file,
      ...(cell === undefined ? {} : { cell }),
      line,
      column,
      endLine,
      endColumn,
      code,
      severity,
      call: call === null ? null : `${folder}:${call}`,
      message,
    })),
  );
}

/** Findings that say the same at the same place are one: a model that is declared once, for several calls. */
function opportunitiesOf({ findings }: ScanReport, folder: number): readonly Opportunity[] {
  const saving = findings.filter(({ savings }) => savings !== null);
  const groups = groupedBy(saving, ({ code, file, cell, line, column, message }) =>
    JSON.stringify([code, file, cell, line, column, message]),
  );
  return [...groups.values()].flatMap((group) => opportunityOf(group, folder));
}

function opportunityOf(group: readonly ReportedFinding[], folder: number): readonly Opportunity[] {
  const [first] = group;
  if (first === undefined) return [];
  const { code, message, file, cell, line, column } = first;
  const change =
    first.changes.find(({ isPreferred }) => isPreferred) ?? first.changes.find(({ kind }) => !isIgnoring(kind));
  const calls = group.flatMap(({ call }) => (call === null ? [] : [`${folder}:${call}`]));
  return [
    {
      folder,
      file,
      ...(cell === undefined ? {} : { cell }),
      line,
      column,
      code,
      title: change === undefined ? message : withoutMoney(change.title),
      message: withoutMoney(message),
      calls,
      perMonth: sumOfRanges(group.flatMap(({ savings }) => savings?.perMonth ?? [])),
      perCall: first.savings?.perCall ?? null,
      isSafe: change?.isSafe ?? false,
      fix: change?.title ?? null,
    },
  ];
}

function isIgnoring(kind: string): boolean {
  return kind === 'ignore-here' || kind === 'ignore-everywhere';
}

/** Titles and messages say what is saved; a list has a column for it. */
function withoutMoney(text: string): string {
  return text.replace(/ \(saves [^)]*\)/, '').replace(/, saves [^)]*\)/, ')');
}

function byMoney(one: Opportunity, other: Opportunity): number {
  return middleOf(other.perMonth) - middleOf(one.perMonth) || middleOf(other.perCall) - middleOf(one.perCall);
}
