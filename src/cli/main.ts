#!/usr/bin/env node
/** The program `callcost`: connects a run to the process. */
import { once } from 'node:events';
import { buffer as readAll } from 'node:stream/consumers';
import { createTextStyle } from '../core/present/style.ts';
import { createAssetLoader } from '../workspace/assets.ts';
import { adviseCommand } from './commands/advise.ts';
import { budgetsCommand } from './commands/budgets.ts';
import { checkCommand } from './commands/check.ts';
import { ciCommand } from './commands/ci.ts';
import { countCommand } from './commands/count.ts';
import { diffCommand } from './commands/diff.ts';
import { historyCommand } from './commands/history.ts';
import { initCommand } from './commands/init.ts';
import { lspCommand } from './commands/lsp.ts';
import { mcpCommand } from './commands/mcp.ts';
import { modelsCommand } from './commands/models.ts';
import { reportCommand } from './commands/report.ts';
import { scanCommand } from './commands/scan.ts';
import { createProgress } from './progress.ts';
import { run } from './run.ts';
import type { Terminal } from './terminal.ts';

/** Replaced by the build with the version of package.json. */
declare const CALLCOST_VERSION: string;

const args = process.argv.slice(2);
const interruption = new AbortController();
process.once('SIGINT', () => interruption.abort());
process.once('SIGTERM', () => interruption.abort());
// A reader that has seen enough (`callcost scan | head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? 0 : 2);
});
process.stderr.on('error', () => {
  // Nobody reads the log any more; results still go to stdout.
});

process.exitCode = await run(
  args,
  [
    scanCommand,
    reportCommand,
    diffCommand,
    historyCommand,
    checkCommand,
    budgetsCommand,
    countCommand,
    adviseCommand,
    modelsCommand,
    initCommand,
    lspCommand,
    mcpCommand,
    ciCommand,
  ],
  CALLCOST_VERSION,
  {
    terminal: createTerminal(),
    loadBytes: createAssetLoader(new URL('./assets/', import.meta.url)),
    at: new Date(),
    signal: interruption.signal,
  },
);

function createTerminal(): Terminal {
  const { stdout, stderr, env } = process;
  const mayColour = !args.includes('--no-color') && (env.NO_COLOR ?? '') === '' && env.TERM !== 'dumb';
  const progress = createProgress(stderr, env.TERM !== 'dumb');
  return {
    out: (line) => {
      progress.clear();
      stdout.write(`${line}\n`);
    },
    log: (line) => {
      progress.clear();
      stderr.write(`${line}\n`);
    },
    progress: progress.show,
    width: stdout.isTTY ? stdout.columns : Number.POSITIVE_INFINITY,
    outStyle: createTextStyle(mayColour && stdout.isTTY),
    logStyle: createTextStyle(mayColour && stderr.isTTY),
    workingDirectory: process.cwd(),
    readStdin: async (signal) => readAll(openStdin(signal)),
    stdinChunks: openStdin,
    drained: async () => {
      if (stdout.writableNeedDrain) await once(stdout, 'drain');
    },
  };
}

/** Standard input, until the signal ends it. */
function openStdin(signal: AbortSignal): NodeJS.ReadStream {
  const { stdin, stderr } = process;
  stderr.write(stdin.isTTY ? 'Reading standard input; Ctrl-D ends it.\n' : '');
  signal.addEventListener('abort', () => stdin.destroy(), { once: true });
  return stdin;
}
