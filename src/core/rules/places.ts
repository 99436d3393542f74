/** Where evidence stands. */
import type { Evidence } from '../finding.ts';
import type { Call, Location, TextRange } from '../model.ts';
import type { RuleFile } from './rule.ts';

/** The first line of a call: a whole call may fill a screen, and a mark under all of it would hide more than it says. */
export function headOf(call: Call, text: string): TextRange {
  const { start, end } = call.range;
  const [line = ''] = text.slice(start, end).split(/\r?\n|\r/, 1);
  return { start, end: Math.max(start + line.length, start) };
}

/** Evidence that stands somewhere in the file, or nowhere. */
export function evidenceAt(file: RuleFile, text: string, range: TextRange | null): Evidence {
  return range === null ? { text, range: null } : { text, range, lines: file.linesOf(range) };
}

/** Something that is written in the source, maybe in another file than the call. */
interface Written {
  readonly range: TextRange | null;
  readonly origin?: Location;
}

/** Evidence where a value is written. */
export function evidenceWhereWritten(file: RuleFile, text: string, { range, origin }: Written): Evidence {
  return origin === undefined
    ? evidenceAt(file, text, range)
    : { text, file: origin.file, range: origin.range, lines: origin.lines };
}

/** Where a value is written in the call's own file; null where it is elsewhere. */
export function rangeInFile({ range, origin }: Written): TextRange | null {
  return origin === undefined ? range : null;
}

/** Where a text stands in part of a source, as it is, exactly once; null where it does not. */
export function placeOfText(source: string, within: TextRange, text: string): TextRange | null {
  const written = source.slice(within.start, within.end);
  const index = text === '' ? -1 : written.indexOf(text);
  if (index < 0 || written.indexOf(text, index + 1) >= 0) return null;
  return { start: within.start + index, end: within.start + index + text.length };
}

/**
 * Whether a text stands in part of a source, escapes and layout aside: what a template brings in from a constant or a file
 * stands elsewhere.
 */
export function isWrittenIn(source: string, text: string): boolean {
  const words = text.match(/[\w ,.-]{20,}/g) ?? [];
  const probe = words
    .toSorted((one, other) => other.length - one.length)[0]
    ?.slice(0, longestProbe)
    .trim()
    .replace(/\s+/g, ' ');
  return probe === undefined ? source.length >= text.length : source.replace(/\s+/g, ' ').includes(probe);
}

/** Characters. */
const longestProbe = 60;
