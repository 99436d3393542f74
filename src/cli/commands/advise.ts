import { setImmediate as pause } from 'node:timers/promises';
import type { Advice, AdvicePrompt, Evidence, SuggestedLimit } from '../../core/advice/advice.ts';
import { advise } from '../../core/advice/advise.ts';
import { UserError } from '../../core/errors.ts';
import type { TextStyle } from '../../core/present/style.ts';
import { printable } from '../../core/present/width.ts';
import { createPriceCatalogue } from '../../core/prices/catalogue.ts';
import { flagValue, type ParsedArguments } from '../arguments.ts';
import type { Command, CommandContext, ExitCode } from '../command.ts';
import { type InputLine, linesOf } from '../input-lines.ts';
import { parsePromptLine } from '../prompt-line.ts';

/** `callcost advise --stdin`: task, answer shape, output limit and tier of prompts. */
export const adviseCommand: Command = {
  name: 'advise',
  operands: '--stdin',
  summary: 'Task, output limit and tier of prompts on standard input',
  description: [
    'Reads one JSON object a line, { id, prompt, system?, model?, schema? }, and tells what the prompt asks for, which',
    'length it states, and where there is evidence for it, an output limit and a smaller tier to try and measure.',
    'No model is called. Without evidence nothing is suggested. Results come as the lines do.',
  ],
  flags: [
    { name: 'stdin', value: null, help: 'Read prompts from standard input' },
    {
      name: 'format',
      value: 'format',
      choices: ['text', 'jsonl', 'json'],
      help: 'Text for people (default), one JSON object a line, or one JSON array',
    },
    { name: 'model', value: 'name', help: 'The model of the prompts that name none' },
    {
      name: 'fail-on',
      value: 'what',
      choices: ['problems'],
      help: 'End with 1 if a line could not be read; the others are advised on either way',
    },
  ],
  examples: [
    { line: 'callcost advise --stdin < prompts.jsonl', says: 'for people' },
    { line: 'callcost advise --stdin --format jsonl < prompts.jsonl > advice.jsonl', says: 'for programs' },
    { line: 'callcost advise --stdin --model gpt-5.4 < prompts.jsonl', says: 'all on one model' },
  ],
  run: runAdvise,
};

async function runAdvise(parsed: ParsedArguments, context: CommandContext): Promise<ExitCode> {
  const { terminal, at, signal } = context;
  if (!parsed.switches.has('stdin') || parsed.positionals.length > 0) {
    throw new UserError('Prompts are read from standard input.', 'Write callcost advise --stdin < prompts.jsonl.');
  }
  const catalogue = createPriceCatalogue({ at });
  const tierOf = (name: string) => {
    const lookup = catalogue.find(null, name);
    return lookup.kind === 'priced' ? lookup.price.tier : null;
  };
  const model = flagValue(parsed, 'model');
  const writer = writerOf(flagValue(parsed, 'format') ?? 'text', context);
  let read = 0;
  let problems = 0;
  for await (const line of linesOf(terminal.stdinChunks(signal))) {
    if (line.text?.trim() === '') continue;
    const result = promptOf(line, model);
    if (typeof result === 'string') {
      terminal.log(`${terminal.logStyle.error('callcost:')} Line ${line.number} ${result}.`);
      problems += 1;
      continue;
    }
    writer.write(advise(result, tierOf));
    read += 1;
    await terminal.drained();
    // Lets an interruption through while a large chunk of input is worked off.
    if (read % linesPerTurn === 0) await pause();
    signal.throwIfAborted();
  }
  writer.end();
  if (problems > 0) {
    terminal.log('  A line is { "id": …, "prompt": …, "system"?: …, "model"?: …, "schema"?: … }.');
    if (read === 0) return 2;
  }
  return problems > 0 && parsed.values.has('fail-on') ? 1 : 0;
}

const linesPerTurn = 200;

/** The prompt of a line, or what is wrong with the line, as the end of a sentence. */
function promptOf(line: InputLine, model: string | null): AdvicePrompt | string {
  if (line.text === null) return line.reason;
  const parsed = parsePromptLine(line.text);
  if (parsed.kind === 'problem') return parsed.message;
  return model === null ? parsed.prompt : { model, ...parsed.prompt };
}

interface AdviceWriter {
  readonly write: (advice: Advice) => void;
  readonly end: () => void;
}

function writerOf(format: string, { terminal: { out, outStyle } }: CommandContext): AdviceWriter {
  if (format === 'jsonl') return { write: (advice) => out(JSON.stringify(advice)), end: () => {} };
  if (format === 'text') return { write: (advice) => out(textLines(advice, outStyle).join('\n')), end: () => {} };
  // An array is written as it grows: the comma stands before what follows.
  let isFirst = true;
  return {
    write: (advice) => {
      out(`${isFirst ? '[' : ','}${JSON.stringify(advice)}`);
      isFirst = false;
    },
    end: () => out(isFirst ? '[]' : ']'),
  };
}

function textLines({ id, task, shape, constraints, limit, tier }: Advice, style: TextStyle): readonly string[] {
  const lengths = constraints.map(({ relation, count, kind }) => `${relation.replace('-', ' ')} ${count} ${kind}`);
  const rows = [
    ['task', task.kind, quoted(task.evidence)],
    ['answer', shape.kind, quoted(shape.evidence)],
    ...(lengths.length === 0 ? [] : [['length', lengths.join(', '), '']]),
    limit === null ? ['limit', 'no suggestion', ''] : limitRow(limit),
    tier === null ? ['tier', 'no suggestion', ''] : ['tier', `${tier.value}: try and measure`, quoted(tier.evidence)],
  ];
  return [
    style.bold(printable(id)),
    ...rows.map(
      ([name = '', value = '', why = '']) => `  ${name.padEnd(7)} ${value}${why === '' ? '' : style.dim(` ${why}`)}`,
    ),
  ];
}

function limitRow({ value, basis, evidence }: SuggestedLimit): readonly string[] {
  const isNeed = ({ rule }: Evidence) => rule === 'needs-brevity';
  const need = evidence.find(isNeed);
  const together = need === undefined ? '' : `, together with “${need.text}”`;
  return ['limit', `${value} tokens (${basis}${together})`, quoted(evidence.filter((each) => !isNeed(each)))];
}

/** The passages that a suggestion rests on, shortened. */
function quoted(evidence: readonly { readonly text: string }[]): string {
  const texts = new Set(evidence.map(({ text }) => shortened(printable(text.replace(/\s+/g, ' ')))));
  return [...texts]
    .slice(0, 3)
    .map((text) => `“${text}”`)
    .join(' ');
}

function shortened(text: string): string {
  return text.length <= 48 ? text : `${text.slice(0, 47)}…`;
}
