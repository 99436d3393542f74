import type { Location, Position } from 'vscode-languageserver';
import { distinctBy } from '../../core/grouping.ts';
import type { ValueDefinition } from '../../core/scan/definitions.ts';
import type { DocumentAnalysis } from '../analyses.ts';
import { innermostAround } from '../call-target.ts';
import type { FeatureContext } from '../feature-context.ts';
import { allCalls } from '../surroundings.ts';
import { offsetAt, rangeAt } from '../text-document.ts';

/**
 * Where the prompt or model under a position of a call is written: a text file, a setting, a constant. Constants of
 * TypeScript and JavaScript are left to the server of the language, which finds them as well, as another range.
 */
export async function definitionsAt(context: FeatureContext, uri: string, position: Position): Promise<Location[]> {
  const settings = await context.settingsOf(uri);
  const analysis = settings.enabled ? await context.analyses.of(uri) : null;
  if (analysis === null) return [];
  const { part, unit } = analysis;
  const offset = part.start + offsetAt(part.document.placed, position);
  if (innermostAround(allCalls(analysis), offset) === null) return [];
  const found = await context.analyses.definitions(analysis, offset);
  return found
    .filter(({ isConstant }) => !isConstant || unit.language === 'python')
    .flatMap((definition) => locationOf(context, analysis, definition));
}

/** Where the prompt under a position is written; where none is under it, the prompts of the call around it. */
export async function promptLocationsAt(context: FeatureContext, uri: string, position: Position): Promise<Location[]> {
  const analysis = await context.analyses.of(uri);
  if (analysis === null) return [];
  const { part } = analysis;
  const offset = part.start + offsetAt(part.document.placed, position);
  const call = innermostAround(allCalls(analysis), offset)?.call ?? null;
  if (call === null) return [];
  const there = await context.analyses.definitions(analysis, offset);
  if (there.length > 0) return there.flatMap((definition) => locationOf(context, analysis, definition));
  const texts = call.segments.flatMap(({ pieces }) =>
    pieces.flatMap((piece) => {
      if (piece.kind !== 'text') return [];
      if (piece.origin !== undefined) return locationOf(context, analysis, piece.origin);
      return piece.range === null ? [] : ownLocation(analysis, piece.range);
    }),
  );
  return distinctBy(texts, ({ uri, range }) => `${uri}:${range.start.line}`);
}

function locationOf(
  { uriOf }: FeatureContext,
  analysis: DocumentAnalysis,
  { file, range, lines }: Pick<ValueDefinition, 'file' | 'range' | 'lines'>,
): Location[] {
  const { place } = analysis;
  if (place === null || file === place.path) return ownLocation(analysis, range);
  const start = { line: lines.line - 1, character: lines.column - 1 };
  const end = { line: lines.endLine - 1, character: lines.endColumn - 1 };
  return [{ uri: uriOf(`${place.root}/${file}`), range: { start, end } }];
}

/** A place in the document itself, or in another cell of its notebook. */
function ownLocation({ unit }: DocumentAnalysis, range: { readonly start: number; readonly end: number }): Location[] {
  const part = unit.parts.findLast(({ start }) => start <= range.start);
  if (part === undefined) return [];
  const { uri, placed } = part.document;
  return [{ uri, range: rangeAt(placed, { start: range.start - part.start, end: range.end - part.start }) }];
}
