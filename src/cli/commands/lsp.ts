import { UserError } from '../../core/errors.ts';
import type { ParsedArguments } from '../arguments.ts';
import type { Command, CommandContext, ExitCode } from '../command.ts';

/** `callcost lsp --stdio`: the language server, for any editor. */
export const lspCommand: Command = {
  name: 'lsp',
  operands: '',
  summary: 'Language server for editors, over standard input and output',
  description: [
    'Serves inlay hints, CodeLens and hovers for LLM calls, and completes and validates callcost.yml. An editor starts it',
    'and ends it; docs/language-server.md has the lines for Neovim, Helix and Zed. VS Code has an extension of its own.',
  ],
  flags: [{ name: 'stdio', value: null, help: 'Speak the protocol over standard input and output (required)' }],
  examples: [{ line: 'callcost lsp --stdio', says: 'what an editor is told to start' }],
  run: runServer,
};

/** The server is a bundle of its own beside this program, and ends the process when the editor is gone. */
async function runServer({ switches }: ParsedArguments, { signal }: CommandContext): Promise<ExitCode> {
  if (!switches.has('stdio')) throw new UserError('callcost lsp speaks over stdio only.', 'Use callcost lsp --stdio.');
  signal.addEventListener('abort', () => process.exit(130));
  await import(new URL('./server.js', import.meta.url).href);
  return 0;
}
