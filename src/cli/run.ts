/** One run of the command line, from arguments to exit code. */
import { closestName } from '../core/closest.ts';
import { UserError } from '../core/errors.ts';
import { parseArguments } from './arguments.ts';
import type { Command, CommandContext, ExitCode } from './command.ts';
import { commonFlags, formatCommandHelp, formatOverview } from './help.ts';

/**
 * Runs the command that the arguments name. Everything that goes wrong ends here, as a message on stderr and an exit
 * code: mistakes of the user with their next step, interruption in one word, and anything else as a bug.
 */
export async function run(
  args: readonly string[],
  commands: readonly Command[],
  version: string,
  context: CommandContext,
): Promise<ExitCode> {
  try {
    return await dispatch(args, commands, version, context);
  } catch (error) {
    return report(error, context);
  }
}

async function dispatch(
  args: readonly string[],
  commands: readonly Command[],
  version: string,
  context: CommandContext,
): Promise<ExitCode> {
  const { out, outStyle } = context.terminal;
  const [name, ...rest] = args[0]?.startsWith('-') === true ? ['', ...args] : args;
  if (name === undefined || name === '' || name === 'help') {
    return overview(name === undefined ? ['--help'] : rest, commands, version, context);
  }
  const command = commands.find((candidate) => candidate.name === name);
  if (command === undefined) throw unknownCommand(name, commands);
  const parsed = parseArguments(rest, [...command.flags, ...commonFlags]);
  if (parsed.switches.has('help')) {
    out(formatCommandHelp(command, outStyle));
    return 0;
  }
  return command.run(parsed, context);
}

/** `callcost`, `callcost --help`, `callcost --version`, and `callcost help scan`. */
function overview(
  args: readonly string[],
  commands: readonly Command[],
  version: string,
  { terminal }: CommandContext,
): ExitCode {
  const versionFlag = { name: 'version', short: 'v', value: null, help: 'The version' };
  const { switches, positionals } = parseArguments(args, [...commonFlags, versionFlag]);
  const [about] = positionals;
  const command = commands.find(({ name }) => name === about);
  if (about !== undefined && command === undefined) throw unknownCommand(about, commands);
  if (switches.has('version')) terminal.out(version);
  else if (command !== undefined) terminal.out(formatCommandHelp(command, terminal.outStyle));
  else terminal.out(formatOverview(commands, terminal.outStyle));
  return 0;
}

function unknownCommand(name: string, commands: readonly Command[]): UserError {
  const names = commands.map((command) => command.name);
  const meant = closestName(name, names);
  const nextStep = meant === null ? `There are: ${names.join(', ')}.` : `Did you mean callcost ${meant}?`;
  return new UserError(`There is no command "${name}".`, nextStep);
}

function report(error: unknown, { terminal, signal }: CommandContext): ExitCode {
  const { log, logStyle } = terminal;
  if (signal.aborted) {
    log('Stopped.');
    return 130;
  }
  if (error instanceof UserError) {
    log(`${logStyle.error('callcost:')} ${error.message}`);
    if (error.nextStep !== null) log(`  ${error.nextStep}`);
    return 2;
  }
  log(`${logStyle.error('callcost:')} This is a bug in Call Cost. Please report it with these lines:`);
  log(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return 2;
}
