/** The parts of a call: what is sent and what is answered, with tokens and cost. */
import type { Call, Estimate, Quantity } from '../model.ts';
import { escapeMarkdown } from './markdown.ts';
import { formatCost, formatUsd } from './money.ts';
import { formatTokenCount, formatTokens } from './tokens.ts';

/** A row of the table of parts; cells are Markdown, `cost` is empty where it cannot be told for the part alone. */
export interface PartRow {
  readonly part: string;
  readonly tokens: string;
  readonly cost: string;
}

/** Rows for each part of the input, and one for the output. */
export function partRows(call: Call, estimate: Estimate): readonly PartRow[] {
  const { inputParts, unitPrice } = estimate;
  // What is read from a cache, or written to it, has another price: which part that is differs from call to call.
  const hasOnePrice = !call.segments.some(({ cached }) => cached);
  const usdPerMillion = hasOnePrice ? (unitPrice?.inputUsdPerMillion ?? null) : null;
  const rows = inputParts.map(({ part, tokens }) => ({
    part: partName(part, call),
    tokens: `${formatTokens(tokens)}${basisNote(tokens)}`,
    cost: partCost(tokens, usdPerMillion, estimate),
  }));
  return [...rows, ...outputRow(call, estimate)];
}

/** `user: ticket, history`: the variables of a role stand with it. */
function partName(part: string, call: Call): string {
  const names = call.segments
    .filter(({ role }) => role === part)
    .flatMap(({ pieces }) => pieces.flatMap((piece) => (piece.kind === 'variable' ? [piece.name] : [])));
  const distinct = [...new Set(names)];
  if (distinct.length === 0) return escapeMarkdown(part);
  const shown = distinct.slice(0, mostNames).map((name) => escapeMarkdown(shortName(name)));
  return `${escapeMarkdown(part)}: ${shown.join(', ')}${distinct.length > mostNames ? ', …' : ''}`;
}

const mostNames = 3;

/** Names may be whole expressions; a table must not grow wider than the hover. */
function shortName(name: string): string {
  return name.length <= longestName ? name : `${name.slice(0, longestName - 1)}…`;
}

const longestName = 24;

function basisNote({ basis }: Quantity): string {
  return basis === 'assumed' || basis === 'configured' || basis === 'measured' ? ` ${basis}` : '';
}

function partCost(tokens: Quantity, usdPerMillion: number | null, { unitPrice }: Estimate): string {
  if (usdPerMillion === null || unitPrice === null || tokens.low === null) return '';
  const usd = (count: number) => (count * usdPerMillion) / 1e6;
  const isExact = tokens.basis === 'exact' && unitPrice.basis === 'exact';
  return formatCost({
    low: usd(tokens.low),
    high: tokens.high === null ? null : usd(tokens.high),
    currency: 'USD',
    basis: isExact ? 'exact' : 'assumed',
  });
}

function outputRow({ outputLimit }: Call, estimate: Estimate): readonly PartRow[] {
  const { outputTokens, unitPrice } = estimate;
  const { value, high, basis } = outputTokens;
  if (basis === 'unknown' || high === 0) return [];
  const perMillion = unitPrice?.outputUsdPerMillion ?? null;
  const atMost = high === null || perMillion === null ? '' : `≤${formatUsd((high * perMillion) / 1e6)}`;
  if (value !== null) {
    return [{ part: 'output', tokens: `${formatTokens(outputTokens)}${basisNote(outputTokens)}`, cost: atMost }];
  }
  if (high === null) return [{ part: 'output', tokens: 'not known', cost: '' }];
  const source = outputLimit?.value == null ? basis : '(limit)';
  return [{ part: 'output', tokens: `up to ${formatTokenCount(high)} ${source}`, cost: atMost }];
}
