import { UserError } from '../../core/errors.ts';
import { usualCommits } from '../../workspace/git/read-history.ts';
import { withEngine } from '../analyse.ts';
import { flagValue, type ParsedArguments } from '../arguments.ts';
import type { Command, CommandContext, ExitCode } from '../command.ts';
import { historyCsv } from '../history/csv.ts';
import { historyHere } from '../history/read-history.ts';
import { formatTextHistory } from '../history/text-history.ts';
import { choosePrices, priceFlags } from '../prices.ts';

/** `callcost history`: what a run of each feature cost over time. */
export const historyCommand: Command = {
  name: 'history',
  operands: '',
  summary: 'What one run of each feature cost, commit by commit',
  description: [
    'Goes through the newest commits of this branch that touch code, and says for each feature what one run of it costs: all its calls, as',
    'often as callcost.yml says, once where it does not. Where no callcost.yml names features, folders stand in for them.',
    'Prices are those of today for all commits, so that only the code and callcost.yml change a number. Commits are read',
    'from git without a checkout.',
  ],
  flags: [
    {
      name: 'format',
      value: 'format',
      choices: ['text', 'csv', 'json'],
      help: 'Text for people (default), CSV, or JSON (schemas/history.schema.json)',
    },
    { name: 'since', value: 'date', help: 'Commits after this day, as git reads it: 2026-01-01, "3 months ago"' },
    { name: 'tags', value: null, help: 'Tagged commits only' },
    { name: 'max', value: 'number', help: `So many commits at most, the newest ones (${usualCommits})` },
    {
      name: 'all-commits',
      value: null,
      help: 'Also the commits of merged branches, which show states that never were the main one',
    },
    { name: 'config', value: 'file', help: 'This callcost.yml for all commits, instead of what each has' },
    ...priceFlags,
  ],
  examples: [
    { line: 'callcost history', says: 'the last commits' },
    { line: 'callcost history --tags', says: 'from release to release' },
    { line: 'callcost history --config callcost.yml --since "6 months ago"', says: 'with the features of today' },
  ],
  run: runHistory,
};

async function runHistory(parsed: ParsedArguments, context: CommandContext): Promise<ExitCode> {
  const { terminal } = context;
  const [operand] = parsed.positionals;
  if (operand !== undefined)
    throw new UserError(`history takes no "${operand}".`, 'Run it in the folder that it is about.');
  const prices = await choosePrices(parsed, context);
  const request = {
    since: flagValue(parsed, 'since'),
    tagsOnly: parsed.switches.has('tags'),
    // Tags may be on branches of their own; commits of several branches, one after the other, are no course of anything.
    firstParent: !parsed.switches.has('all-commits') && !parsed.switches.has('tags'),
    most: mostCommits(flagValue(parsed, 'max')),
    configFile: flagValue(parsed, 'config'),
  };
  const places = { paths: [], configFile: request.configFile };
  const report = await withEngine(places, prices, null, context, (engine) => historyHere(request, engine, context));
  const format = flagValue(parsed, 'format') ?? 'text';
  if (format === 'json') terminal.out(JSON.stringify(report, null, 2));
  else if (format === 'csv') terminal.out(historyCsv(report));
  else terminal.out(formatTextHistory(report, terminal.outStyle, terminal.width));
  return 0;
}

function mostCommits(written: string | null): number {
  if (written === null) return usualCommits;
  if (/^[1-9]\d{0,5}$/.test(written)) return Number(written);
  throw new UserError(`--max cannot be "${written}".`, 'Give a whole number, e.g. --max 100.');
}
