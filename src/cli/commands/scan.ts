import type { Analysis } from '../../core/analysis.ts';
import { createScanReport } from '../../core/report/scan-report.ts';
import { analyse } from '../analyse.ts';
import { flagValue, type ParsedArguments } from '../arguments.ts';
import type { Command, CommandContext, ExitCode } from '../command.ts';
import { choosePrices, priceFlags } from '../prices.ts';
import { formatTextReport } from '../scan/text-report.ts';

/** `callcost scan [path…]`: what each call costs. */
export const scanCommand: Command = {
  name: 'scan',
  operands: '[path…]',
  summary: 'Every LLM call in files and folders, with tokens and cost',
  description: [
    'Finds the LLM calls in Python, TypeScript and JavaScript, and says what each costs: per call, per month where',
    'callcost.yml gives a volume, and what the same prompt would cost on a small, mid or frontier model.',
    '≈ marks what is not exact, ? what cannot be known (with the reason below it); nothing is counted as 0.',
    'No model is called and no code leaves your machine. Files that git ignores are left out, and counted.',
  ],
  flags: [
    {
      name: 'format',
      value: 'format',
      choices: ['text', 'json'],
      help: 'Text for people (default) or JSON (schemas/scan.schema.json)',
    },
    { name: 'config', value: 'file', help: 'This callcost.yml for everything, instead of those in the folders' },
    {
      name: 'fail-on',
      value: 'what',
      choices: ['unpriced', 'dynamic', 'problems'],
      isRepeatable: true,
      help: 'End with 1 if a call has no price, a model is chosen at run time, or a file or callcost.yml has problems',
    },
    ...priceFlags,
    { name: 'verbose', value: null, help: 'Also list what was skipped, notes and call ids' },
  ],
  examples: [
    { line: 'callcost scan', says: 'this folder' },
    { line: 'callcost scan src tools/run.py', says: 'a folder and a file' },
    { line: 'callcost scan --format json > calls.json', says: 'for other programs' },
    { line: 'callcost scan --fail-on unpriced', says: 'in CI: no call may be without a price' },
  ],
  run: runScan,
};

async function runScan(parsed: ParsedArguments, context: CommandContext): Promise<ExitCode> {
  const { terminal } = context;
  const prices = await choosePrices(parsed, context);
  const analysis = await analyse(parsed.positionals, flagValue(parsed, 'config'), prices, context);
  if (flagValue(parsed, 'format') === 'json') {
    terminal.out(JSON.stringify(createScanReport(analysis), null, 2));
  } else {
    const { outStyle: style, width } = terminal;
    terminal.out(formatTextReport(analysis, { style, width, isVerbose: parsed.switches.has('verbose') }));
  }
  const failures = (parsed.values.get('fail-on') ?? []).flatMap((what) => failureOf(what, analysis));
  for (const failure of failures) terminal.log(`Failed: ${failure} (--fail-on).`);
  return failures.length === 0 ? 0 : 1;
}

/** What `--fail-on` finds, as a sentence; nothing when all is well. */
function failureOf(what: string, { totals, calls, problems, policyProblems }: Analysis): readonly string[] {
  const found: Readonly<Record<string, readonly [count: number, words: string]>> = {
    unpriced: [totals.unpriced, 'without a price'],
    dynamic: [calls.filter(({ call }) => call.model?.source === 'dynamic').length, 'with a model chosen at run time'],
    problems: [
      problems.length + policyProblems.filter(({ severity }) => severity === 'error').length,
      'in files or callcost.yml',
    ],
  };
  const [count, words] = found[what] ?? [0, ''];
  if (count === 0) return [];
  const noun = what === 'problems' ? 'problem' : 'call';
  return [`${count} ${noun}${count === 1 ? '' : 's'} ${words}`];
}
