import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { setImmediate as pause } from 'node:timers/promises';
import { UserError } from '../../core/errors.ts';
import type { CostOrReason, Quantity } from '../../core/model.ts';
import { formatCostOrUnknown } from '../../core/present/money.ts';
import { formatTable, type TableColumn } from '../../core/present/table.ts';
import { formatTokens } from '../../core/present/tokens.ts';
import { printable } from '../../core/present/width.ts';
import { createPriceCatalogue, type PriceCatalogue } from '../../core/prices/catalogue.ts';
import { usdPerMillionAt } from '../../core/prices/rates.ts';
import { createTokenCounter } from '../../core/tokens/counter.ts';
import { type TokenizerFamily, tokenizerFamilyOf } from '../../core/tokens/families.ts';
import { unreadableReason } from '../../workspace/file-errors.ts';
import { flagValue, type ParsedArguments } from '../arguments.ts';
import type { Command, CommandContext, ExitCode } from '../command.ts';

/** `callcost count [file…|-]`: tokens of texts. */
export const countCommand: Command = {
  name: 'count',
  operands: '[file…|-]',
  summary: 'Tokens of files or of standard input, by model',
  description: [
    'Counts tokens as the model does, without sending anything: exactly for OpenAI models with a published tokenizer,',
    'else as a range (≈) from measured factors. Without a file, or with -, standard input is read.',
  ],
  flags: [
    { name: 'model', value: 'name', isRepeatable: true, help: 'A model; may be repeated (default gpt-4o)' },
    {
      name: 'format',
      value: 'format',
      choices: ['text', 'jsonl'],
      help: 'Text for people (default), or one JSON object a line',
    },
  ],
  examples: [
    { line: 'callcost count prompts/system.md', says: 'one file' },
    { line: 'callcost count a.md b.md --model gpt-4o --model claude-sonnet-4-5', says: 'two files on two models' },
    { line: 'git diff | callcost count --format jsonl', says: 'standard input, for programs' },
  ],
  run: runCount,
};

const defaultModel = 'gpt-4o';

async function runCount(parsed: ParsedArguments, context: CommandContext): Promise<ExitCode> {
  const { terminal, loadBytes, at, signal } = context;
  const models = parsed.values.get('model') ?? [defaultModel];
  const texts = await readTexts(parsed.positionals, context);
  const counter = await createTokenCounter(loadBytes);
  const catalogue = createPriceCatalogue({ at });
  const counts: Count[] = [];
  for (const { file, text } of texts) {
    for (const model of models) {
      const tokenizer = tokenizerFamilyOf(null, model);
      const tokens = await counter.countLong(text, tokenizer, () => pause(), signal);
      counts.push({ file, model, tokenizer, tokens, inputCost: inputCostOf(catalogue, model, tokens) });
    }
  }
  if (flagValue(parsed, 'format') === 'jsonl') {
    for (const { file, model, tokens, tokenizer } of counts) {
      terminal.out(JSON.stringify({ file, model, tokens, tokenizer }));
    }
    return 0;
  }
  const rows = counts.map(({ file, model, tokens, tokenizer, inputCost }) => [
    printable(file),
    printable(model),
    formatTokens(tokens),
    formatCostOrUnknown(inputCost),
    tokenizer,
  ]);
  for (const line of formatTable(columns, rows, terminal.outStyle, terminal.width)) terminal.out(line);
  const reasons = counts.flatMap(({ tokens, inputCost }) => [tokens.reason ?? [], inputCost.reason ?? []].flat());
  for (const reason of new Set(reasons)) terminal.out(terminal.outStyle.dim(`  ${printable(reason)}`));
  return 0;
}

interface Count {
  readonly file: string;
  readonly model: string;
  readonly tokenizer: TokenizerFamily;
  readonly tokens: Quantity;
  readonly inputCost: CostOrReason;
}

const columns: readonly TableColumn[] = [
  { title: 'file', align: 'left', minWidth: 14, keep: 'end' },
  { title: 'model', align: 'left', minWidth: 12 },
  { title: 'tokens', align: 'right' },
  { title: 'as input', align: 'right' },
  { title: 'tokenizer', align: 'left', dropGroup: 'tokenizer' },
];

interface NamedText {
  readonly file: string;
  readonly text: string;
}

async function readTexts(
  files: readonly string[],
  { terminal, signal }: CommandContext,
): Promise<readonly NamedText[]> {
  const names = files.length === 0 ? ['-'] : files;
  if (names.indexOf('-') !== names.lastIndexOf('-')) {
    throw new UserError('Standard input (-) is named twice.', 'Name it once.');
  }
  return Promise.all(
    names.map(async (file) => ({
      file,
      text:
        file === '-' ? decode(await terminal.readStdin(signal), '-') : await readText(file, terminal.workingDirectory),
    })),
  );
}

async function readText(file: string, workingDirectory: string): Promise<string> {
  const bytes = await readFile(resolve(workingDirectory, file)).catch((error: unknown) => {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    const message = isMissing ? `There is no file "${file}".` : `"${file}" ${unreadableReason(error)}.`;
    throw new UserError(message, 'Give text files, or - for standard input.');
  });
  return decode(bytes, file);
}

/** Strict, because a count of wrongly read text would be a false number. */
function decode(bytes: Uint8Array, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new UserError(`"${file}" is not UTF-8 text.`, 'Save it as UTF-8.');
  }
}

/** What the text costs as the input of one request. */
function inputCostOf(catalogue: PriceCatalogue, model: string, { low, high, basis }: Quantity): CostOrReason {
  const lookup = catalogue.find(null, model);
  if (lookup.kind === 'unpriced') return { cost: null, reason: lookup.reason };
  if (low === null || high === null || basis === 'unknown') return { cost: null, reason: 'the tokens are not known' };
  const usd = (tokens: number) => (usdPerMillionAt(lookup.price.rates.input, tokens) * tokens) / 1e6;
  const isExact = basis === 'exact' && lookup.price.basis === 'exact';
  const cost = { low: usd(low), high: usd(high), currency: 'USD', basis: isExact ? 'exact' : 'assumed' } as const;
  return { cost, reason: null };
}
