import type { Call, LoopContext } from '../model.ts';

/** The loops around a call. Trying again after an error is none: it makes the same request for the same item. */
export function loopsAround({ loops }: Call): readonly LoopContext[] {
  return loops.filter(({ kind }) => kind !== 'retry');
}

/** The innermost loop that goes through items; null for what repeats until something happens, and for retries. */
export function itemLoopOf(call: Call, source: string): LoopContext | null {
  const loop = loopsAround(call).at(-1);
  if (loop === undefined || loop.kind === 'while' || retries.test(loop.text)) return null;
  return batches.test(headOf(loop, source)) ? null : loop;
}

/** What a loop goes through, as it is written: its text is cut short for people. */
function headOf({ kind, range, text }: LoopContext, source: string): string {
  const written = source.slice(range.start, range.end);
  const end = kind === 'for' ? written.search(/:[ \t]*(?:#.*)?\r?\n|\{[ \t]*\r?\n/) : written.length;
  return end < 0 ? text : written.slice(0, end);
}

/** `for attempt in range(3)`, `for (let retry = 0; …)`. */
const retries = /attempt|retr(?:y|ies)|tries|backoff|max_?turns|max_?steps|\bturn\b|\bstep\b|round|iteration/i;

/** Loops over pieces that hold several items each: these are batches already. */
const batches = /batch|chunk|range\((?:[^(),]|\([^()]*\))*,(?:[^(),]|\([^()]*\))*,|\+=/i;

/** Names of the items of a loop, as `for … in` and `for (const … of …)` name them. */
export function itemNamesOf({ text }: LoopContext): ReadonlySet<string> {
  const [, names = ''] =
    /\bfor\s+(?:await\s+)?\(?\s*(?:const|let|var)?\s*([\w\s,()[\]{}]+?)\s+(?:in|of)\s/.exec(text) ?? [];
  return new Set(names.split(/[^\w]+/).filter((name) => name !== ''));
}

/** The names of a prompt's open parts: `row.title` as `row`. */
export function variableRootsOf({ segments }: Call): readonly string[] {
  return segments.flatMap(({ pieces }) =>
    pieces.flatMap((piece) =>
      piece.kind === 'variable' ? [/^(?:element of )?(\w+)/.exec(piece.name)?.[1] ?? ''] : [],
    ),
  );
}
