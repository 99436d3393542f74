import type { Analysis } from '../../core/analysis.ts';
import { UserError } from '../../core/errors.ts';
import type { Finding } from '../../core/finding.ts';
import { counted } from '../../core/present/numbers.ts';
import type { ScanReport } from '../../core/report/contract.ts';
import { exportReport, isExportFormat } from '../../core/report/exports/formats.ts';
import { createScanReport } from '../../core/report/scan-report.ts';
import { createReportView } from '../../core/report/view/create-view.ts';
import type { ReportView } from '../../core/report/view/report-view.ts';
import type { EngineGateway } from '../../workspace/engine.ts';
import { findScopes } from '../../workspace/find-scopes.ts';
import { analyse } from '../analyse.ts';
import { flagValue, type ParsedArguments } from '../arguments.ts';
import { gatewayOfEnvironment } from '../budgets/environment.ts';
import { readBudgets } from '../budgets/read-budgets.ts';
import type { Command, CommandContext, ExitCode } from '../command.ts';
import { choosePrices, priceFlags } from '../prices.ts';
import { formatTextReport } from '../scan/text-report.ts';

/** Replaced by the build with the version of package.json. */
declare const CALLCOST_VERSION: string;

/** `callcost scan [path…]`: what each call costs. */
export const scanCommand: Command = {
  name: 'scan',
  operands: '[path…]',
  summary: 'Every LLM call in files and folders, with tokens and cost',
  description: [
    'Finds the LLM calls in Python, TypeScript, JavaScript and Jupyter notebooks, and says what each costs: per call, per',
    'month where callcost.yml gives a volume, and what the same prompt would cost on a small, mid or frontier model.',
    '≈ marks what is not exact, ? what cannot be known (with the reason below it); nothing is counted as 0.',
    'Measured numbers come from the budget file of callcost.yml, or from the gateway that CALLCOST_GATEWAY_KIND names.',
    'No model is called and no code leaves your machine. Files that git ignores are left out, and counted.',
  ],
  flags: [
    {
      name: 'format',
      value: 'format',
      choices: ['text', 'json', 'markdown', 'csv', 'sarif', 'focus'],
      help: 'Text for people (default), JSON (schemas/scan.schema.json), or the form that callcost report gives it',
    },
    { name: 'config', value: 'file', help: 'This callcost.yml for everything, instead of those in the folders' },
    {
      name: 'fail-on',
      value: 'what',
      choices: ['unpriced', 'dynamic', 'problems', 'error', 'warning', 'information', 'hint'],
      isRepeatable: true,
      help: 'End with 1 if a call has no price, a model is chosen at run time, a file or callcost.yml has problems, or there is a finding of a level or above',
    },
    ...priceFlags,
    { name: 'findings', value: null, help: 'List every finding, hints as well' },
    { name: 'verbose', value: null, help: 'Also list what was skipped, notes and call ids' },
  ],
  examples: [
    { line: 'callcost scan', says: 'this folder' },
    { line: 'callcost scan src tools/run.py', says: 'a folder and a file' },
    { line: 'callcost scan --format json > calls.json', says: 'for other programs' },
    { line: 'callcost scan --findings', says: 'with every finding of the rules' },
    { line: 'callcost scan --fail-on unpriced', says: 'in CI: no call may be without a price' },
    { line: 'callcost scan --fail-on warning', says: 'in CI: nothing against the policy of callcost.yml' },
  ],
  run: runScan,
};

async function runScan(parsed: ParsedArguments, context: CommandContext): Promise<ExitCode> {
  const { terminal } = context;
  const prices = await choosePrices(parsed, context);
  const format = flagValue(parsed, 'format') ?? 'text';
  const configFile = flagValue(parsed, 'config');
  const gateway = parsed.switches.has('offline') ? null : await gatewayForScan(parsed.positionals, configFile, context);
  const analysis = await analyse(parsed.positionals, configFile, prices, context, format === 'json', gateway);
  if (format === 'json') {
    terminal.out(JSON.stringify(createScanReport(analysis), null, 2));
  } else if (isExportFormat(format)) {
    const view = viewOf(createScanReport(analysis), context.at);
    terminal.out(exportReport(view, format, CALLCOST_VERSION).trimEnd());
  } else {
    const { outStyle: style, width } = terminal;
    const { switches } = parsed;
    const [isVerbose, listsFindings] = [switches.has('verbose'), switches.has('findings')];
    terminal.out(formatTextReport(analysis, { style, width, isVerbose, listsFindings }));
  }
  const failures = (parsed.values.get('fail-on') ?? []).flatMap((what) => failureOf(what, analysis));
  for (const failure of failures) terminal.log(`Failed: ${failure} (--fail-on).`);
  return failures.length === 0 ? 0 : 1;
}

function viewOf(report: ScanReport, at: Date): ReportView {
  return createReportView({
    reports: [report],
    budgets: null,
    diff: null,
    diffReason: null,
    history: null,
    createdAt: at.toISOString(),
  });
}

/** What the gateway of the environment tells; null where there is none, or where it cannot be read, which is told. */
async function gatewayForScan(
  paths: readonly string[],
  configFile: string | null,
  context: CommandContext,
): Promise<EngineGateway | null> {
  const environment = process.env;
  const { terminal } = context;
  try {
    if (gatewayOfEnvironment(environment) === null) return null;
    const scopes = await findScopes(paths, terminal.workingDirectory, configFile, context.signal);
    return (await readBudgets({ scopes, environment, isOffline: false }, context)).gateway;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    terminal.log(`${error.message} Estimates go without its measured numbers.`);
    return null;
  }
}

/** What `--fail-on` finds, as a sentence; nothing when all is well. */
function failureOf(what: string, { totals, calls, findings, problems, policyProblems }: Analysis): readonly string[] {
  const found: Readonly<Record<string, readonly [count: number, noun: string, words: string]>> = {
    unpriced: [totals.unpriced, 'call', 'without a price'],
    dynamic: [
      calls.filter(({ call }) => call.model?.source === 'dynamic').length,
      'call',
      'with a model chosen at run time',
    ],
    problems: [
      problems.length + policyProblems.filter(({ severity }) => severity === 'error').length,
      'problem',
      'in files or callcost.yml',
    ],
  };
  const [count, noun, words] = found[what] ?? [atLevel(findings, what), 'finding', `of level ${what} or above`];
  return count === 0 ? [] : [`${counted(count, noun)} ${words}`];
}

/** Findings at a level or a louder one. */
function atLevel(findings: readonly Finding[], level: string): number {
  const accepted = levels.slice(0, levels.indexOf(level) + 1);
  return findings.filter(({ severity }) => accepted.includes(severity)).length;
}

const levels: readonly string[] = ['error', 'warning', 'information', 'hint'];
