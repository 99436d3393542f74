/** Bytes → lines of text, with no more in memory than the longest line that is read. */

/** A line with its number, 1-based; `text` is null where it cannot be read, for the reason. */
export type InputLine =
  | { readonly number: number; readonly text: string }
  | { readonly number: number; readonly text: null; readonly reason: string };

/** A longer line is passed over: no prompt is that long, and it would have to be kept whole. */
const maximalLineBytes = 16 * 1024 * 1024;

const lineFeed = 10;

/** The lines of a stream. A byte-order mark at its start and carriage returns at line ends are left out. */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<InputLine> {
  let parts: Uint8Array[] = [];
  let length = 0;
  let number = 1;
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(lineFeed); end !== -1; end = chunk.indexOf(lineFeed, start)) {
      length += end - start;
      yield lineFrom(number, [...parts, chunk.subarray(start, end)], length);
      number += 1;
      parts = [];
      length = 0;
      start = end + 1;
    }
    length += chunk.length - start;
    if (length > maximalLineBytes) parts = [];
    else if (start < chunk.length) parts.push(chunk.subarray(start));
  }
  if (length > 0) yield lineFrom(number, parts, length);
}

function lineFrom(number: number, parts: readonly Uint8Array[], length: number): InputLine {
  if (length > maximalLineBytes) return { number, text: null, reason: 'is longer than 16 MB' };
  const bytes = parts.length === 1 && parts[0] !== undefined ? parts[0] : Buffer.concat(parts);
  try {
    return { number, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(/\r$/, '') };
  } catch {
    return { number, text: null, reason: 'is not UTF-8 text' };
  }
}
