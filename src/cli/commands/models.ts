import { formatDay } from '../../core/present/days.ts';
import { formatUsd } from '../../core/present/money.ts';
import { counted } from '../../core/present/numbers.ts';
import { formatTable, type TableCell, type TableColumn } from '../../core/present/table.ts';
import { formatTokenCount } from '../../core/present/tokens.ts';
import { createPriceCatalogue, type PriceCatalogue } from '../../core/prices/catalogue.ts';
import type { PricedModel } from '../../core/prices/priced-model.ts';
import type { Rate } from '../../core/prices/rates.ts';
import { flagValue, type ParsedArguments } from '../arguments.ts';
import type { Command, CommandContext, ExitCode } from '../command.ts';
import { choosePrices, priceFlags } from '../prices.ts';

/** `callcost models [query]`: the price list. */
export const modelsCommand: Command = {
  name: 'models',
  operands: '[query]',
  summary: 'Prices, tiers and context windows of models',
  description: [
    'Lists the models whose name contains the query, with USD per million tokens. The tier follows from the price:',
    '(3 × input + output) / 4 up to $2 is small, up to $6.50 mid, above that frontier.',
  ],
  flags: [
    ...priceFlags,
    { name: 'provider', value: 'name', help: 'Models of one provider only' },
    { name: 'format', value: 'format', choices: ['text', 'json'], help: 'Text for people (default) or JSON' },
  ],
  examples: [
    { line: 'callcost models haiku', says: 'every model with haiku in its name, at every provider' },
    { line: 'callcost models --provider openai', says: 'what OpenAI has' },
    { line: 'callcost models gpt --format json', says: 'the same for programs' },
  ],
  run: runModels,
};

async function runModels(parsed: ParsedArguments, context: CommandContext): Promise<ExitCode> {
  const { terminal, at } = context;
  const query = parsed.positionals.join(' ');
  const catalogue = createPriceCatalogue({ at, data: await choosePrices(parsed, context) });
  const models = catalogue.list(query, flagValue(parsed, 'provider') ?? undefined);
  const { source, asOf } = catalogue;
  if (flagValue(parsed, 'format') === 'json') {
    const rows = models.map((model) => modelReport(model, catalogue));
    terminal.out(JSON.stringify({ version: 1, prices: { asOf, source }, models: rows }, null, 2));
    return 0;
  }
  if (models.length === 0) {
    terminal.out(`No model matches "${query}". Try a shorter part of the name, or no name at all.`);
    return 0;
  }
  const rows = models.map((model) => modelRow(model, catalogue));
  for (const line of formatTable(columns, rows, terminal.outStyle, terminal.width)) terminal.out(line);
  const count = counted(models.length, 'model');
  terminal.out(`\n${count}, USD per million tokens. Prices of ${formatDay(asOf)} (${source}).`);
  return 0;
}

const columns: readonly TableColumn[] = [
  { title: 'provider', align: 'left' },
  { title: 'model', align: 'left', minWidth: 16 },
  { title: 'tier', align: 'left' },
  { title: 'input', align: 'right' },
  { title: 'cached', align: 'right', dropGroup: 'cached' },
  { title: 'output', align: 'right' },
  { title: 'context', align: 'right', dropGroup: 'context' },
  { title: '', align: 'left', dropGroup: 'status' },
];

function modelRow(model: PricedModel, catalogue: PriceCatalogue): readonly TableCell[] {
  const { provider, tier, rates, contextWindow } = model;
  const facts = catalogue.factsOf(model.model);
  const context = contextWindow ?? facts?.contextWindow ?? null;
  return [
    provider,
    model.model,
    tier ?? '',
    rateText(rates.input),
    rates.cacheRead === null ? '' : rateText(rates.cacheRead),
    rates.output === null ? '' : rateText(rates.output),
    context === null ? '?' : formatTokenCount(context),
    { text: statusOf(facts) ?? '', style: 'warning' },
  ];
}

/** A price that rises with the length of the prompt shows its lowest step, with a plus. */
function rateText(rate: Rate): string {
  return formatUsd(rate.base) + (rate.above.length > 0 ? '+' : '');
}

function statusOf(facts: ReturnType<PriceCatalogue['factsOf']>): 'retired' | 'deprecated' | null {
  if (facts?.retired === true) return 'retired';
  return facts?.deprecated === true ? 'deprecated' : null;
}

function modelReport(model: PricedModel, catalogue: PriceCatalogue) {
  const { provider, tier, rates } = model;
  const facts = catalogue.factsOf(model.model);
  return {
    provider,
    model: model.model,
    tier,
    usdPerMillion: {
      input: rates.input,
      output: rates.output,
      cacheRead: rates.cacheRead,
      cacheWrite: rates.cacheWrite,
    },
    usdPerRequest: rates.usdPerRequest,
    contextWindow: model.contextWindow ?? facts?.contextWindow ?? null,
    maxOutputTokens: facts?.maxOutputTokens ?? null,
    tools: facts?.tools ?? null,
    vision: facts?.vision ?? null,
    reasoning: facts?.reasoning ?? null,
    status: statusOf(facts),
    notes: model.notes,
  };
}
