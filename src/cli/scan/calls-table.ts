/** The table of calls: one line each, with the reason below it where a number is missing. */
import type { AnalysedCall } from '../../core/analysis.ts';
import type { Call, Estimate, Tier, TierRow } from '../../core/model.ts';
import { formatCost, formatCostOrUnknown } from '../../core/present/money.ts';
import { formatPlace } from '../../core/present/place.ts';
import type { TextStyle } from '../../core/present/style.ts';
import { formatTable, type TableCell, type TableColumn } from '../../core/present/table.ts';
import { formatOpenVariables, formatTokenCount, formatTokens } from '../../core/present/tokens.ts';
import { printable } from '../../core/present/width.ts';

/** Below this width the tiers stand on a line of their own, below the call. */
const widthForTierColumns = 140;

const tiers: readonly Tier[] = ['small', 'mid', 'frontier'];

/** Lines of the table; `calls` is not empty. */
export function formatCallsTable(
  calls: readonly AnalysedCall[],
  style: TextStyle,
  width: number,
  isVerbose: boolean,
): readonly string[] {
  const hasTierColumns = width >= widthForTierColumns;
  const columns = hasTierColumns ? [...basicColumns, ...tierColumns] : basicColumns;
  const listed = calls.flatMap((call) => rowsOf(call, isVerbose));
  const rows = listed.map(({ analysed: { call, estimate }, mark }) => [
    ...basicCells(call, estimate, mark),
    ...(hasTierColumns ? tiers.map((tier) => tierCell(call, estimate, tier)) : []),
  ]);
  const [titles = '', ...lines] = formatTable(columns, rows, style, width);
  const detailsOf = ({ call, estimate }: AnalysedCall) => [
    ...(hasTierColumns ? [] : tierLine(call, estimate)),
    ...reasonLines(call, estimate),
    ...(isVerbose ? verboseLines(call, estimate) : []),
  ];
  return [
    titles,
    ...listed.flatMap(({ analysed, more }, index) => [
      lines[index] ?? '',
      ...[...detailsOf(analysed), ...moreLine(more)].map((line) => style.dim(`    ${printable(line)}`)),
    ]),
  ];
}

const basicColumns: readonly TableColumn[] = [
  { title: 'call', align: 'left', minWidth: 18, keep: 'end' },
  { title: 'model', align: 'left', minWidth: 12 },
  { title: 'input', align: 'right' },
  { title: 'output', align: 'right' },
  { title: 'per call', align: 'right' },
  { title: 'per month', align: 'right' },
  { title: 'feature', align: 'left', minWidth: 10 },
];

const tierColumns: readonly TableColumn[] = tiers.map((title) => ({ title, align: 'right' }));

/** Stands before a call that is made by the call above it. */
const callSiteMark = '↳ ';

/** More call sites of one wrapper nobody reads in a terminal. */
const mostCallSites = 8;

/** A call or call site; `more` is the number of call sites that are left out below it. */
interface ListedCall {
  readonly analysed: AnalysedCall;
  readonly mark: string;
  readonly more: number;
}

function rowsOf(analysed: AnalysedCall, isVerbose: boolean): readonly ListedCall[] {
  const { callSites = [] } = analysed;
  const shown = isVerbose ? callSites : callSites.slice(0, mostCallSites);
  const more = callSites.length - shown.length;
  return [
    { analysed, mark: '', more: 0 },
    ...shown.map((site, index) => ({
      analysed: site,
      mark: callSiteMark,
      more: index === shown.length - 1 ? more : 0,
    })),
  ];
}

function moreLine(more: number): readonly string[] {
  return more === 0 ? [] : [`and ${more} more ${more === 1 ? 'call site' : 'call sites'} (--verbose lists them)`];
}

function basicCells(call: Call, estimate: Estimate, mark: string): readonly TableCell[] {
  const place = mark + printable(formatPlace(call.file, call.lines));
  const model = modelCell(call);
  if (call.operation === 'model-declaration') {
    return [place, model, '', '', { text: 'declared', style: 'dim' }, '', printable(estimate.feature ?? '')];
  }
  return [
    place,
    model,
    formatTokens(estimate.inputTokens) + formatOpenVariables(openVariables(estimate)),
    outputText(call, estimate),
    unknownAsWarning(formatCostOrUnknown(estimate.perCall)),
    estimate.perMonth.cost === null ? { text: '–', style: 'dim' } : formatCost(estimate.perMonth.cost),
    printable(estimate.feature ?? ''),
  ];
}

function modelCell({ model }: Call): TableCell {
  if (model === null) return { text: '–', style: 'dim' };
  return model.value === null ? { text: 'dynamic', style: 'warning' } : printable(model.value);
}

function outputText(call: Call, { outputTokens }: Estimate): string {
  const limit = call.outputLimit?.value ?? null;
  if (outputTokens.value === null && limit !== null && outputTokens.high === limit)
    return `≤${formatTokenCount(limit)}`;
  return formatTokens(outputTokens);
}

/** Variables whose size nobody has set. */
function openVariables({ variables }: Estimate): number {
  return variables.filter(({ tokens }) => tokens.basis === 'assumed' || tokens.basis === 'unknown').length;
}

function unknownAsWarning(text: string): TableCell {
  return text === '?' ? { text, style: 'warning' } : text;
}

function tierCell(call: Call, estimate: Estimate, tier: Tier): TableCell {
  const row = rowOfTier(call, estimate, tier);
  if (row === undefined) return { text: '–', style: 'dim' };
  const text = formatCostOrUnknown(row.perCall);
  return row.current ? { text, style: 'bold' } : text;
}

function tierLine(call: Call, estimate: Estimate): readonly string[] {
  const rows = tiers.flatMap((tier) => rowOfTier(call, estimate, tier) ?? []);
  if (rows.length === 0) return [];
  return [rows.map(({ tier, perCall }) => `${tier} ${formatCostOrUnknown(perCall)}`).join(' · ')];
}

/** The row that stands for a tier: the model itself, else one of the same provider, else the first alternative. */
function rowOfTier(call: Call, estimate: Estimate, tier: Tier): TierRow | undefined {
  const provider = estimate.tiers.find(({ current }) => current)?.provider ?? call.provider;
  const rows = estimate.tiers.filter((row) => row.tier === tier);
  return rows.find(({ current }) => current) ?? rows.find((row) => row.provider === provider) ?? rows[0];
}

/** Why there is no cost; a declaration has none of its own. */
function reasonLines({ operation }: Call, { perCall }: Estimate): readonly string[] {
  return perCall.reason === null || operation === 'model-declaration' ? [] : [perCall.reason];
}

function verboseLines(call: Call, estimate: Estimate): readonly string[] {
  const tierModels = estimate.tiers
    .map(({ tier, model, perCall }) => `${tier} ${model} ${formatCostOrUnknown(perCall)}`)
    .join(', ');
  return [
    `${call.callee} in ${call.enclosing || 'the module'} · ${call.sdk} · id ${call.id}`,
    ...(tierModels === '' ? [] : [`tiers: ${tierModels}`]),
    ...estimate.notes,
  ];
}
