import assert from 'node:assert/strict';
import { promptTextsOf } from '../../../../src/core/scan/prompt-texts.ts';
import { createScanner } from '../../../../src/core/scan/scanner.ts';
import { loadBytes } from '../../../support/assets.ts';

const scanner = createScanner(loadBytes);

/** Compares the texts of the one call of a Python source, with the variables in them. */
async function check(lines: readonly string[], expected: readonly (readonly [string, ...string[]])[]): Promise<void> {
  const text = ['from openai import OpenAI', 'client = OpenAI()', ...lines].join('\n');
  const { calls } = await scanner.scan({ path: 'a.py', language: 'python', text });
  const found = calls.flatMap((call) => promptTextsOf(call, text));
  assert.deepEqual(
    found.map(({ range, pieces }) => [
      text.slice(range.start, range.end),
      ...pieces.flatMap((piece) => (piece.kind === 'variable' ? [piece.name] : [])),
    ]),
    expected,
  );
}

describe('the texts of a prompt', () => {
  after(() => scanner.dispose());

  it('stand where they are written', () =>
    check(
      ['RULES = "Be kind."', 'client.responses.create(model="gpt-4o", instructions=RULES, input="Hi")'],
      [['"Be kind."'], ['"Hi"']],
    ));

  it('take their variables along', () =>
    check(
      ['client.responses.create(model="gpt-4o", input=f"Sort {ticket} and {note}.")'],
      [['f"Sort {ticket} and {note}."', 'ticket', 'note']],
    ));

  it('are one where they stand on neighbouring lines', () =>
    check(
      ['RULES = ("Be kind. "', '    + "Be brief.")', 'client.responses.create(model="gpt-4o", input=RULES)'],
      [['"Be kind. "\n    + "Be brief."']],
    ));

  it('are several where code stands between them', () =>
    check(
      ['A = "Be kind. "', 'x = 1', 'y = 2', 'B = "Be brief."', 'client.responses.create(model="gpt-4o", input=A + B)'],
      [['"Be kind. "'], ['"Be brief."']],
    ));
});
