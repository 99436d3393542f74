import { lstat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { isRequest } from '../../core/analysis.ts';
import { UserError } from '../../core/errors.ts';
import { counted } from '../../core/present/numbers.ts';
import { bundledPriceData } from '../../core/prices/data.ts';
import { proposePolicy } from '../../core/report/policy-proposal.ts';
import { unreadableReason } from '../../workspace/file-errors.ts';
import { policyFileName } from '../../workspace/policy-scope.ts';
import { analyse } from '../analyse.ts';
import type { ParsedArguments } from '../arguments.ts';
import type { Command, CommandContext, ExitCode } from '../command.ts';

/** `callcost init [folder]`: writes a first callcost.yml. */
export const initCommand: Command = {
  name: 'init',
  operands: '[folder]',
  summary: 'Write a first callcost.yml from the calls that are there',
  description: [
    'Scans the folder and writes a callcost.yml: a feature for each folder that holds calls, with the variables of its',
    'prompts and the functions that call, ready to be filled in. Volumes are left to you: nobody can read them in code.',
  ],
  flags: [
    { name: 'dry-run', value: null, help: 'Print the file instead of writing it' },
    { name: 'force', value: null, help: 'Overwrite a callcost.yml that is there' },
  ],
  examples: [
    { line: 'callcost init', says: 'writes callcost.yml in this folder' },
    { line: 'callcost init services/chat --dry-run', says: 'shows what it would write' },
  ],
  run: runInit,
};

async function runInit(parsed: ParsedArguments, context: CommandContext): Promise<ExitCode> {
  const { terminal } = context;
  const [folder = '.', ...others] = parsed.positionals;
  if (others.length > 0) throw new UserError('callcost init takes one folder.', 'Run it once for each folder.');
  const target = join(resolve(terminal.workingDirectory, folder), policyFileName);
  const isDryRun = parsed.switches.has('dry-run');
  const mayOverwrite = parsed.switches.has('force');
  if (!isDryRun && !mayOverwrite) await refuseWhenThere(target);
  const analysis = await analyse([folder], null, bundledPriceData, context);
  const proposal = proposePolicy(analysis);
  if (isDryRun) {
    terminal.out(proposal.trimEnd());
    return 0;
  }
  await write(target, proposal, mayOverwrite);
  const requests = analysis.calls.filter(isRequest).length;
  terminal.out(`Wrote ${join(folder, policyFileName)} from ${counted(requests, 'call')}.`);
  terminal.out('Next: set callsPerMonth of its features, then run callcost scan.');
  return 0;
}

async function refuseWhenThere(target: string): Promise<void> {
  const isThere = await lstat(target).then(
    () => true,
    () => false,
  );
  if (isThere) throw alreadyThere();
}

function alreadyThere(): UserError {
  return new UserError(
    'There is a callcost.yml already.',
    '--dry-run prints what would be written, --force overwrites it.',
  );
}

/** Without `mayOverwrite`, a file that has come to be there in the meantime stays as it is. */
async function write(target: string, text: string, mayOverwrite: boolean): Promise<void> {
  try {
    await writeFile(target, text, { flag: mayOverwrite ? 'w' : 'wx' });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') throw alreadyThere();
    const reason = unreadableReason(error).replace('read', 'written');
    throw new UserError(`${target} ${reason}.`, 'Check the folder, or print the file with --dry-run.');
  }
}
