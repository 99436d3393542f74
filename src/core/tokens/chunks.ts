/** Pieces of a text this long are counted one after the other; it bounds the working memory and the time between pauses. */
const CHUNK_CHARACTERS = 1 << 16;

const BLANK = 0x20;
const LINE_FEED = 0x0a;
const SLASH = 0x2f;

/**
 * Cuts a text into chunks of about 64 k characters where no token can cross, so that the tokens of the whole are those
 * of its chunks. A text that has no such place is one chunk, however long.
 */
export function* chunksOf(text: string): Generator<string> {
  let start = 0;
  while (text.length - start > CHUNK_CHARACTERS) {
    const cut = cutBetween(text, start + 1, start + CHUNK_CHARACTERS);
    if (cut < 0) {
      break;
    }
    yield text.slice(start, cut);
    start = cut;
  }
  yield start === 0 ? text : text.slice(start);
}

/** Last place to cut at or before `end`, else the first one after it, else -1. */
function cutBetween(text: string, start: number, end: number): number {
  for (let at = end; at >= start; at--) {
    if (canCutAt(text, at)) {
      return at;
    }
  }
  for (let at = end + 1; at < text.length; at++) {
    if (canCutAt(text, at)) {
      return at;
    }
  }
  return -1;
}

/**
 * Both patterns end a piece at these places, whatever stands further left or right: after a line feed, unless white
 * space or a slash follows (`[\r\n/]*`), and before a single blank between something and a letter.
 */
function canCutAt(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1);
  const after = text.charCodeAt(at);
  if (before === LINE_FEED) {
    return after !== SLASH && isPlain(after);
  }
  return after === BLANK && isPlain(before) && isAsciiLetter(text.charCodeAt(at + 1));
}

/** ASCII and no white space; other characters are not looked into. */
function isPlain(code: number): boolean {
  return code > BLANK && code < 0x7f;
}

function isAsciiLetter(code: number): boolean {
  const lower = code | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}
