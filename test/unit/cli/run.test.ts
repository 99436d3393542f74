import assert from 'node:assert/strict';
import type { Command } from '../../../src/cli/command.ts';
import { run } from '../../../src/cli/run.ts';
import { UserError } from '../../../src/core/errors.ts';
import { createTextStyle } from '../../../src/core/present/style.ts';

const style = createTextStyle(false);

function command(name: string, action: Command['run']): Command {
  return {
    name,
    operands: '[path…]',
    summary: `Does ${name}`,
    description: ['All of it.'],
    flags: [],
    examples: [],
    run: action,
  };
}

const commands = [
  command('scan', async ({ positionals }, { terminal }) => {
    terminal.out(positionals.join(','));
    return 0;
  }),
  command('refuse', async () => {
    throw new UserError('No.', 'Ask again.');
  }),
  command('crash', async () => {
    throw new TypeError('nobody thought of this');
  }),
  command('find', async () => 1),
];

interface Expected {
  readonly exit: number;
  readonly out?: RegExp;
  readonly log?: RegExp;
}

async function check(line: string, { exit, out = /^$/, log = /^$/ }: Expected, signal = new AbortController().signal) {
  const written: Record<'out' | 'log', string[]> = { out: [], log: [] };
  const code = await run(
    line.split(' ').filter((arg) => arg !== ''),
    commands,
    '1.2.3',
    {
      terminal: {
        out: (text) => written.out.push(text),
        log: (text) => written.log.push(text),
        progress: () => {},
        width: 80,
        outStyle: style,
        logStyle: style,
        workingDirectory: '/',
        readStdin: async () => new Uint8Array(),
        stdinChunks: async function* () {},
        drained: async () => {},
      },
      loadBytes: async () => new Uint8Array(),
      at: new Date(0),
      signal,
    },
  );
  assert.equal(code, exit);
  assert.match(written.out.join('\n'), out);
  assert.match(written.log.join('\n'), log);
}

describe('a run of the command line', () => {
  it('runs a command with its operands', () => check('scan a b', { exit: 0, out: /^a,b$/ }));
  it('passes on the exit code of the command', () => check('find', { exit: 1 }));
  it('shows the overview without a command, with help and with --help', async () => {
    for (const line of ['', '--help', '-h', 'help'])
      await check(line, { exit: 0, out: /Usage {2}callcost <command>.*Does scan/s });
  });
  it('shows the help of a command', async () => {
    for (const line of ['scan --help', 'scan a -h', 'help scan'])
      await check(line, { exit: 0, out: /callcost scan \[path…\]/ });
  });
  it('says its version', () => check('--version', { exit: 0, out: /^1\.2\.3$/ }));
  it('suggests the command that was meant', () =>
    check('scna', { exit: 2, log: /There is no command "scna"\.\n {2}Did you mean callcost scan\?/ }));
  it('lists the commands where none is near', () =>
    check('deploy', { exit: 2, log: /There are: scan, refuse, crash, find\./ }));
  it('suggests flags before any command, too', () => check('--versoin', { exit: 2, log: /Did you mean --version\?/ }));
  it('shows what a user can do about an error', () =>
    check('refuse', { exit: 2, log: /^callcost: No\.\n {2}Ask again\.$/ }));
  it('asks to report a bug, with its stack', () =>
    check('crash', { exit: 2, log: /bug in Call Cost.*TypeError: nobody thought of this\n\s+at /s }));
  it('ends with 130 when it was interrupted', () =>
    check('crash', { exit: 130, log: /^Stopped\.$/ }, AbortSignal.abort()));
});
