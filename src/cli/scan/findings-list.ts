/** Findings as text: the loudest and the most worthwhile first. */
import type { Finding, Severity } from '../../core/finding.ts';
import { distinctBy } from '../../core/grouping.ts';
import { formatUsdRange } from '../../core/present/money.ts';
import { formatPlace } from '../../core/present/place.ts';
import type { TextStyle } from '../../core/present/style.ts';
import { printable } from '../../core/present/width.ts';
import { bestOfEachCall, middleOf, sumOfRanges } from '../../core/usd-ranges.ts';

/** Findings that are listed where not all are asked for. */
const shownFindings = 5;

/** One line for each finding with its code; all of them when asked for, else the first of those above a hint. */
export function formatFindings(findings: readonly Finding[], style: TextStyle, listsAll: boolean): readonly string[] {
  if (findings.length === 0) return [];
  const sorted = distinct(findings).toSorted(byWeight);
  const shown = listsAll ? sorted : sorted.filter(({ severity }) => severity !== 'hint').slice(0, shownFindings);
  const lines = shown.map((finding) => {
    const { file, lines: place, severity, message, code } = finding;
    const mark = severity === 'error' ? style.error : severity === 'warning' ? style.warning : style.bold;
    return `${mark(severity)} ${printable(`${formatPlace(file, place)} ${message}`)} ${style.dim(`[${code}]`)}`;
  });
  const rest = sorted.length - shown.length;
  return [...lines, ...(rest === 0 ? [] : [style.dim(restLine(rest, shown.length > 0))])];
}

function restLine(rest: number, isMore: boolean): string {
  return `${rest} ${isMore ? 'more ' : ''}${rest === 1 ? 'finding' : 'findings'} (--findings lists ${rest === 1 && !isMore ? 'it' : 'them'})`;
}

/** `3 suggestions could save ≈$640 /mo`; null where no saving of a month is known. Of several for a call the best counts. */
export function savingsSentence(findings: readonly Finding[]): string | null {
  const best = bestOfEachCall(
    findings.map(({ callId, savings }) => ({ call: callId, perMonth: savings?.perMonth ?? null })),
  );
  const sum = sumOfRanges(best);
  if (sum === null) return null;
  const { low, high } = sum;
  const amount = `${high === null ? '' : '≈'}${formatUsdRange(low, high)}`;
  return `${best.length} ${best.length === 1 ? 'suggestion' : 'suggestions'} could save ${amount} /mo`;
}

const order: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/** Findings of a call that say the same at the same place are one: a model that is declared once, for several calls. */
function distinct(findings: readonly Finding[]): readonly Finding[] {
  return distinctBy(findings, ({ code, file, range, message }) => JSON.stringify([code, file, range, message]));
}

/** By severity, then by what they save a month. */
function byWeight(one: Finding, other: Finding): number {
  const saved = ({ savings }: Finding) => Math.max(0, middleOf(savings?.perMonth ?? null));
  return order.indexOf(one.severity) - order.indexOf(other.severity) || saved(other) - saved(one);
}
