import { readFile, writeFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import type { Analysis } from '../../core/analysis.ts';
import { UserError } from '../../core/errors.ts';
import {
  type Baseline,
  baselineFileName,
  baselineOf,
  parseBaseline,
  type UsdOfFinding,
  withoutAccepted,
} from '../../core/gate/baseline.ts';
import { createCheckReport } from '../../core/gate/check-contract.ts';
import { type GateVerdict, isGated, judge } from '../../core/gate/gate.ts';
import { unreadableReason } from '../../workspace/file-errors.ts';
import { analyse } from '../analyse.ts';
import { flagValue, type ParsedArguments } from '../arguments.ts';
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
      choices: ['text', 'json'],
      help: 'Text for people (default) or JSON (schemas/check.schema.json)',
    },
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
    { line: 'callcost check --update-baseline', says: 'adopt the gate in an old codebase' },
  ],
  run: runCheck,
};

async function runCheck(parsed: ParsedArguments, context: CommandContext): Promise<ExitCode> {
  const { terminal } = context;
  const prices = await choosePrices(parsed, context);
  const analysis = await analyse(parsed.positionals, flagValue(parsed, 'config'), prices, context);
  const file = baselineFile(parsed, analysis.root, terminal.workingDirectory);
  const usdOf = usdOfFinding(analysis);
  const gated = analysis.findings.filter(isGated);
  if (parsed.switches.has('update-baseline')) {
    await writeBaseline(file.path, baselineOf(gated, usdOf));
    terminal.out(`Wrote ${relative(terminal.workingDirectory, file.path)}: ${gated.length} findings are accepted.`);
    return 0;
  }
  const baseline = await readBaseline(file);
  const accepted = baseline === null ? null : withoutAccepted(gated, baseline, usdOf);
  const verdict = judge(analysis, accepted?.rest ?? gated, noRises, accepted?.outcome ?? null);
  if (flagValue(parsed, 'format') === 'json') {
    terminal.out(JSON.stringify(createCheckReport(analysis.root, verdict, null), null, 2));
  } else {
    terminal.out(formatVerdict(verdict, { calls: analysis.totals.calls, base: null }, terminal.outStyle));
  }
  return verdict.passes ? 0 : 1;
}

const noRises: Pick<GateVerdict, 'failures' | 'warnings'> = { failures: [], warnings: [] };

interface BaselineFile {
  readonly path: string;
  /** Whether it was named, and so has to be there. */
  readonly isNamed: boolean;
}

function baselineFile(parsed: ParsedArguments, root: string, workingDirectory: string): BaselineFile {
  const named = flagValue(parsed, 'baseline');
  const path = named === null ? join(root, baselineFileName) : resolve(workingDirectory, named);
  return { path, isNamed: named !== null };
}

async function readBaseline({ path, isNamed }: BaselineFile): Promise<Baseline | null> {
  try {
    return parseBaseline(await readFile(path, 'utf8'), path);
  } catch (error) {
    if (error instanceof UserError) throw error;
    if (!isNamed && error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw new UserError(`${path} ${unreadableReason(error)}.`, 'Write it with callcost check --update-baseline.');
  }
}

async function writeBaseline(path: string, baseline: Baseline): Promise<void> {
  try {
    await writeFile(path, `${JSON.stringify(baseline, null, 2)}\n`);
  } catch (error) {
    const reason = unreadableReason(error).replace('read', 'written');
    throw new UserError(`${path} ${reason}.`, 'Name another file with --baseline.');
  }
}

/** What a feature over its budget costs at least, so that a baseline accepts no more than that. */
function usdOfFinding({ features }: Analysis): UsdOfFinding {
  return ({ code, feature }) => {
    if (code !== 'over-budget') return null;
    return features.find(({ name }) => name === feature)?.totals.perMonth?.low ?? null;
  };
}
