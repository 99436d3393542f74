/** The same prompt on other models, and what a cache or a batch would save. */
import type { Cost, CostOrReason, Estimate, TierRow } from '../model.ts';
import { escapeMarkdown } from './markdown.ts';
import { formatCostOrUnknown } from './money.ts';
import { formatChange } from './numbers.ts';
import { formatProvider } from './provider-names.ts';

/** Cells of the table of tiers: tier, model, cost of this prompt, change to now. The present model is bold. */
export function alternativeRows(estimate: Estimate): readonly (readonly string[])[] {
  const { tiers } = estimate;
  const present = tiers.find(({ current }) => current)?.perCall ?? estimate.perCall;
  return tiers.map((row) => {
    const cells = [row.tier, modelOf(row, tiers), formatCostOrUnknown(row.perCall)];
    const [tier = '', ...others] = cells.map((cell) => (row.current ? `**${cell}**` : cell));
    const change = row.current ? '' : changeBetween(present, row.perCall);
    return [`${tier}${gap}`, ...others, change === '' ? '' : `${gap}${change}`];
  });
}

/** Editors put next to no space between the columns of a table. */
const gap = '&nbsp;';

/** `Cached prefix −38 %`, `Batch −50 %`: what is cheaper than the call as it stands. */
export function savings({ perCall, perCallCached, perCallBatch }: Estimate): readonly string[] {
  const options = [
    ['Cached prefix', perCallCached],
    ['Batch', perCallBatch],
  ] as const;
  return options.flatMap(([name, other]) => {
    const change = changeBetween(perCall, other);
    return change.startsWith('−') ? [`${name} ${change}`] : [];
  });
}

/** Models of another provider are named with it. */
function modelOf({ model, provider }: TierRow, rows: readonly TierRow[]): string {
  const home = rows.find(({ current }) => current)?.provider ?? rows[0]?.provider;
  return provider === home
    ? escapeMarkdown(model)
    : `${escapeMarkdown(model)} (${escapeMarkdown(formatProvider(provider))})`;
}

/** Ranges compare by their middles; where there is no upper end, by what they cost at least. */
function changeBetween(before: CostOrReason, after: CostOrReason): string {
  if (before.cost === null || after.cost === null) return '';
  const usesLows = before.cost.high === null || after.cost.high === null;
  const size = ({ low, high }: Cost) => (usesLows ? low : (low + (high ?? low)) / 2);
  const from = size(before.cost);
  return from === 0 ? '' : formatChange(size(after.cost) / from - 1);
}
