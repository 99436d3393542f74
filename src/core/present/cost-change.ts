/** Changes of cost in words: `+$0.004`, `≈−$120–240`, and what changed about a call. */

import type { CostChange, CostChangeOrReason } from '../diff/cost-change.ts';
import type { CallDiff, ChangedCall, MonthChange } from '../diff/diff.ts';
import { escapeMarkdown } from './markdown.ts';
import { formatUsd, formatUsdRange } from './money.ts';
import { grouped } from './numbers.ts';
import { printable } from './width.ts';

/**
 * `+$0.004`, `≈−$0.0042–0.011`, `±$0` where nothing changes; `≈−$2.00 to +$4.00` where both ends go different ways. Where
 * one side has no upper end, only the change of the low end is known, and said to be that. `per` is what it is the change
 * of, as it follows the number: `/call`, ` /mo`.
 */
export function formatCostChange({ atLow, atHigh, basis }: CostChange, per = ''): string {
  const mark = basis === 'exact' ? '' : '≈';
  const [low, high] = [withoutNoise(atLow), atHigh === null ? null : withoutNoise(atHigh)];
  if (high === null) return `${low === 0 ? '±$0' : mark + signed(low)}${per} at the low end`;
  if (low === 0 && high === 0) return `±$0${per}`;
  if (low * high < 0) return `${mark}${signed(Math.min(low, high))} to ${signed(Math.max(low, high))}${per}`;
  const [least, most] = [Math.min(Math.abs(low), Math.abs(high)), Math.max(Math.abs(low), Math.abs(high))];
  return `${mark}${low + high < 0 ? '−' : '+'}${formatUsdRange(least, most)}${per}`;
}

/** A change, or `?`; the reason belongs beside it. */
export function formatCostChangeOrUnknown({ change }: CostChangeOrReason, per = ''): string {
  return change === null ? `?${per}` : formatCostChange(change, per);
}

/** `+2 calls, −1, 1 changed, 3 moved`; `no call differs` where that is so. */
export function diffCountsText({ added, removed, changed, moved }: CallDiff): string {
  const parts = [
    ...(added.length > 0 ? [`+${grouped(added.length)}`] : []),
    ...(removed.length > 0 ? [`−${grouped(removed.length)}`] : []),
    ...(changed.length > 0 ? [`${grouped(changed.length)} changed`] : []),
    ...(moved.length > 0 ? [`${grouped(moved.length)} moved`] : []),
  ];
  if (parts.length === 0) return 'no call differs';
  const [first = '', ...rest] = parts;
  const count = added.length > 0 ? added.length : removed.length;
  const named = count === 0 ? first : `${first} ${count === 1 ? 'call' : 'calls'}`;
  return [named, ...rest].join(', ');
}

/** `≈+$120 /mo`, with how many of the calls that differ it covers; null where no month is known. */
export function monthChangeText({ month }: CallDiff): string | null {
  return month.perMonth === null ? null : `${formatCostChange(month.perMonth, ' /mo')}${coverageText(month)}`;
}

/** `≈+$120 (known for 2 of 3)`: what a feature costs more or less a month; `?` where that is not known. */
export function featureChangeText(feature: MonthChange): string {
  return feature.perMonth === null ? '?' : `${formatCostChange(feature.perMonth)}${coverageText(feature)}`;
}

function coverageText({ differing, known }: MonthChange): string {
  return known === differing ? '' : ` (known for ${known} of ${differing})`;
}

/** `model: gpt-4o → gpt-4o-mini, prompt`: what changed about a call, foreign text as `text` gives it. */
export function changedAspectsText(
  { before, after, what }: Pick<ChangedCall, 'before' | 'after' | 'what'>,
  text: (foreign: string) => string,
): string {
  const from = before.call.model?.value ?? null;
  const to = after.call.model?.value ?? null;
  return what
    .map((aspect) => {
      if (aspect !== 'model' || from === to) return aspect;
      return `model: ${from === null ? '?' : text(from)} → ${to === null ? '?' : text(to)}`;
    })
    .join(', ');
}

/** `Against main: ≈+$0.004 per call (model: gpt-4o → gpt-5, prompt)`, as Markdown; null for a call that is new. */
export function changeLine(base: string, changed: ChangedCall | null): string {
  const name = escapeMarkdown(base);
  if (changed === null) return `New against ${name}.`;
  const { perCall, perMonth } = changed;
  const each = formatCostChangeOrUnknown(perCall, ' per call');
  const month = perMonth.change === null ? '' : ` · ${formatCostChange(perMonth.change, ' /mo')}`;
  const reason = perCall.change === null ? `: ${escapeMarkdown(perCall.reason)}` : '';
  return `Against ${name}: ${each}${month} (${changedAspectsText(changed, escapeMarkdown)})${reason}`;
}

/** `≈+$0.004 per call · ≈+$12 /mo · model: gpt-4o → gpt-5, prompt`. */
export function changedCallText(changed: ChangedCall): string {
  const { perCall, perMonth } = changed;
  return [
    formatCostChangeOrUnknown(perCall, ' per call'),
    ...(perMonth.change === null ? [] : [formatCostChange(perMonth.change, ' /mo')]),
    changedAspectsText(changed, printable),
  ].join(' · ');
}

function signed(usd: number): string {
  return usd < 0 ? `−${formatUsd(-usd)}` : `+${formatUsd(usd)}`;
}

/** Sums of the same prices in another order differ in the last bits. */
function withoutNoise(usd: number): number {
  return Math.abs(usd) < 1e-12 ? 0 : usd;
}
