import { spanOfCosts, sumOfCosts } from '../../estimate/cost.ts';
import { groupedBy } from '../../grouping.ts';
import type { Cost } from '../../model.ts';
import { byCostDown } from './amounts.ts';
import type { CallRow, SystemPromptCost } from './report-view.ts';

/** More of them nobody compares. */
const shownPrompts = 10;

/**
 * What system prompts cost by themselves: their tokens at the price of input. A month is the sum over the calls that send
 * the prompt and have a volume. Cached prefixes are counted in full, since nobody knows how often they are read.
 */
export function systemPromptsOf(rows: readonly CallRow[]): readonly SystemPromptCost[] {
  const groups = groupedBy(rows.filter(hasSystemPrompt), ({ prompt }) => prompt.id);
  return [...groups.values()]
    .flatMap((members) => {
      const [first] = members;
      const perCall = spanOfCosts(members.flatMap((row) => costOfSystem(row) ?? []));
      if (first?.system == null || perCall === null) return [];
      const { id, excerpt } = first.prompt;
      const perMonth = sumOfCosts(members.flatMap((row) => monthOfSystem(row) ?? []));
      return [{ id, excerpt, tokens: first.system, calls: members.length, perMonth, perCall, row: first.key }];
    })
    .toSorted((one, other) => byCostDown(one.perMonth, other.perMonth) || byCostDown(one.perCall, other.perCall))
    .slice(0, shownPrompts);
}

type PromptedRow = CallRow & { readonly prompt: NonNullable<CallRow['prompt']> };

function hasSystemPrompt(row: CallRow): row is PromptedRow {
  return row.prompt !== null && row.system !== null;
}

function costOfSystem({ system, price, perCall }: CallRow): Cost | null {
  if (system === null || system.low === null || price === null || perCall === null) return null;
  return {
    low: (system.low * price.input) / 1e6,
    high: system.high === null ? null : (system.high * price.input) / 1e6,
    currency: 'USD',
    basis: system.basis === 'unknown' ? 'assumed' : system.basis,
  };
}

function monthOfSystem(row: CallRow): Cost | null {
  const cost = costOfSystem(row);
  const { low, high } = row.requests;
  if (cost === null || low === null || row.perMonth === null) return null;
  return {
    low: cost.low * low,
    high: cost.high === null || high === null ? null : cost.high * high,
    currency: 'USD',
    basis: row.perMonth.basis,
  };
}
