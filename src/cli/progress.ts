import type { WriteStream } from 'node:tty';
import { fitToWidth, printable } from '../core/present/width.ts';

/** A line that shows how far work is, on terminals only. */
export interface Progress {
  readonly show: (text: string) => void;
  /** Takes the line away; called before anything else is written. */
  readonly clear: () => void;
}

/** Redrawing more often than this would slow the work down; milliseconds. */
const redrawInterval = 80;

const clearLine = '\r\u001b[K';

/** Makes the progress line of a stream; one that never shows where the cursor cannot be moved. */
export function createProgress(stream: WriteStream, canMoveCursor: boolean): Progress {
  if (!stream.isTTY || !canMoveCursor) return { show: () => {}, clear: () => {} };
  let drawnAt = 0;
  let isDrawn = false;
  return {
    show: (text) => {
      const now = Date.now();
      if (now - drawnAt < redrawInterval) return;
      drawnAt = now;
      isDrawn = true;
      stream.write(clearLine + fitToWidth(printable(text), stream.columns - 1));
    },
    clear: () => {
      if (isDrawn) stream.write(clearLine);
      isDrawn = false;
    },
  };
}
