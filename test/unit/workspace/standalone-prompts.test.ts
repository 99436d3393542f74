import assert from 'node:assert/strict';
import type { AnalysedCall, AnalysedPrompt } from '../../../src/core/analysis.ts';
import type { LineRange, PromptPiece, TextRange } from '../../../src/core/model.ts';
import { standalonePrompts } from '../../../src/workspace/standalone-prompts.ts';
import { analysed, known } from '../../support/analyses.ts';

const lines: LineRange = { line: 1, column: 1, endLine: 1, endColumn: 2 };

function prompt(file: string, name: string, range: TextRange): AnalysedPrompt {
  return { file, prompt: { name, range, lines, pieces: [] }, tokens: known(5) };
}

function call(file: string, ...pieces: readonly PromptPiece[]): AnalysedCall {
  return analysed({ file, segments: [{ role: 'user', pieces, range: null, cached: false }] }, {});
}

const prompts = [
  prompt('prompts.py', 'FIRST', { start: 0, end: 40 }),
  prompt('prompts.py', 'SECOND', { start: 50, end: 90 }),
  prompt('tasks.py', 'THIRD', { start: 0, end: 40 }),
];

function check(calls: readonly AnalysedCall[], expected: readonly string[]): void {
  assert.deepEqual(
    standalonePrompts(prompts, calls).map((each) => each.prompt.name),
    expected,
  );
}

const written = { kind: 'text', text: 'Be brief.', range: { start: 10, end: 19 } } as const;
const elsewhere = {
  ...written,
  range: null,
  origin: { file: 'prompts.py', range: { start: 55, end: 80 }, lines },
} as const;

describe('prompts that reach no call', () => {
  it('are all that are there, where no call sends a part of them', () => {
    check([], ['FIRST', 'SECOND', 'THIRD']);
    check([call('other.py', written)], ['FIRST', 'SECOND', 'THIRD']);
  });

  it('are not those that a call of another file sends', () => check([call('calls.py', elsewhere)], ['FIRST', 'THIRD']));

  it('are not those that reach the call of a wrapper', () =>
    check([{ ...call('llm.py'), callSites: [call('tasks.py', written)] }], ['FIRST', 'SECOND']));
});
