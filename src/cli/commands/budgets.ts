import { exceededBudgets } from '../../core/budgets/exceeded.ts';
import { formatBudgetsMarkdown } from '../../core/present/budget-markdown.ts';
import { formatBudgets } from '../../core/present/budget-text.ts';
import { createMomentFormat } from '../../core/present/moments.ts';
import { printable } from '../../core/present/width.ts';
import { createBudgetsReport } from '../../core/report/budgets-report.ts';
import { findScopes } from '../../workspace/find-scopes.ts';
import { analyse } from '../analyse.ts';
import { flagValue, type ParsedArguments } from '../arguments.ts';
import { readBudgets } from '../budgets/read-budgets.ts';
import { workspaceOverview } from '../budgets/workspace-overview.ts';
import type { Command, CommandContext, ExitCode } from '../command.ts';
import { choosePrices, priceFlags } from '../prices.ts';

/** `callcost budgets [path…]`: how features stand against their budgets. */
export const budgetsCommand: Command = {
  name: 'budgets',
  operands: '[path…]',
  summary: 'Live budgets of features from the gateway of your team; ends with 1 where one is exceeded',
  description: [
    'Reads budgets, spend and measured use from the gateway that the environment names, or from the JSON file that',
    'callcost.yml names as gateway.file, and joins them to the calls in the code: how much of each budget is used, where it',
    'will end, what each call has to do with it, and whether the estimate holds.',
    '  CALLCOST_GATEWAY_KIND  litellm, bifrost, json, openrouter, portkey or langfuse',
    '  CALLCOST_GATEWAY_URL   address of the gateway; one in callcost.yml is never used by itself',
    '  CALLCOST_GATEWAY_KEY   a key that may read budgets; it is sent to that address only',
  ],
  flags: [
    {
      name: 'format',
      value: 'format',
      choices: ['text', 'json', 'markdown'],
      help: 'Text for people (default), JSON (schemas/budgets.schema.json) or Markdown',
    },
    { name: 'config', value: 'file', help: 'This callcost.yml for everything, instead of those in the folders' },
    ...priceFlags,
    { name: 'verbose', value: null, help: 'Every feature with all of its calls' },
  ],
  examples: [
    { line: 'callcost budgets', says: 'the features of this folder' },
    { line: 'callcost budgets --format json', says: 'for other programs' },
    { line: 'callcost budgets --format markdown >> $GITHUB_STEP_SUMMARY', says: 'in the summary of a pipeline' },
  ],
  run: runBudgets,
};

async function runBudgets(parsed: ParsedArguments, context: CommandContext): Promise<ExitCode> {
  const { terminal, at } = context;
  const configFile = flagValue(parsed, 'config');
  const prices = await choosePrices(parsed, context);
  const scopes = await findScopes(parsed.positionals, terminal.workingDirectory, configFile, context.signal);
  const isOffline = parsed.switches.has('offline');
  const { snapshot, gateway } = await readBudgets({ scopes, environment: process.env, isOffline }, context);
  const analysis = await analyse(parsed.positionals, configFile, prices, context, false, gateway);
  const overview = workspaceOverview(analysis, snapshot, scopes, at);
  const format = createMomentFormat();
  switch (flagValue(parsed, 'format')) {
    case 'json':
      terminal.out(JSON.stringify(createBudgetsReport(overview, analysis.root), null, 2));
      break;
    case 'markdown':
      terminal.out(formatBudgetsMarkdown(overview, format));
      break;
    default: {
      const { outStyle: style, width } = terminal;
      terminal.out(formatBudgets(overview, { style, width, format, isVerbose: parsed.switches.has('verbose') }));
    }
  }
  const exceeded = exceededBudgets(overview);
  if (exceeded.length === 0) return 0;
  const names = [...new Set(exceeded.map(({ budget }) => budget.feature ?? budget.label))];
  terminal.log(`Failed: the limit of ${names.map(printable).join(', ')} is reached.`);
  return 1;
}
