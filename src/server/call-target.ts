import type { AnalysedCall } from '../core/analysis.ts';
import type { Call, TextRange } from '../core/model.ts';
import type { SizedPromptText } from '../workspace/prompt-sizes.ts';
import type { DocumentAnalysis } from './analyses.ts';

/** What a position in a document points at; ranges are those of the unit. */
export interface CallTarget {
  readonly calls: readonly AnalysedCall[];
  readonly text: SizedPromptText | null;
  readonly range: TextRange;
}

/**
 * The call whose callee stands at an offset, else the calls whose model, output limit or prompt does; null for none. Those
 * that the document itself makes, unless others are given.
 */
export function targetAt(
  { found, unit }: DocumentAnalysis,
  offset: number,
  calls: readonly AnalysedCall[] = found.calls,
): CallTarget | null {
  const named = calls
    .map((analysed) => ({ analysed, range: calleeRange(analysed.call, unit.text) }))
    .filter(({ range }) => contains(range, offset))
    // Of calls in a chain, the innermost one has the shortest callee.
    .toSorted((one, other) => sizeOf(one.range) - sizeOf(other.range))[0];
  if (named !== undefined) return { calls: [named.analysed], text: null, range: named.range };
  const value = calls.flatMap(({ call }) => valueRanges(call)).find((range) => contains(range, offset));
  if (value !== undefined) {
    const using = calls.filter(({ call }) => valueRanges(call).some((range) => isSame(range, value)));
    return { calls: requestsFirst(using), text: null, range: value };
  }
  const text = found.texts.find(({ range }) => contains(range, offset));
  if (text === undefined) return null;
  return { calls: calls.filter(({ call }) => text.callIds.includes(call.id)), text, range: text.range };
}

/** The smallest of some calls around an offset. */
export function innermostAround(calls: readonly AnalysedCall[], offset: number): AnalysedCall | null {
  return (
    calls
      .filter(({ call }) => contains(call.range, offset))
      .toSorted((one, other) => sizeOf(one.call.range) - sizeOf(other.call.range))[0] ?? null
  );
}

/** The range of the callee: as much of the call as spells it, white space aside. */
function calleeRange({ range, callee }: Call, text: string): TextRange {
  let end = range.start;
  let matched = 0;
  while (matched < callee.length && end < range.end) {
    if (text[end] === callee[matched]) matched++;
    else if (!/\s/.test(text[end] ?? '')) break;
    end++;
  }
  return { start: range.start, end: matched === callee.length ? end : firstLineEnd(range, text) };
}

function firstLineEnd({ start, end }: TextRange, text: string): number {
  const lineEnd = text.indexOf('\n', start);
  return lineEnd < 0 ? end : Math.min(end, lineEnd);
}

function valueRanges({ model, outputLimit }: Call): readonly TextRange[] {
  const known = [model?.value == null ? null : model.range, outputLimit?.value == null ? null : outputLimit.range];
  return known.filter((range) => range !== null);
}

/** A declared model is billed where it is called: those calls come first. */
function requestsFirst(calls: readonly AnalysedCall[]): readonly AnalysedCall[] {
  const isDeclaration = ({ call }: AnalysedCall) => Number(call.operation === 'model-declaration');
  return calls.toSorted((one, other) => isDeclaration(one) - isDeclaration(other));
}

function contains({ start, end }: TextRange, offset: number): boolean {
  return start <= offset && offset <= end;
}

function isSame(one: TextRange, other: TextRange): boolean {
  return one.start === other.start && one.end === other.end;
}

function sizeOf({ start, end }: TextRange): number {
  return end - start;
}
