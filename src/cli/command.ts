import type { LoadBytes } from '../core/ports.ts';
import type { Flag, ParsedArguments } from './arguments.ts';
import type { Terminal } from './terminal.ts';

/** How a command ended: 0 done, 1 something that `--fail-on` names, 2 could not run, 130 interrupted. */
export type ExitCode = 0 | 1 | 2 | 130;

/** Everything that a command works with. */
export interface CommandContext {
  readonly terminal: Terminal;
  readonly loadBytes: LoadBytes;
  /** The moment of the run: prices may be dated. */
  readonly at: Date;
  readonly signal: AbortSignal;
}

/** One command of the command line. */
export interface Command {
  readonly name: string;
  /** What follows the name, e.g. `[path…]`. */
  readonly operands: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** What it does, in a paragraph or two. */
  readonly description: readonly string[];
  readonly flags: readonly Flag[];
  readonly examples: readonly { readonly line: string; readonly says: string }[];
  readonly run: (parsed: ParsedArguments, context: CommandContext) => Promise<ExitCode>;
}
