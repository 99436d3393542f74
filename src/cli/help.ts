/** The help texts: they teach by examples first, and name every flag. */

import { createTextStyle, type TextStyle } from '../core/present/style.ts';
import { formatTable } from '../core/present/table.ts';
import type { Flag } from './arguments.ts';
import type { Command } from './command.ts';

/** Flags that every command takes. */
export const commonFlags: readonly Flag[] = [
  { name: 'no-color', value: null, help: 'Plain text, also on a terminal (so does NO_COLOR=1)' },
  { name: 'help', short: 'h', value: null, help: 'This help' },
];

/** `callcost --help`: what there is. */
export function formatOverview(commands: readonly Command[], style: TextStyle): string {
  return [
    'Call Cost shows what each LLM call in your code costs, before it runs.',
    '',
    `${style.bold('Usage')}  callcost <command> [flags]`,
    '',
    ...aligned(commands.map(({ name, operands, summary }) => [`${name} ${operands}`, summary])),
    '',
    style.bold('Examples'),
    ...aligned([
      ['callcost scan', 'every call in this folder, with its cost'],
      ['callcost scan src --format json', 'the same for programs'],
      ['callcost count prompt.txt --model gpt-4o', 'tokens of a text'],
      ['callcost advise --stdin < prompts.jsonl', 'task, output limit and tier of prompts'],
      ['callcost models haiku', 'prices of models'],
    ]),
    '',
    'callcost <command> --help tells more; callcost --version says which version this is.',
    'Exit codes: 0 done, 1 what --fail-on, check or budgets look for, 2 could not run.',
  ].join('\n');
}

/** `callcost <command> --help`. */
export function formatCommandHelp(command: Command, style: TextStyle): string {
  const { name, operands, description, examples, flags } = command;
  return [
    `${style.bold('Usage')}  callcost ${name} ${operands} [flags]`,
    '',
    ...description,
    '',
    style.bold('Examples'),
    ...aligned(examples.map(({ line, says }) => [line, says])),
    '',
    style.bold('Flags'),
    ...aligned([...flags, ...commonFlags].map((flag) => [flagText(flag), flag.help])),
  ].join('\n');
}

function flagText({ name, short, value, choices }: Flag): string {
  const long = short === undefined ? `    --${name}` : `-${short}, --${name}`;
  return value === null ? long : `${long} ${choices?.join('|') ?? value}`;
}

function aligned(rows: readonly (readonly [left: string, right: string])[]): readonly string[] {
  const plain = createTextStyle(false);
  const columns = [
    { title: '', align: 'left' },
    { title: '', align: 'left' },
  ] as const;
  return formatTable(columns, rows, plain)
    .slice(1)
    .map((line) => `  ${line}`);
}
