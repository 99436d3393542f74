/**
 * A comparison as a comment on a pull request. Everything that comes from the repository is shown as code: nobody is
 * mentioned, nothing links elsewhere, and the length is bounded.
 */
import type { AnalysedCall } from '../../core/analysis.ts';
import type { ChangedCall } from '../../core/diff/diff.ts';
import {
  changedAspectsText,
  diffCountsText,
  featureChangeText,
  formatCostChangeOrUnknown,
  monthChangeText,
} from '../../core/present/cost-change.ts';
import { markdownLink, markdownTable } from '../../core/present/markdown.ts';
import { formatCost, formatCostOrUnknown } from '../../core/present/money.ts';
import { formatPlace, pathInAddress } from '../../core/present/place.ts';
import { fitToWidth, printable } from '../../core/present/width.ts';
import type { Comparison } from '../../workspace/git/compare.ts';
import { collapseRows } from './collapse-rows.ts';

/** Rows of each table: GitHub takes 65,536 characters, people read less. */
const mostRows = 25;

const longestText = 80;

/** Longer paths are made to be long. */
const longestAddress = 400;

/** The comment. `linkPrefix` stands before the path of a file in links, and is empty for relative ones. */
export function formatMarkdownDiff(
  { base, head, diff }: Comparison,
  notes: readonly string[],
  linkPrefix: string,
): string {
  const month = monthChangeText(diff);
  const against = `${code(head.name)} against ${code(base.name)} (${code(base.commit?.slice(0, 8) ?? '')})`;
  const differs = diff.month.differing > 0;
  const link = (analysed: AnalysedCall) => linkTo(analysed, linkPrefix);
  return [
    `### Call Cost: ${month ?? diffCountsText(diff)}`,
    '',
    `**${diffCountsText(diff)}**, ${diff.unchanged.length} as before; ${against}.`,
    ...section('Added', diff.added, ['call', 'model', 'per call', 'per month'], 2, (analysed) => [
      link(analysed),
      ...costCells(analysed),
    ]),
    ...section('Changed', diff.changed, ['call', 'what', 'before', 'now', 'per call', 'per month'], 2, (changed) => [
      link(changed.after),
      changedAspectsText(changed, code),
      ...changeCells(changed),
    ]),
    ...section('Removed', diff.removed, ['call', 'model', 'per call', 'per month'], 2, (analysed) => [
      code(placeOf(analysed)),
      ...costCells(analysed),
    ]),
    ...section('Features', diff.features, ['feature', 'before', 'now', 'change per month'], 1, (feature) => [
      code(feature.name),
      feature.base === null ? '?' : formatCost(feature.base),
      feature.head === null ? '?' : formatCost(feature.head),
      featureChangeText(feature),
    ]),
    ...(notes.length === 0 ? [] : ['', ...notes.slice(0, mostRows).map((note) => `- ${code(note, longestNote)}`)]),
    '',
    footer(differs && month === null),
  ].join('\n');
}

const longestNote = 300;

function footer(lacksMonth: boolean): string {
  const hint = lacksMonth ? ' Set `callsPerMonth` of features in `callcost.yml` to see what a month changes by.' : '';
  return `<sub>Same prices on both sides; ≈ is estimated, ? is not known.${hint}</sub>`;
}

/** A table under its title; nothing where there are no rows. The first columns are text, the others numbers. */
function section<Row>(
  title: string,
  rows: readonly Row[],
  titles: readonly string[],
  textColumns: number,
  cells: (row: Row) => readonly string[],
): readonly string[] {
  if (rows.length === 0) return [];
  const alignments = titles.map((_, index) => (index < textColumns ? ':--' : '--:'));
  const lines = collapseRows(rows.map(cells));
  const more = lines.length - mostRows;
  return [
    '',
    `**${title}**`,
    '',
    ...markdownTable(titles, alignments, lines.slice(0, mostRows)),
    ...(more > 0 ? ['', `… and ${more} more`] : []),
  ];
}

function costCells({ call, estimate }: AnalysedCall): readonly string[] {
  const model = call.model?.value ?? null;
  return [
    model === null ? '?' : code(model),
    formatCostOrUnknown(estimate.perCall),
    formatCostOrUnknown(estimate.perMonth),
  ];
}

function changeCells({ before, after, perCall, perMonth }: ChangedCall): readonly string[] {
  return [
    formatCostOrUnknown(before.estimate.perCall),
    formatCostOrUnknown(after.estimate.perCall),
    formatCostChangeOrUnknown(perCall),
    formatCostChangeOrUnknown(perMonth),
  ];
}

function linkTo(analysed: AnalysedCall, prefix: string): string {
  const { file, lines } = analysed.call;
  const path = pathInAddress(file);
  const line = lines.cell === undefined ? `#L${lines.line}` : '';
  const name = analysed.call.enclosing === '' ? '' : ` ${code(analysed.call.enclosing)}`;
  const address = `${prefix}${path}${line}`;
  const place = code(placeOf(analysed));
  return (address.length > longestAddress ? place : markdownLink(place, address)) + name;
}

function placeOf({ call: { file, lines } }: AnalysedCall): string {
  return formatPlace(file, lines);
}

/** Foreign text as code, in which nothing is markup; a table takes a bar for the end of a cell even there. */
function code(text: string, longest = longestText): string {
  // No column takes more than a few units of text.
  const end = text.slice(-4 * longest);
  const plain = fitToWidth(printable(end.replace(/\s+/g, ' ')), longest, 'end').replaceAll('`', "'");
  return `\`${plain.replaceAll('|', '\\|')}\``;
}
