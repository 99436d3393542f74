/** A verdict of the gate as text for people. */
import { type Breach, type GateVerdict, placedMessage } from '../../core/gate/gate.ts';
import { counted } from '../../core/present/numbers.ts';
import type { TextStyle } from '../../core/present/style.ts';
import { printable } from '../../core/present/width.ts';

/** What was checked, for the last line. */
export interface CheckedCalls {
  readonly calls: number;
  /** What the change was compared with; null where nothing asked for it. */
  readonly base: string | null;
}

/** One line for each breach, then what the baseline did, then the verdict. */
export function formatVerdict(
  { passes, failures, warnings, baseline }: GateVerdict,
  { calls, base }: CheckedCalls,
  style: TextStyle,
): string {
  const accepted = baseline === null || baseline.accepted === 0 ? [] : [acceptedLine(baseline.accepted)];
  const outdated = baseline === null || baseline.outdated.length === 0 ? [] : [outdatedLine(baseline.outdated.length)];
  const subject = `${counted(calls, 'call')}${base === null ? '' : ` against ${printable(base)}`}`;
  const rest = warnings.length === 0 ? '' : `, ${counted(warnings.length, 'warning')}`;
  const verdict = passes
    ? `Passed: ${subject}${rest}.`
    : `${style.error('Failed')}: ${subject}, ${counted(failures.length, 'reason')}${rest}.`;
  return [
    ...failures.map((breach) => breachLine(style.error('fails'), breach, style)),
    ...warnings.map((breach) => breachLine(style.warning('warns'), breach, style)),
    ...accepted,
    ...outdated,
    verdict,
  ].join('\n');
}

function breachLine(mark: string, breach: Breach, style: TextStyle): string {
  const code = breach.code === null ? '' : ` ${style.dim(`[${breach.code}]`)}`;
  return `${mark} ${printable(placedMessage(breach))}${code}`;
}

function acceptedLine(count: number): string {
  return `${counted(count, 'finding')} accepted by the baseline.`;
}

/** What to do about entries of a baseline that accept nothing any more. */
export function outdatedLine(count: number): string {
  const entries = counted(count, 'entry of the baseline is', 'entries of the baseline are');
  return `${entries} no longer needed: callcost check --update-baseline`;
}
