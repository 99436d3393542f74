/** What only all files together tell: prompts that are written twice, models that are written once for several calls. */
import type { Call, LineRange, Location, PromptPiece, TextRange } from '../model.ts';

import { isTestFile } from '../test-files.ts';

/** A place where a call has something that other calls may have as well. */
export interface CallPlace {
  readonly callId: string;
  readonly file: string;
  /** Where it is written; places with the same one are the same. */
  readonly start: number;
  /** The call, or what is written where that is in another file. */
  readonly range: TextRange;
  readonly lines: LineRange;
}

/** Facts over a workspace, or over as much of it as is known. */
export interface WorkspaceFacts {
  /** Calls by the place where their model is written; only places that several calls share. */
  readonly callsByModelPlace: ReadonlyMap<string, ReadonlySet<string>>;
  /** Places by the key of a long prompt text, in the order of files; only texts that are written more than once. */
  readonly placesByPromptText: ReadonlyMap<string, readonly CallPlace[]>;
}

/** Shorter texts are alike by chance, or cost nothing worth a word; characters, about 150 tokens. */
const shortestSharedText = 600;

/** Collects the facts of calls: those that are billed, and declarations. */
export function collectWorkspaceFacts(calls: Iterable<Call>): WorkspaceFacts {
  return createFactsCollector().collect(calls);
}

/** Collects facts; it remembers what it has read of a call. */
export interface FactsCollector {
  collect(calls: Iterable<Call>): WorkspaceFacts;
}

/** Makes a collector that has read nothing yet. */
export function createFactsCollector(): FactsCollector {
  const known = new WeakMap<Call, CallFacts>();
  const factsOf = (call: Call) => {
    const facts = known.get(call) ?? { model: modelPlaceOf(call), texts: longTextsOf(call) };
    known.set(call, facts);
    return facts;
  };
  return { collect: (calls) => collected(calls, factsOf) };
}

/** What one call adds to the facts. */
interface CallFacts {
  readonly model: string | null;
  readonly texts: readonly LongText[];
}

function collected(calls: Iterable<Call>, factsOf: (call: Call) => CallFacts): WorkspaceFacts {
  const byModel = new Map<string, Set<string>>();
  const byText = new Map<string, Map<string, CallPlace>>();
  for (const call of calls) {
    const { model, texts } = factsOf(call);
    if (model !== null) {
      const ids = byModel.get(model);
      if (ids === undefined) byModel.set(model, new Set([call.id]));
      else ids.add(call.id);
    }
    for (const { key, place } of isTestFile(call.file) ? [] : texts) {
      const places = byText.get(key) ?? new Map<string, CallPlace>();
      const start = `${place.file}:${place.start}`;
      if (!places.has(start)) places.set(start, place);
      byText.set(key, places);
    }
  }
  return {
    callsByModelPlace: new Map([...byModel].filter(([, ids]) => ids.size > 1)),
    placesByPromptText: new Map(
      [...byText]
        .filter(([, places]) => places.size > 1)
        .map(([key, places]) => [key, [...places.values()].toSorted(byPlace)]),
    ),
  };
}

/** The same in whatever order calls are known: the first place is the original. */
function byPlace(one: CallPlace, other: CallPlace): number {
  if (one.file !== other.file) return one.file < other.file ? -1 : 1;
  return one.start - other.start;
}

/** As much of the facts as matters to some calls, as one word: with the same word, their findings are the same. */
export function relevantFacts(
  { callsByModelPlace, placesByPromptText }: WorkspaceFacts,
  calls: readonly Call[],
): string {
  return JSON.stringify(
    calls.map((call) => [
      [...(callsByModelPlace.get(modelPlaceOf(call) ?? '') ?? [])],
      longTextsOf(call).map(({ key }) =>
        placesByPromptText.get(key)?.map(({ file, lines, callId }) => [file, lines.line, callId]),
      ),
    ]),
  );
}

/** The place where the model of a call is written, as one word; null where it is not in the workspace. */
export function modelPlaceOf({ file, model }: Call): string | null {
  if (model === null || model.source === 'dynamic') return null;
  if (model.origin !== undefined) return placeKey(model.origin.file, model.origin.range);
  return model.range === null ? null : placeKey(file, model.range);
}

/** A long text of a prompt. */
export interface LongText {
  readonly text: string;
  /** What texts are compared by: no constant is shared between Python and JavaScript. */
  readonly key: string;
  /** Where it stands in the file of the call; null where it stands elsewhere. */
  readonly written: TextRange | null;
  readonly place: CallPlace;
}

/** The long texts of a call's prompt, each with the place where it is written; what is put together has none. */
export function longTextsOf(call: Call): readonly LongText[] {
  const family = call.language === 'python' ? 'python' : 'javascript';
  return call.segments.flatMap((segment) =>
    segment.pieces.flatMap((piece) => {
      if (piece.kind !== 'text' || piece.text.length < shortestSharedText) return [];
      const text = piece.text.trim().replace(/\s+/g, ' ');
      const place = text.length < shortestSharedText ? null : placeOfPiece(call, piece, segment.range);
      if (place === null) return [];
      const key = `${family} ${text}`;
      return [{ text, key, written: piece.origin === undefined ? place.written : null, place }];
    }),
  );
}

/** Null for a text that is put together elsewhere: it is no copy of itself. */
function placeOfPiece(
  call: Call,
  piece: PromptPiece & { kind: 'text' },
  segment: TextRange | null,
): (CallPlace & { readonly written: TextRange }) | null {
  const origin: Location | undefined = piece.origin;
  if (origin !== undefined) return { callId: call.id, start: origin.range.start, written: origin.range, ...origin };
  const written = piece.range ?? segment;
  // A template is written in one range with its open parts; what a call gives is longer than the call.
  if (written === null || written.end - written.start < piece.text.length) return null;
  return { callId: call.id, start: written.start, written, file: call.file, range: call.range, lines: call.lines };
}

function placeKey(file: string, range: TextRange): string {
  return `${file}:${range.start}`;
}
