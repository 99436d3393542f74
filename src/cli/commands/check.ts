import { writeFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { UserError } from '../../core/errors.ts';
import { baselineFileName, baselineOf } from '../../core/gate/baseline.ts';
import { createCheckReport } from '../../core/gate/check-contract.ts';
import { counted } from '../../core/present/numbers.ts';
import type { PriceData } from '../../core/prices/data.ts';
import { unreadableReason } from '../../workspace/file-errors.ts';
import { analyse } from '../analyse.ts';
import { flagValue, type ParsedArguments } from '../arguments.ts';
import {
  baselinePath,
  type CheckRequest,
  checkWorkspace,
  judgedCode,
  uncheckedBaseline,
} from '../check/check-workspace.ts';
import { formatMarkdownVerdict } from '../check/markdown.ts';
import { formatVerdict } from '../check/text.ts';
import type { Command, CommandContext, ExitCode } from '../command.ts';
import { choosePrices, priceFlags } from '../prices.ts';

/** `callcost check [path…]`: the gate for continuous integration. */
export const checkCommand: Command = {
  name: 'check',
  operands: '[path…]',
  summary: 'Whether the code keeps to what callcost.yml says; ends with 1 where it does not',
  description: [
    'Fails for features over their budget, models that are not allowed, experiments that are past their last day, findings',
    'of rules at level error, mistakes in callcost.yml, and a change that adds more to a month than check.maxRise or',
    'check.maxRiseUsdPerMonth allow. What only may be over a limit warns. A baseline accepts what an old codebase has.',
  ],
  flags: [
    {
      name: 'format',
      value: 'format',
      choices: ['text', 'markdown', 'json'],
      help: 'Text for people (default), Markdown, or JSON (schemas/check.schema.json)',
    },
    { name: 'base', value: 'commit', help: 'What a rise is measured against; the main branch by default' },
    { name: 'exact', value: null, help: 'Measure against the base itself, not against the common commit' },
    { name: 'config', value: 'file', help: 'This callcost.yml for everything, instead of those in the folders' },
    {
      name: 'baseline',
      value: 'file',
      help: `Findings to accept (${baselineFileName} in the folder, where there is one)`,
    },
    { name: 'update-baseline', value: null, help: 'Accept what there is now: write the baseline' },
    ...priceFlags,
  ],
  examples: [
    { line: 'callcost check', says: 'this folder, in CI or before a commit' },
    { line: 'callcost check --base origin/main', says: 'also what the branch adds to a month' },
    { line: 'callcost check --update-baseline', says: 'adopt the gate in an old codebase' },
  ],
  run: runCheck,
};

async function runCheck(parsed: ParsedArguments, context: CommandContext): Promise<ExitCode> {
  const { terminal } = context;
  const prices = await choosePrices(parsed, context);
  const base = flagValue(parsed, 'base');
  const isExact = parsed.switches.has('exact');
  const request: CheckRequest = {
    paths: parsed.positionals,
    configFile: flagValue(parsed, 'config'),
    comparison: base === null && !isExact ? null : { base, isExact },
    baseline: flagValue(parsed, 'baseline'),
  };
  if (parsed.switches.has('update-baseline')) return updateBaseline(request, prices, context);
  const { analysis, verdict, comparison } = await checkWorkspace(request, prices, context);
  const against = comparison?.base.name ?? null;
  const format = flagValue(parsed, 'format') ?? 'text';
  const checked = { calls: analysis.totals.calls, base: against };
  if (format === 'json') {
    terminal.out(JSON.stringify(createCheckReport(analysis.root, verdict, against), null, 2));
  } else {
    terminal.out(
      format === 'markdown'
        ? formatMarkdownVerdict(verdict, checked, '')
        : formatVerdict(verdict, checked, terminal.outStyle),
    );
  }
  return verdict.passes ? 0 : 1;
}

async function updateBaseline(request: CheckRequest, prices: PriceData, context: CommandContext): Promise<ExitCode> {
  const { terminal } = context;
  const analysis = await analyse(request.paths, request.configFile, prices, context);
  const code = judgedCode(analysis);
  const path = baselinePath(request.baseline, analysis.root, terminal.workingDirectory);
  const kept = await uncheckedBaseline(request, analysis.root, terminal.workingDirectory);
  const baseline = baselineOf(code, kept);
  try {
    await writeFile(path, `${JSON.stringify(baseline, null, 2)}\n`);
  } catch (error) {
    const reason = unreadableReason(error).replace('read', 'written');
    throw new UserError(`${path} ${reason}.`, 'Name another file with --baseline.');
  }
  const count = counted(code.findings.length, 'finding is', 'findings are');
  terminal.out(`Wrote ${relative(terminal.workingDirectory, path)}: ${count} accepted.`);
  return 0;
}
