import { type Hover, MarkupKind, type Position } from 'vscode-languageserver';
import type { AnalysedCall } from '../../core/analysis.ts';
import { assignedName } from '../../core/assigned-name.ts';
import type { LineRange, TextRange } from '../../core/model.ts';
import { featureWithUse, shareOfFeature } from '../../core/present/budgets.ts';
import { changeLine } from '../../core/present/cost-change.ts';
import { type HoverLinks, type HoverSurroundings, hoverOfCall } from '../../core/present/hover.ts';
import { originsOf } from '../../core/present/origins.ts';
import { hoverOfPrompt } from '../../core/present/prompt-hover.ts';
import type { SizedPromptText } from '../../workspace/prompt-sizes.ts';
import type { DocumentAnalysis } from '../analyses.ts';
import { type CallTarget, innermostAround, targetAt } from '../call-target.ts';
import type { FeatureContext } from '../feature-context.ts';
import { linksFor } from '../links.ts';
import { allCalls } from '../surroundings.ts';
import { offsetAt, rangeAt } from '../text-document.ts';

/** The hover at a position: on the callee of a call, its model, its output limit, and on prompt texts. */
export async function hoverAt(context: FeatureContext, uri: string, position: Position): Promise<Hover | null> {
  const settings = await context.settingsOf(uri);
  const analysis = settings.enabled ? await context.analyses.of(uri) : null;
  if (analysis === null) return null;
  const { part } = analysis;
  const offset = part.start + offsetAt(part.document.placed, position);
  const target = targetAt(analysis, offset, allCalls(analysis)) ?? (await namedAt(context, analysis, offset));
  if (target === null) return null;
  const value = await markdownOf(context, analysis, target);
  const range = { start: target.range.start - part.start, end: target.range.end - part.start };
  return { contents: { kind: MarkupKind.Markdown, value }, range: rangeAt(part.document.placed, range) };
}

/** The call in which a name stands for its model or for a text of it, with that text where it is written in the document. */
async function namedAt(
  { analyses }: FeatureContext,
  analysis: DocumentAnalysis,
  offset: number,
): Promise<CallTarget | null> {
  const call = innermostAround(allCalls(analysis), offset);
  if (call === null) return null;
  const [definition] = await analyses.definitions(analysis, offset);
  if (definition === undefined) return null;
  const { found, unit } = analysis;
  const isThere = ({ range: { start } }: SizedPromptText) =>
    start === definition.range.start || assignedName(unit.text, start)?.start === definition.range.start;
  const text = definition.file === call.call.file ? (found.texts.find(isThere) ?? null) : null;
  return { calls: [call], text, range: nameAround(unit.text, offset) };
}

/** The name at an offset, with the objects of which it is a member. */
function nameAround(text: string, offset: number): TextRange {
  const start = offset - (/[\p{ID_Continue}$.]*$/u.exec(text.slice(0, offset))?.[0].length ?? 0);
  const end = offset + (/^[\p{ID_Continue}$]*/u.exec(text.slice(offset))?.[0].length ?? 0);
  return { start, end };
}

/** The same Markdown for the call or prompt that starts at an offset of the unit. */
export async function hoverMarkdownAt(
  context: FeatureContext,
  analysis: DocumentAnalysis,
  offset: number,
): Promise<string | null> {
  const { texts } = analysis.found;
  const calls = allCalls(analysis);
  const starting = calls.filter(({ call }) => call.range.start === offset);
  const [first] = starting;
  if (first !== undefined)
    return markdownOf(context, analysis, { calls: sameLine(analysis, first), text: null, range: first.call.range });
  const text = texts.find(({ range }) => range.start === offset);
  return text === undefined ? null : markdownOf(context, analysis, textTarget(analysis, text));
}

/** The calls that share a hint with this one. */
function sameLine(analysis: DocumentAnalysis, { call }: AnalysedCall): readonly AnalysedCall[] {
  const { unit } = analysis;
  const lineEnd = unit.text.indexOf('\n', call.range.start);
  const end = lineEnd < 0 ? unit.text.length : lineEnd;
  return allCalls(analysis).filter(
    (other) =>
      other.call.range.start >= call.range.start &&
      other.call.range.start < end &&
      other.call.operation !== 'model-declaration',
  );
}

function textTarget(analysis: DocumentAnalysis, text: SizedPromptText): CallTarget {
  return { calls: allCalls(analysis).filter(({ call }) => text.callIds.includes(call.id)), text, range: text.range };
}

async function markdownOf(
  context: FeatureContext,
  analysis: DocumentAnalysis,
  { calls, text }: CallTarget,
): Promise<string> {
  const linksOf = await linksFor(context, analysis);
  const budgetOf = await budgetsOfCalls(context, calls);
  const linksOfCall = ({ call }: AnalysedCall): HoverLinks => linksOf(call.range);
  const shown = await Promise.all(
    calls.slice(0, mostCalls).map(async (call) => {
      const found = await context.branchDiffs.changeOf(analysis, call);
      const change = found === null ? null : changeLine(found.base, found.changed);
      return hoverOfCall(call, linksOfCall(call), {
        ...surroundingsOf(analysis, call),
        budget: budgetOf(call),
        change,
      });
    }),
  );
  const more = calls.length - shown.length;
  return [
    ...(text === null ? [] : [hoverOfPrompt(text, calls)]),
    ...shown,
    ...(more > 0 ? [`${more} more ${more === 1 ? 'call uses' : 'calls use'} it.`] : []),
  ].join('\n\n---\n\n');
}

/** Calls that one hover describes in full. */
const mostCalls = 2;

/** How the features of calls stand; the budgets are not asked for where no call has a feature. */
async function budgetsOfCalls(
  { budgets }: FeatureContext,
  calls: readonly AnalysedCall[],
): Promise<(call: AnalysedCall) => HoverSurroundings['budget']> {
  const overview = calls.some(({ estimate }) => estimate.feature !== null) ? await budgets.overviewSoon() : null;
  return ({ call, estimate }) => {
    const standing = overview?.features.find(({ feature }) => feature === estimate.feature);
    return standing === undefined
      ? null
      : { feature: featureWithUse(standing), share: shareOfFeature(standing, call.id) };
  };
}

/** Where the values of a call are written, and whose request it is. */
function surroundingsOf(
  { found, place, unit, part }: DocumentAnalysis,
  { call }: AnalysedCall,
): Omit<HoverSurroundings, 'budget' | 'change'> {
  const { placed } = part.document;
  const linesOf = ({ start, end }: TextRange): LineRange | null => {
    if (start < part.start || end > part.start + placed.text.length) return null;
    const range = rangeAt(placed, { start: start - part.start, end: end - part.start });
    return {
      line: range.start.line + 1,
      column: range.start.character + 1,
      endLine: range.end.line + 1,
      endColumn: range.end.character + 1,
    };
  };
  const origins = originsOf(call, { text: unit.text, linesOf });
  const site = found.sites.find(({ analysed }) => analysed.call === call);
  if (site === undefined) return { origins, wrapper: null };
  const own = found.calls.find((made) => made.call.file === site.file && made.call.id === site.callId);
  const made = own?.call ?? place?.index.callOf(site.file, site.callId) ?? null;
  return {
    origins,
    wrapper: { name: site.wrapper, place: made === null ? null : { file: made.file, lines: made.lines } },
  };
}
