/** What a call sends, in forms that can be compared across files and edits. */
import type { Call, PromptPiece } from '../model.ts';

/** What is sent with the names of its variables, white space made one: reformatting does not change it. */
export function contentOf({ operation, segments }: Call): string {
  return [operation, ...segments.map(({ role, pieces }) => `${role}:${textOf(pieces, nameOf)}`)].join('\0');
}

/** What is sent, whatever its variables are called. */
export function promptOf({ segments }: Call): string {
  return segments.map(({ role, pieces }) => `${role}:${textOf(pieces, () => '')}`).join('\0');
}

/** Whether enough is written out in a prompt to know it again in another file. */
export function isDistinctive({ segments }: Call): boolean {
  const length = segments
    .flatMap(({ pieces }) => pieces)
    .reduce((sum, piece) => sum + (piece.kind === 'text' ? piece.text.trim().length : 0), 0);
  return length >= distinctiveLength;
}

/** "You are a helpful assistant." is 28 characters long, and stands in many files. */
const distinctiveLength = 40;

/** The words of a prompt. */
export function wordsOf({ segments }: Call): ReadonlySet<string> {
  const words = segments
    .flatMap(({ pieces }) => pieces)
    .flatMap((piece) => (piece.kind === 'text' ? piece.text.toLowerCase().split(/[^\p{L}\p{N}]+/u) : []));
  return new Set(words.filter((word) => word !== ''));
}

/** How many of the words of two prompts both have, from 0 to 1. */
export function similarityOf(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  if (one.size + other.size === 0) return 0;
  let shared = 0;
  for (const word of one) if (other.has(word)) shared += 1;
  return shared / (one.size + other.size - shared);
}

function textOf(pieces: readonly PromptPiece[], variable: (name: string) => string): string {
  const text = pieces.map((piece) => {
    if (piece.kind === 'text') return piece.text;
    return piece.kind === 'variable' ? `{${variable(piece.name)}}` : `{${piece.media} ${piece.detail ?? ''}}`;
  });
  return text.join('').replace(/\s+/g, ' ').trim();
}

/** Without what formatters change. */
function nameOf(name: string): string {
  return name.replace(/[\s"'`\\,]/g, '');
}
