import { diffNotes } from '../../workspace/git/diff-notes.ts';
import { diffReportOf } from '../../workspace/git/diff-report-of.ts';
import { withEngine } from '../analyse.ts';
import { flagValue, type ParsedArguments } from '../arguments.ts';
import type { Command, CommandContext, ExitCode } from '../command.ts';
import { compareFolder } from '../diff/compare-folder.ts';
import { formatMarkdownDiff } from '../diff/markdown-diff.ts';
import { formatTextDiff } from '../diff/text-diff.ts';
import { choosePrices, priceFlags } from '../prices.ts';

/** `callcost diff [base]`: what a change costs. */
export const diffCommand: Command = {
  name: 'diff',
  operands: '[base]',
  summary: 'What the calls of this branch cost more or less than those of another',
  description: [
    'Compares the folder as it is, uncommitted changes included, with the commit from which it went its own way: calls that',
    'were added, removed or changed, what about them changed, and what that costs per call and per month. The base is a',
    'branch, tag or commit; without one, the main branch. It is read from git without a checkout.',
    'Prices are the same on both sides, so that only the code and callcost.yml change a number; calls that were moved,',
    'renamed or reformatted are known again. No code leaves your machine.',
  ],
  flags: [
    {
      name: 'format',
      value: 'format',
      choices: ['text', 'markdown', 'json'],
      help: 'Text for people (default), Markdown for a pull request, or JSON (schemas/diff.schema.json)',
    },
    { name: 'head', value: 'commit', help: 'Compare this commit, instead of the folder as it is' },
    { name: 'exact', value: null, help: 'Compare with the base itself, not with the common commit' },
    { name: 'path', value: 'path', isRepeatable: true, help: 'Only calls in this file or folder' },
    {
      name: 'link-prefix',
      value: 'url',
      help: 'What stands before paths in the links of Markdown; they are relative without it',
    },
    { name: 'config', value: 'file', help: 'This callcost.yml for both sides, instead of those that each has' },
    ...priceFlags,
    { name: 'verbose', value: null, help: 'Also list what moved' },
  ],
  examples: [
    { line: 'callcost diff', says: 'what this branch costs more than the main branch' },
    { line: 'callcost diff HEAD', says: 'what is not committed yet' },
    { line: 'callcost diff v1.2 --head v1.3', says: 'from one release to the next' },
    { line: 'callcost diff origin/main --format markdown', says: 'a comment for a pull request' },
  ],
  run: runDiff,
};

async function runDiff(parsed: ParsedArguments, context: CommandContext): Promise<ExitCode> {
  const { terminal } = context;
  const prices = await choosePrices(parsed, context);
  const request = {
    base: parsed.positionals[0] ?? null,
    head: flagValue(parsed, 'head'),
    isExact: parsed.switches.has('exact'),
    paths: parsed.values.get('path') ?? [],
    configFile: flagValue(parsed, 'config'),
  };
  const places = { paths: [], configFile: request.configFile };
  const comparison = await withEngine(places, prices, null, context, (engine) =>
    compareFolder(request, engine, context),
  );
  const notes = diffNotes(comparison);
  const format = flagValue(parsed, 'format') ?? 'text';
  if (format === 'json') {
    terminal.out(JSON.stringify(diffReportOf(comparison, terminal.workingDirectory, prices), null, 2));
  } else if (format === 'markdown') {
    terminal.out(formatMarkdownDiff(comparison, notes, flagValue(parsed, 'link-prefix') ?? ''));
  } else {
    const { outStyle: style, width } = terminal;
    terminal.out(formatTextDiff(comparison, notes, { style, width, isVerbose: parsed.switches.has('verbose') }));
  }
  return 0;
}
