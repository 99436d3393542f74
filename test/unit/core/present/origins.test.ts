import assert from 'node:assert/strict';
import type { Call, LineRange, Location } from '../../../../src/core/model.ts';
import { originsLine, originsOf } from '../../../../src/core/present/origins.ts';
import { makeCall } from '../../../support/calls.ts';

const text = 'MODEL: str = "gpt-4o"\n"bare"\ncall(MODEL)\n';
const around = { start: text.indexOf('call'), end: text.length - 1 };

function linesOf({ start }: { readonly start: number }): LineRange {
  const line = text.slice(0, start).split('\n').length;
  return { line, column: 1, endLine: line, endColumn: 1 };
}

/** The line of a hover about a call in `app.py`; every place has its own words as address. */
function check(changes: Partial<Call>, expected: string): void {
  const call = makeCall({ file: 'app.py', range: around, model: null, outputLimit: null, segments: [], ...changes });
  const origins = originsOf(call, { text, linesOf });
  assert.equal(
    originsLine(origins, 'app.py', ({ file, lines }) => `${file}#L${lines.line}`),
    expected,
  );
}

const elsewhere = (file: string, line: number): Location => ({
  file,
  range: { start: 0, end: 1 },
  lines: { line, column: 1, endLine: line, endColumn: 2 },
});

function model(start: number, origin?: Location): Call['model'] {
  const range = origin === undefined ? { start, end: start + 2 } : null;
  return { value: 'gpt-4o', source: 'constant', range, ...(origin === undefined ? {} : { origin }) };
}

describe('where the values of a call are written', () => {
  it('is not worth a word where that is in the call', () => check({ model: model(around.start + 5) }, ''));

  it('is a constant of the file with its line', () =>
    check({ model: model(text.indexOf('"gpt')) }, 'gpt-4o from [MODEL \\(line 1\\)](app.py#L1)'));

  it('is a line where nothing names the value', () =>
    check({ model: model(text.indexOf('"bare')) }, 'gpt-4o from [line 2](app.py#L2)'));

  it('is another file, by model, limit and prompt', () =>
    check(
      {
        model: model(0, elsewhere('app/settings.py', 7)),
        outputLimit: {
          value: 512,
          parameter: 'max_tokens',
          source: 'config',
          range: null,
          origin: elsewhere('limits.yml', 3),
        },
        segments: [
          {
            role: 'user',
            range: null,
            cached: false,
            pieces: [1, 1, 2, 3, 4, 5].map((line) => ({
              kind: 'text',
              text: 'Hi',
              range: null,
              origin: elsewhere('prompts.py', line),
            })),
          },
        ],
      },
      [
        'gpt-4o from [app/settings.py:7](app/settings.py#L7)',
        'limit 512 from [limits.yml:3](limits.yml#L3)',
        'prompt from [prompts.py:1](prompts.py#L1), [prompts.py:2](prompts.py#L2), [prompts.py:3](prompts.py#L3) and 2 more places',
      ].join(' · '),
    ));

  it('is escaped: names of files come from others', () =>
    check(
      { model: model(0, elsewhere('[a](command:b)*.py', 1)) },
      'gpt-4o from [\\[a\\]\\(command:b\\)\\*.py:1]([a]%28command:b%29*.py#L1)',
    ));
});
