/** What a command may do to the outside: results go to `out`, everything else to `log`. */
import type { TextStyle } from '../core/present/style.ts';

export interface Terminal {
  /** Writes a result to stdout, followed by a line end. */
  readonly out: (text: string) => void;
  /** Writes a message to stderr, followed by a line end. */
  readonly log: (text: string) => void;
  /** Shows how far long work is on one line that the next message replaces; nothing where stderr is no terminal. */
  readonly progress: (text: string) => void;
  /** Columns of stdout; without limit where it is no terminal. */
  readonly width: number;
  readonly outStyle: TextStyle;
  readonly logStyle: TextStyle;
  readonly workingDirectory: string;
  readonly readStdin: (signal: AbortSignal) => Promise<Uint8Array>;
  /** Standard input as it comes in. */
  readonly stdinChunks: (signal: AbortSignal) => AsyncIterable<Uint8Array>;
  /** Resolves when the reader of stdout has caught up, so that results do not pile up in memory. */
  readonly drained: () => Promise<void>;
}
