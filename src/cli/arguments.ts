/** Command-line arguments, read by `node:util` and checked against what a command takes. */
import { parseArgs } from 'node:util';
import { closestName } from '../core/closest.ts';
import { UserError } from '../core/errors.ts';

/** One flag. `value` names its value in the help; null for a switch. */
export interface Flag {
  readonly name: string;
  readonly short?: string;
  readonly value: string | null;
  /** The values that it takes, where they are few. */
  readonly choices?: readonly string[];
  readonly isRepeatable?: boolean;
  readonly help: string;
}

/** What a command line said: switches that are set, values by flag, and the rest. */
export interface ParsedArguments {
  readonly switches: ReadonlySet<string>;
  readonly values: ReadonlyMap<string, readonly string[]>;
  readonly positionals: readonly string[];
}

/** Reads arguments. Throws a UserError that names the flag, and what was probably meant. */
export function parseArguments(args: readonly string[], flags: readonly Flag[]): ParsedArguments {
  const { tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries(flags.map(optionOf)),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const switches = new Set<string>();
  const values = new Map<string, readonly string[]>();
  const positionals: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value);
    if (token.kind !== 'option') continue;
    const flag = flags.find(({ name }) => name === token.name);
    if (flag === undefined) throw unknownFlag(token.rawName, flags);
    if (flag.value === null) switches.add(switchOf(flag, token.value));
    else values.set(flag.name, nextValues(flag, token.value, values.get(flag.name) ?? []));
  }
  return { switches, values, positionals };
}

/** The value of a flag that is given once at most. */
export function flagValue(parsed: ParsedArguments, name: string): string | null {
  return parsed.values.get(name)?.[0] ?? null;
}

function optionOf({ name, short, value }: Flag) {
  const type = value === null ? ('boolean' as const) : ('string' as const);
  return [name, short === undefined ? { type } : { type, short }] as const;
}

function unknownFlag(rawName: string, flags: readonly Flag[]): UserError {
  const meant = closestName(
    rawName.replace(/^-+/, ''),
    flags.map(({ name }) => name),
  );
  const nextStep = meant === null ? 'Try --help.' : `Did you mean --${meant}?`;
  return new UserError(`Unknown flag "${rawName}".`, nextStep);
}

function switchOf(flag: Flag, value: string | undefined): string {
  if (value !== undefined) throw new UserError(`--${flag.name} takes no value.`, `Write --${flag.name} alone.`);
  return flag.name;
}

function nextValues(flag: Flag, value: string | undefined, given: readonly string[]): readonly string[] {
  if (value === undefined || value === '') {
    throw new UserError(`--${flag.name} needs a value.`, `Write --${flag.name} ${exampleOf(flag)}.`);
  }
  if (flag.choices !== undefined && !flag.choices.includes(value)) {
    const meant = closestName(value, flag.choices);
    const nextStep = meant === null ? `Choose one of ${flag.choices.join(', ')}.` : `Did you mean ${meant}?`;
    throw new UserError(`--${flag.name} cannot be "${value}".`, nextStep);
  }
  if (given.length > 0 && flag.isRepeatable !== true) {
    throw new UserError(`--${flag.name} is given twice.`, 'Give it once.');
  }
  return [...given, value];
}

function exampleOf({ choices, value }: Flag): string {
  return choices?.join('|') ?? value ?? '';
}
