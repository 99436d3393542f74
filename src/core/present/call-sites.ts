/** The call sites of a wrapper, as a hover lists them. */
import type { AnalysedCall } from '../analysis.ts';
import { callSitesText, missingCostText } from './hint.ts';
import { escapeMarkdown, linkedWhere } from './markdown.ts';
import { formatCost } from './money.ts';
import type { SourcePlace } from './origins.ts';
import { formatPlace } from './place.ts';

/** More than these nobody reads in a hover. */
const mostCallSites = 8;

/** The call sites with model and cost each. */
export function callSiteLines(
  callSites: readonly AnalysedCall[],
  address: (place: SourcePlace) => string | null,
): readonly string[] {
  if (callSites.length === 0) return [];
  const bring = callSites.length === 1 ? 'brings' : 'bring';
  const theirs = callSites.length === 1 ? 'are its own' : 'are theirs';
  const shown = callSites
    .toSorted(byPlace)
    .slice(0, mostCallSites)
    .map(({ call, estimate }) => {
      const place = { file: call.file, lines: call.lines };
      const link = linkedWhere(escapeMarkdown(formatPlace(place.file, place.lines)), address(place));
      const { cost } = estimate.perCall;
      const model = call.model?.value ?? null;
      const words = [
        ...(model === null ? [] : [escapeMarkdown(model)]),
        cost === null ? escapeMarkdown(missingCostText(call, estimate)) : formatCost(cost),
      ];
      return `- ${[link, ...words].join(' · ')}`;
    });
  const more = callSites.length - shown.length;
  return [
    `**${callSitesText(callSites.length)}** ${bring} what is sent; prompts, models, volumes and costs ${theirs}:`,
    '',
    ...shown,
    ...(more > 0 ? [`- and ${more} more`] : []),
  ];
}

function byPlace({ call: one }: AnalysedCall, { call: other }: AnalysedCall): number {
  if (one.file !== other.file) return one.file < other.file ? -1 : 1;
  return (one.lines.cell ?? 0) - (other.lines.cell ?? 0) || one.lines.line - other.lines.line;
}
