import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { UserError } from '../../core/errors.ts';
import { createTextStyle } from '../../core/present/style.ts';
import { exportReport, isExportFormat } from '../../core/report/exports/formats.ts';
import { htmlReport } from '../../core/report/exports/html.ts';
import { createScanReport } from '../../core/report/scan-report.ts';
import { createReportView } from '../../core/report/view/create-view.ts';
import type { ReportView } from '../../core/report/view/report-view.ts';
import { findScopes } from '../../workspace/find-scopes.ts';
import { diffReportOf } from '../../workspace/git/diff-report-of.ts';
import { usualCommits } from '../../workspace/git/read-history.ts';
import { analyseWith, withEngine } from '../analyse.ts';
import { flagValue, type ParsedArguments } from '../arguments.ts';
import type { Command, CommandContext, ExitCode } from '../command.ts';
import { compareFolder } from '../diff/compare-folder.ts';
import { historyHere } from '../history/read-history.ts';
import { choosePrices, priceFlags } from '../prices.ts';
import { budgetsForReport, overviewForReport } from '../report/live-budgets.ts';
import { formatReport } from '../report/text-report.ts';

/** Replaced by the build with the version of package.json. */
declare const CALLCOST_VERSION: string;

/** `callcost report [path…]`: where the money goes. */
export const reportCommand: Command = {
  name: 'report',
  operands: '[path…]',
  summary: 'Where the money goes: totals, savings, budgets and services, for people and other programs',
  description: [
    'The cost report of the editor as text or as a file: totals with how certain they are, spend by feature, model, tier,',
    'provider, folder, owner, cost centre and tag, what could be saved, budgets, the most expensive calls and system',
    'prompts, and the AI services in use. HTML is the page itself in one file, which needs no network.',
    'FOCUS has the columns of FinOps FOCUS 1.2; every row is marked as an estimate, and nothing counts as billed.',
    'Where a gateway or a file of budgets is set up (see callcost budgets), the report has what is spent as well.',
  ],
  flags: [
    {
      name: 'format',
      value: 'format',
      choices: ['text', 'json', 'markdown', 'csv', 'html', 'sarif', 'focus'],
      help: 'Text for people (default), or a format for others',
    },
    { name: 'out', value: 'file', help: 'Write to this file instead of standard output' },
    { name: 'base', value: 'commit', help: 'Also what the branch costs against this branch, tag or commit' },
    {
      name: 'history',
      value: null,
      help: `Also what a run of each feature cost over the last ${usualCommits} commits`,
    },
    { name: 'config', value: 'file', help: 'This callcost.yml for everything, instead of those in the folders' },
    ...priceFlags,
  ],
  examples: [
    { line: 'callcost report', says: 'this folder' },
    { line: 'callcost report --format html --out cost.html', says: 'a page to send around' },
    {
      line: 'callcost report --format html --base main --history --out cost.html',
      says: 'with this branch, and over time',
    },
    { line: 'callcost report --format focus --out cost.csv', says: 'for FinOps tools' },
  ],
  run: runReport,
};

async function runReport(parsed: ParsedArguments, context: CommandContext): Promise<ExitCode> {
  const { terminal } = context;
  const view = await readView(parsed, context);
  const format = flagValue(parsed, 'format') ?? 'text';
  const file = flagValue(parsed, 'out');
  const text = await textOf(view, format, file === null, context);
  if (file === null) {
    terminal.out(text.replace(/\n$/, ''));
    return 0;
  }
  await save(resolve(terminal.workingDirectory, file), file, text);
  terminal.log(`Written: ${file}`);
  return 0;
}

async function readView(parsed: ParsedArguments, context: CommandContext): Promise<ReportView> {
  const { terminal, at } = context;
  const configFile = flagValue(parsed, 'config');
  const base = flagValue(parsed, 'base');
  const prices = await choosePrices(parsed, context);
  const scopes = await findScopes(parsed.positionals, terminal.workingDirectory, configFile, context.signal);
  const budgets = await budgetsForReport(scopes, parsed.switches.has('offline'), context);
  const places = { paths: parsed.positionals, configFile };
  const request = { ...places, base, head: null, isExact: false };
  const commits = { since: null, tagsOnly: false, firstParent: true, most: usualCommits, configFile };
  const read = await withEngine(places, prices, budgets?.gateway ?? null, context, async (engine) => ({
    analysis: await analyseWith(engine, places, context),
    comparison: base === null ? null : await compareFolder(request, engine, context),
    history: parsed.switches.has('history') ? await historyHere(commits, engine, context) : null,
  }));
  return createReportView({
    reports: [createScanReport(read.analysis)],
    budgets: overviewForReport(read.analysis, budgets, scopes, at),
    diff: read.comparison && diffReportOf(read.comparison, terminal.workingDirectory, prices),
    diffReason: base === null ? 'This report was made without a base; callcost report --base main adds one.' : null,
    history: read.history,
    createdAt: at.toISOString(),
  });
}

async function textOf(
  view: ReportView,
  format: string,
  isTerminal: boolean,
  { terminal, loadBytes }: CommandContext,
): Promise<string> {
  if (isExportFormat(format)) return exportReport(view, format, CALLCOST_VERSION);
  if (format === 'text') {
    const style = isTerminal ? terminal.outStyle : createTextStyle(false);
    return `${formatReport(view, style, isTerminal ? terminal.width : Number.POSITIVE_INFINITY)}\n`;
  }
  const [script, style] = await Promise.all([loadBytes('report.js'), loadBytes('report.css')]);
  const decoder = new TextDecoder();
  return htmlReport(view, { script: decoder.decode(script), style: decoder.decode(style) });
}

async function save(path: string, name: string, text: string): Promise<void> {
  try {
    await writeFile(path, text);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
    throw new UserError(`${name} cannot be written${code}.`, 'Name a file in a folder that exists and can be written.');
  }
}
