/** Where the values of a call are written, as people read it. */
import { assignedName } from '../assigned-name.ts';
import { distinctBy } from '../grouping.ts';
import type { Call, LineRange, Location, TextRange } from '../model.ts';
import { escapeMarkdown, linkedWhere } from './markdown.ts';
import { formatPlace } from './place.ts';

/** A place in a file of the workspace. */
export interface SourcePlace {
  /** Relative to the workspace root, with forward slashes. */
  readonly file: string;
  readonly lines: LineRange;
}

/** The file of a call. */
export interface SourceText {
  readonly text: string;
  /** Lines of a range; null where that is no place to go to. */
  readonly linesOf: (range: TextRange) => LineRange | null;
}

/** Where a value of a call is written, outside of the call. */
export interface ValueOrigin {
  readonly value: string;
  readonly place: SourcePlace;
  /** The constant to which it is assigned there; null where that is not known, or the place is in another file. */
  readonly name: string | null;
}

/** The model, the output limit and the texts of a call that are not written in the call itself. */
export function originsOf(call: Call, source: SourceText): readonly ValueOrigin[] {
  const { model, outputLimit } = call;
  const originOf = (value: string, written: Written) => {
    const found = placeOf(written, call, source);
    return found === null ? [] : [{ value, ...found }];
  };
  const texts = call.segments.flatMap(({ pieces }) => pieces.filter((piece) => piece.kind === 'text'));
  return distinct([
    ...(model === null || model.value === null ? [] : originOf(model.value, model)),
    ...(outputLimit === null || outputLimit.value === null ? [] : originOf(`limit ${outputLimit.value}`, outputLimit)),
    ...texts.flatMap((piece) => originOf('prompt', piece)),
  ]);
}

/** One line that says where values come from, with links; empty where all are written in the call. */
export function originsLine(
  origins: readonly ValueOrigin[],
  own: string,
  address: (place: SourcePlace) => string | null,
): string {
  const byValue = new Map<string, string[]>();
  for (const origin of origins) {
    const places = byValue.get(origin.value) ?? [];
    places.push(linkedWhere(escapeMarkdown(nameOfPlace(origin, own)), address(origin.place)));
    byValue.set(origin.value, places);
  }
  return [...byValue].map(([value, places]) => `${escapeMarkdown(value)} from ${listed(places)}`).join(' · ');
}

interface Written {
  readonly range: TextRange | null;
  readonly origin?: Location;
}

function placeOf(
  { range, origin }: Written,
  { file, range: around }: Call,
  { text, linesOf }: SourceText,
): Omit<ValueOrigin, 'value'> | null {
  if (origin !== undefined) return { place: { file: origin.file, lines: origin.lines }, name: null };
  if (range === null || (around.start <= range.start && range.end <= around.end)) return null;
  const lines = linesOf(range);
  return lines === null ? null : { place: { file, lines }, name: assignedName(text, range.start)?.name ?? null };
}

function nameOfPlace({ place: { file, lines }, name }: ValueOrigin, own: string): string {
  if (file !== own) return formatPlace(file, lines);
  return name === null ? `line ${lines.line}` : `${name} (line ${lines.line})`;
}

/** More places than these nobody visits from a hover. */
const mostPlaces = 3;

function listed(places: readonly string[]): string {
  const more = places.length - mostPlaces;
  return more > 0 ? `${places.slice(0, mostPlaces).join(', ')} and ${more} more places` : places.join(', ');
}

function distinct(origins: readonly ValueOrigin[]): readonly ValueOrigin[] {
  return distinctBy(origins, ({ value, place }) => `${value} ${formatPlace(place.file, place.lines)}`);
}
