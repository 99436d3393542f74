/** What the hover on a call says, as Markdown. Text from the source and from callcost.yml is escaped. */
import type { AnalysedCall } from '../analysis.ts';
import type { Call, Estimate } from '../model.ts';
import { assumptionsOf } from './assumptions.ts';
import { callSiteLines } from './call-sites.ts';
import { formatDay } from './days.ts';
import { partRows } from './hover-parts.ts';
import { alternativeRows, savings } from './hover-tiers.ts';
import { escapeMarkdown, linkedWhere, markdownTable } from './markdown.ts';
import { formatCost, formatUsd } from './money.ts';
import { originsLine, type SourcePlace, type ValueOrigin } from './origins.ts';
import { formatPlace } from './place.ts';
import { formatProvider } from './provider-names.ts';
import { formatTokens } from './tokens.ts';

/** Where the links of a hover lead; null where the editor has no way to get there. */
export interface HoverLinks {
  /** Opens callcost.yml where a setting stands, or should. */
  readonly config: (key: readonly string[]) => string | null;
  readonly reportEstimate: string | null;
  readonly place: (place: SourcePlace) => string | null;
}

/** What lies around a call. */
export interface HoverSurroundings {
  /** Where values of the call are written, outside of it. */
  readonly origins: readonly ValueOrigin[];
  /** The wrapper that the call calls, and where that makes the request; null for a call that makes its own. */
  readonly wrapper: { readonly name: string; readonly place: SourcePlace | null } | null;
  /** How the feature of the call stands, and the call's part in it, e.g. `≈38 % of support-reply`; null where not told. */
  readonly budget: { readonly feature: string; readonly share: string | null } | null;
  /** What changed against another branch, as Markdown; null for nothing. */
  readonly change: string | null;
}

const nothingAround: HoverSurroundings = { origins: [], wrapper: null, budget: null, change: null };

/** The hover of a call: tokens and cost by part, per call and per month, on other models, and every assumption. */
export function hoverOfCall(
  analysed: AnalysedCall,
  links: HoverLinks,
  { origins, wrapper, budget, change }: HoverSurroundings = nothingAround,
): string {
  const { call, estimate, callSites = [] } = analysed;
  if (callSites.length > 0) return hoverOfCallSites(analysed, callSites, links);
  const blocks: readonly (readonly string[])[] = [
    [titleOf(call, estimate, budget?.feature ?? estimate.feature)],
    // What it costs, and what it would cost elsewhere, fits into the height that the editor shows without scrolling.
    call.operation === 'model-declaration'
      ? [declarationLine]
      : [`${totalLine(call, estimate)}${shareWords(budget)}`, ...maximumLine(estimate)],
    change === null ? [] : [change],
    alternativesBlock(estimate),
    call.operation === 'model-declaration' ? [] : partsBlock(call, estimate),
    [[...savings(estimate), priceLine(estimate)].filter((text) => text !== '').join(' · ')],
    [originsLine(origins, call.file, links.place)],
    wrapper === null ? [] : [wrapperLine(wrapper, links)],
    assumptionsBlock(analysed, links),
    reportBlock(links),
  ];
  return joined(blocks);
}

/** The hover of a call that is made for others: its own prompt is none that is ever sent. */
function hoverOfCallSites(
  { call, estimate }: AnalysedCall,
  callSites: readonly AnalysedCall[],
  links: HoverLinks,
): string {
  const models = new Set(callSites.map((site) => site.call.model?.value ?? null));
  const [model] = models.size === 1 ? models : [];
  const name = model ?? (models.size === 1 ? nameOfModel(call) : `${models.size} models`);
  return joined([
    [headline([escapeMarkdown(name), sellerOf(call), call.operation])],
    [totalLine(call, estimate), ...maximumLine(estimate)],
    callSiteLines(callSites, links.place),
    reportBlock(links),
  ]);
}

function joined(blocks: readonly (readonly string[])[]): string {
  return blocks
    .map((lines) => lines.join('\n'))
    .filter((block) => block !== '')
    .join('\n\n');
}

function reportBlock({ reportEstimate }: HoverLinks): readonly string[] {
  return reportEstimate === null ? [] : [linkedWhere('Report a wrong estimate', reportEstimate)];
}

function wrapperLine({ name, place }: NonNullable<HoverSurroundings['wrapper']>, links: HoverLinks): string {
  const wrapper = `Calls ${escapeMarkdown(name)}, which makes the request`;
  if (place === null) return `${wrapper}.`;
  return `${wrapper}: ${linkedWhere(escapeMarkdown(formatPlace(place.file, place.lines)), links.place(place))}`;
}

const declarationLine = 'Declares a model. It is billed where it is called, and counted there.';

function titleOf(call: Call, { pricedModel }: Estimate, feature: string | null): string {
  const isPricedAsIs = pricedModel === null || pricedModel === (call.model?.value ?? null);
  const priced = isPricedAsIs ? '' : ` (priced as ${escapeMarkdown(pricedModel)})`;
  const place = feature === null ? [] : [`feature ${escapeMarkdown(feature)}`];
  const kind = call.operation === 'model-declaration' ? [] : [call.operation];
  return headline([escapeMarkdown(nameOfModel(call)) + priced, sellerOf(call), ...kind, ...place]);
}

function headline(parts: readonly string[]): string {
  return ['**Call Cost**', ...parts].join(' · ');
}

function nameOfModel({ model }: Call): string {
  return model?.value ?? (model === null ? 'no model set' : 'dynamic model');
}

function sellerOf({ provider }: Call): string {
  return provider === null ? 'provider not known' : escapeMarkdown(formatProvider(provider));
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

function shareWords(budget: HoverSurroundings['budget']): string {
  const share = budget?.share ?? null;
  return share === null ? '' : ` · ${escapeMarkdown(share)}`;
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
