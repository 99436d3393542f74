/** The cost explorer: features → files → calls, with totals. */

import { type AnalysedCall, isRequest } from '../../core/analysis.ts';
import { billedCalls } from '../../core/estimate/call-sites.ts';
import { totalsOf } from '../../core/estimate/totals.ts';
import { groupedBy } from '../../core/grouping.ts';
import type { CostOrReason } from '../../core/model.ts';
import { formatCost, formatCostOrUnknown } from '../../core/present/money.ts';
import { counted } from '../../core/present/numbers.ts';
import { totalsSentence } from '../../core/present/totals.ts';
import { printable } from '../../core/present/width.ts';
import type { CostExplorer, CostNode } from '../protocol.ts';
import { lspRangeOf } from '../text-document.ts';
import type { FolderCalls } from '../workspace-calls.ts';

/** What was not read yet may hold more: none so far does not mean that there are none. */
function stillReading(total: string, calls: number): string {
  return calls === 0 ? 'The workspace is being read.' : `${total}, so far: the workspace is being read.`;
}

/** A call that bills, with the address of its file. */
interface PlacedCall {
  readonly analysed: AnalysedCall;
  readonly uri: string;
}

/** All calls that bill, by feature and file. */
export function costExplorer(folders: readonly FolderCalls[], uriOf: (path: string) => string): CostExplorer {
  const calls = folders.flatMap(({ root, calls: own }) =>
    billedCalls(own)
      .filter(isRequest)
      .map((analysed): PlacedCall => ({ analysed, uri: uriOf(`${root}/${analysed.call.file}`) })),
  );
  const byFeature = groupedBy(calls, ({ analysed }) => analysed.estimate.feature);
  const total = totalsSentence(totalsOf(calls.map(({ analysed }) => analysed)));
  return {
    total: folders.some(({ isReading }) => isReading) ? stillReading(total, calls.length) : total,
    features: [...byFeature].map(([feature, own]) => featureNode(feature, own)),
  };
}

function featureNode(feature: string | null, calls: readonly PlacedCall[]): CostNode {
  const byFile = groupedBy(calls, ({ uri }) => uri);
  return {
    ...groupWords(calls),
    kind: 'feature',
    id: feature ?? '',
    label: feature === null ? 'No feature' : printable(feature),
    place: null,
    children: [...byFile].map(([uri, own]) => fileNode(feature ?? '', uri, own)),
  };
}

function fileNode(feature: string, uri: string, calls: readonly PlacedCall[]): CostNode {
  const file = calls[0]?.analysed.call.file ?? '';
  const words = groupWords(calls);
  return {
    ...words,
    kind: 'file',
    id: `${feature}\0${uri}`,
    label: printable(file.slice(file.lastIndexOf('/') + 1)),
    tooltip: `${printable(file)}: ${words.tooltip}`,
    place: { uri, range: startOfFile },
    children: calls.map(({ analysed }) => callNode(feature, uri, analysed)),
  };
}

function callNode(feature: string, uri: string, { call, estimate }: AnalysedCall): CostNode {
  const { perCall, perMonth } = estimate;
  const name = call.enclosing === '' ? call.callee : call.enclosing;
  const month = perMonth.cost === null ? [] : [`${formatCost(perMonth.cost)} /mo`];
  const model = call.model?.value ?? null;
  const costs = [...month, `${formatCostOrUnknown(perCall)} /call`, ...(model === null ? [] : [printable(model)])];
  return {
    kind: 'call',
    id: `${feature}\0${uri}\0${call.id}`,
    label: printable(`${call.lines.line}: ${name}`),
    description: costs.join(' · '),
    tooltip: [...costs, perMonth.cost === null ? printable(perMonth.reason) : '']
      .filter((text) => text !== '')
      .join(' · '),
    usdPerMonth: middleOf(perMonth),
    place: { uri, range: lspRangeOf(call.lines) },
    children: [],
  };
}

function groupWords(calls: readonly PlacedCall[]): Pick<CostNode, 'description' | 'tooltip' | 'usdPerMonth'> {
  const totals = totalsOf(calls.map(({ analysed }) => analysed));
  const { perMonth, calls: count } = totals;
  const sum = perMonth === null ? [] : [`${formatCost(perMonth)} /mo`];
  return {
    description: [...sum, counted(count, 'call')].join(' · '),
    tooltip: totalsSentence(totals),
    usdPerMonth: perMonth === null ? null : middleOf({ cost: perMonth, reason: null }),
  };
}

/** By which costs are put in order. */
function middleOf({ cost }: CostOrReason): number | null {
  return cost === null ? null : (cost.low + (cost.high ?? cost.low)) / 2;
}

const startOfFile = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
