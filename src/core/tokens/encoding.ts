import { createCharacterTable, END_BYTE } from './character-classes.ts';
import { chunksOf } from './chunks.ts';
import { createPieceMerger } from './merge.ts';
import { createPieceCache } from './piece-cache.ts';
import { endOfCl100kPiece, endOfO200kPiece, type PieceEnd } from './pieces.ts';
import { readVocabulary } from './vocabulary.ts';

/** Encodings that the counter knows exactly. */
export type EncodingName = 'o200k_base' | 'cl100k_base';

/**
 * A byte-pair encoding of ordinary text: special-token text such as `<|endoftext|>` is text like any other, and a lone
 * surrogate counts as U+FFFD. Never throws; n log n on every input.
 */
export interface Encoding {
  count(text: string): number;
  encode(text: string): number[];
}

const PIECE_ENDS: Readonly<Record<EncodingName, PieceEnd>> = {
  o200k_base: endOfO200kPiece,
  cl100k_base: endOfCl100kPiece,
};

/** Builds an encoding from its `.ranks` file, in about 20 ms. Throws when the file is damaged. */
export function createEncoding(name: EncodingName, ranks: Uint8Array): Encoding {
  const vocabulary = readVocabulary(ranks);
  const endOfPiece = PIECE_ENDS[name];
  const table = createCharacterTable();
  const merger = createPieceMerger(vocabulary);
  const cache = createPieceCache();
  const buffer = createTextBuffer();

  const countPiece = (bytes: Uint8Array, start: number, end: number): number => {
    let tokens = cache.find(bytes, start, end);
    if (tokens === 0) {
      tokens = merger.merge(bytes, start, end);
      cache.put(tokens);
    }
    return tokens;
  };

  const countChunk = (chunk: string): number => {
    const length = buffer.fill(chunk);
    const bytes = buffer.bytes();
    let tokens = 0;
    for (let start = 0; start < length; ) {
      const end = endOfPiece(table, bytes, start);
      tokens += end - start === 1 ? 1 : countPiece(bytes, start, end);
      start = end;
    }
    return tokens;
  };

  const encodeChunk = (chunk: string, ids: number[]): void => {
    const length = buffer.fill(chunk);
    const bytes = buffer.bytes();
    for (let start = 0; start < length; ) {
      const end = endOfPiece(table, bytes, start);
      merger.merge(bytes, start, end);
      merger.appendTokens(ids);
      start = end;
    }
  };

  return {
    count(text) {
      let tokens = 0;
      for (const chunk of chunksOf(text)) {
        tokens += countChunk(chunk);
      }
      return tokens;
    },
    encode(text) {
      const ids: number[] = [];
      for (const chunk of chunksOf(text)) {
        encodeChunk(chunk, ids);
      }
      return ids;
    },
  };
}

/** UTF-8 bytes of the text in work, closed by END_BYTE; the memory is reused. */
interface TextBuffer {
  /** Returns the number of bytes, without the closing one. */
  fill(text: string): number;
  bytes(): Uint8Array;
}

function createTextBuffer(): TextBuffer {
  const encoder = new TextEncoder();
  const keptBytes = 1 << 18;
  let bytes = new Uint8Array(1 << 12);
  return {
    fill(text) {
      // A UTF-16 code unit takes at most three bytes.
      const needed = text.length * 3 + 1;
      if (bytes.length < needed || (bytes.length > keptBytes && needed <= keptBytes)) {
        bytes = new Uint8Array(Math.max(needed, Math.min(bytes.length * 2, keptBytes)));
      }
      const { written } = encoder.encodeInto(text, bytes);
      bytes[written] = END_BYTE;
      return written;
    },
    bytes: () => bytes,
  };
}
