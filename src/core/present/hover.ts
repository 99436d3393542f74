/** What the hover on a call says, as Markdown. Text from the source and from callcost.yml is escaped. */
import type { AnalysedCall } from '../analysis.ts';
import type { Call, Estimate } from '../model.ts';
import { assumptionsOf } from './assumptions.ts';
import { formatDay } from './days.ts';
import { partRows } from './hover-parts.ts';
import { alternativeRows, savings } from './hover-tiers.ts';
import { escapeMarkdown, linkedWhere, markdownTable } from './markdown.ts';
import { formatCost, formatUsd } from './money.ts';
import { formatProvider } from './provider-names.ts';
import { formatTokens } from './tokens.ts';

/** Where the links of a hover lead; null where the editor has no way to get there. */
export interface HoverLinks {
  /** Opens callcost.yml where a setting stands, or should. */
  readonly config: (key: readonly string[]) => string | null;
  readonly reportEstimate: string | null;
}

/** The hover of a call: tokens and cost by part, per call and per month, on other models, and every assumption. */
export function hoverOfCall(analysed: AnalysedCall, links: HoverLinks): string {
  const { call, estimate } = analysed;
  const blocks: readonly (readonly string[])[] = [
    [titleOf(call, estimate)],
    // What it costs, and what it would cost elsewhere, fits into the height that the editor shows without scrolling.
    call.operation === 'model-declaration' ? [declarationLine] : [totalLine(call, estimate), ...maximumLine(estimate)],
    alternativesBlock(estimate),
    call.operation === 'model-declaration' ? [] : partsBlock(call, estimate),
    [[...savings(estimate), priceLine(estimate)].filter((text) => text !== '').join(' · ')],
    assumptionsBlock(analysed, links),
    links.reportEstimate === null ? [] : [linkedWhere('Report a wrong estimate', links.reportEstimate)],
  ];
  return blocks
    .map((lines) => lines.join('\n'))
    .filter((block) => block !== '')
    .join('\n\n');
}

const declarationLine = 'Declares a model. It is billed where it is called, and counted there.';

function titleOf({ provider, operation, model }: Call, { feature, pricedModel }: Estimate): string {
  const written = model?.value ?? null;
  const name = written ?? (model === null ? 'no model set' : 'dynamic model');
  const priced = pricedModel === null || pricedModel === written ? '' : ` (priced as ${escapeMarkdown(pricedModel)})`;
  const seller = provider === null ? 'provider not known' : escapeMarkdown(formatProvider(provider));
  const place = feature === null ? [] : [`feature ${escapeMarkdown(feature)}`];
  const kind = operation === 'model-declaration' ? [] : [operation];
  return ['**Call Cost**', escapeMarkdown(name) + priced, seller, ...kind, ...place].join(' · ');
}

function partsBlock(call: Call, estimate: Estimate): readonly string[] {
  const rows = partRows(call, estimate);
  if (rows.length === 0) return [];
  const hasCosts = rows.some(({ cost }) => cost !== '');
  return hasCosts
    ? markdownTable(
        ['part', 'tokens', 'cost'],
        [':--', '--:', '--:'],
        rows.map((row) => [row.part, row.tokens, row.cost]),
      )
    : markdownTable(
        ['part', 'tokens'],
        [':--', '--:'],
        rows.map((row) => [row.part, row.tokens]),
      );
}

function totalLine(call: Call, estimate: Estimate): string {
  const { perCall, perMonth, requestsPerMonth } = estimate;
  if (perCall.cost === null) return `**Cost unknown**: ${escapeMarkdown(perCall.reason)}`;
  const each = `**${formatCost(perCall.cost)} per call**`;
  if (perMonth.cost === null) return `${each}${times(call)}`;
  const volume = formatTokens({ ...requestsPerMonth, basis: 'exact' });
  const source = requestsPerMonth.basis === 'configured' ? ' (callcost.yml)' : '';
  return `${each} · ${formatCost(perMonth.cost)} /mo at ${volume} calls${source}${times(call)}`;
}

/** How often one execution of the line bills, where that is not once. */
function times({ multiplier: { low, high, reason } }: Call): string {
  if (low === 1 && high === 1) return '';
  const count = high === null ? `${low} times or more` : low === high ? `${low} times` : `${low}–${high} times`;
  return ` · billed ${count} a run${reason === '' ? '' : ` (${escapeMarkdown(reason)})`}`;
}

/** Why a cost has no upper end. */
function maximumLine({ outputTokens }: Estimate): readonly string[] {
  if (outputTokens.high !== null || outputTokens.reason === undefined) return [];
  const { reason } = outputTokens;
  return ['', `${escapeMarkdown(reason.charAt(0).toUpperCase() + reason.slice(1))}.`];
}

function alternativesBlock(estimate: Estimate): readonly string[] {
  const rows = alternativeRows(estimate);
  if (rows.length === 0) return [];
  return markdownTable(['tier', 'model', 'this prompt', ''], [':--', ':--', '--:', '--:'], rows);
}

function priceLine({ unitPrice }: Estimate): string {
  if (unitPrice === null) return '';
  const { inputUsdPerMillion, outputUsdPerMillion, cachedInputUsdPerMillion, source, asOf } = unitPrice;
  const rates = [
    `${formatUsd(inputUsdPerMillion)} in`,
    ...(cachedInputUsdPerMillion === null ? [] : [`${formatUsd(cachedInputUsdPerMillion)} cached`]),
    ...(outputUsdPerMillion === null ? [] : [`${formatUsd(outputUsdPerMillion)} out`]),
  ];
  const origin = asOf === null ? escapeMarkdown(source) : `${formatDay(asOf)} (${escapeMarkdown(source)})`;
  return `${rates.join(', ')} per 1M tokens, prices of ${origin}`;
}

function assumptionsBlock(analysed: AnalysedCall, links: HoverLinks): readonly string[] {
  const all = assumptionsOf(analysed);
  const lines = all.slice(0, mostAssumptions).map(({ text, key }) => {
    const words = escapeMarkdown(text);
    return `- ${key === null ? words : linkedWhere(words, links.config(key))}`;
  });
  return all.length > mostAssumptions ? [...lines, `- and ${all.length - mostAssumptions} more`] : lines;
}

/** More than these nobody reads in a hover. */
const mostAssumptions = 10;
