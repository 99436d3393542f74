/** What the hover on a prompt text says, as Markdown. */
import type { AnalysedCall } from '../analysis.ts';
import type { Cost, Quantity } from '../model.ts';
import { escapeMarkdown } from './markdown.ts';
import { formatCost } from './money.ts';
import { formatTokens } from './tokens.ts';

/** A prompt text: the size of what is literal in it, and its variables. */
export interface PromptSize {
  readonly tokens: Quantity;
  readonly variables: readonly string[];
}

/** Size of a prompt text, and what it alone costs in the first call that sends it: a call and a month. */
export function hoverOfPrompt({ tokens, variables }: PromptSize, calls: readonly AnalysedCall[]): string {
  const names = variables.length === 0 ? '' : ` and ${variables.map(escapeMarkdown).join(', ')}`;
  const [first] = calls;
  const use = first === undefined ? ['reaches no call of this file'] : costsOf(tokens, first);
  const head = ['**Call Cost**', 'prompt', `${formatTokens(tokens)} tokens${names}`, ...use].join(' · ');
  const reason = tokens.reason === undefined ? [] : [`≈ ${escapeMarkdown(tokens.reason)}`];
  return [head, ...reason].join('\n\n');
}

function costsOf(tokens: Quantity, { estimate, call }: AnalysedCall): readonly string[] {
  const { unitPrice, requestsPerMonth } = estimate;
  // A prompt that is read from a cache costs less in some calls than in others.
  if (unitPrice === null || tokens.low === null || call.segments.some(({ cached }) => cached)) return [];
  const usd = (count: number | null) => (count === null ? null : (count * unitPrice.inputUsdPerMillion) / 1e6);
  const isExact = tokens.basis === 'exact' && unitPrice.basis === 'exact';
  const each: Cost = {
    low: usd(tokens.low) ?? 0,
    high: usd(tokens.high),
    currency: 'USD',
    basis: isExact ? 'exact' : 'assumed',
  };
  const perCall = `${formatCost(each)} of each call`;
  if (requestsPerMonth.low === null) return [perCall];
  const perMonth: Cost = {
    ...each,
    low: each.low * requestsPerMonth.low,
    high: each.high === null || requestsPerMonth.high === null ? null : each.high * requestsPerMonth.high,
    basis: 'assumed',
  };
  return [perCall, `${formatCost(perMonth)} /mo`];
}
