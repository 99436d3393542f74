import assert from 'node:assert/strict';
import { type Flag, parseArguments } from '../../../src/cli/arguments.ts';

const flags: readonly Flag[] = [
  { name: 'format', value: 'format', choices: ['text', 'json'], help: '' },
  { name: 'model', value: 'name', isRepeatable: true, help: '' },
  { name: 'verbose', value: null, help: '' },
  { name: 'help', short: 'h', value: null, help: '' },
];

/** What was read, or `message → next step`. */
function check(line: string, expected: string): void {
  const args = line.split(' ').filter((arg) => arg !== '');
  assert.equal(describeParsed(args), expected);
}

function describeParsed(args: readonly string[]): string {
  try {
    const { switches, values, positionals } = parseArguments(args, flags);
    const given = [...values].map(([name, list]) => `${name}=${list.join('+')}`);
    return [...positionals, ...given, ...switches].join(' ');
  } catch (error) {
    assert.ok(error instanceof Error && 'nextStep' in error);
    return `${error.message} → ${String(error.nextStep)}`;
  }
}

describe('parseArguments', () => {
  it('reads operands, values and switches in any order', () => {
    check('src --format json --verbose tools', 'src tools format=json verbose');
    check('--format=json -h', 'format=json help');
    check('--model a --model b', 'model=a+b');
  });
  it('takes everything after -- as it is, and - as an operand', () => {
    check('-- --format', '--format');
    check('-', '-');
  });
  it('names an unknown flag, and what was probably meant', () => {
    check('--fromat json', 'Unknown flag "--fromat". → Did you mean --format?');
    check('--deploy', 'Unknown flag "--deploy". → Try --help.');
    check('-x', 'Unknown flag "-x". → Try --help.');
  });
  it('wants a value where one is needed, one that exists, and one only', () => {
    check('--format', '--format needs a value. → Write --format text|json.');
    check('--format=', '--format needs a value. → Write --format text|json.');
    check('--format jsn', '--format cannot be "jsn". → Did you mean json?');
    check('--format xml', '--format cannot be "xml". → Choose one of text, json.');
    check('--format text --format json', '--format is given twice. → Give it once.');
    check('--model', '--model needs a value. → Write --model name.');
  });
  it('takes no value for a switch', () => check('--verbose=yes', '--verbose takes no value. → Write --verbose alone.'));
});
