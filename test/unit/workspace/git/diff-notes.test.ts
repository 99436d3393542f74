import assert from 'node:assert/strict';
import { diffNotes } from '../../../../src/workspace/git/diff-notes.ts';
import { compareIn } from '../../../support/comparisons.ts';
import { withRepository } from '../../../support/git-repository.ts';

/** A wrapper that sends these messages, and functions that call it. */
function files(messages: string, callers: readonly string[]): Readonly<Record<string, string>> {
  const wrapper = [
    'from openai import OpenAI',
    'from elsewhere import load',
    'client = OpenAI()',
    'def ask(prompt):',
    `    return client.chat.completions.create(model="gpt-4o", max_tokens=16, messages=${messages})`,
    '',
  ];
  const calls = callers.map(
    (name) => `def ${name}(text):\n    return ask(f"Say what {name} is for, in a word: {text}")\n`,
  );
  return { 'wrapper.py': wrapper.join('\n'), 'callers.py': ['from wrapper import ask', ...calls].join('\n') };
}

const passed = '[{"role": "user", "content": prompt}]';
const own = 'load()';
const four = ['one', 'two', 'three', 'four'];

function check(
  name: string,
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
  expected: readonly RegExp[],
): void {
  it(name, () =>
    withRepository(async ({ folder, commit, write }) => {
      await commit(before);
      await write(after);
      const notes = diffNotes(await compareIn(folder));
      assert.equal(notes.length, expected.length, notes.join('\n'));
      for (const [index, pattern] of expected.entries()) assert.match(notes[index] ?? '', pattern);
    }),
  );
}

describe('notes of a comparison: wrappers', () => {
  const many = (removed: number, added: number) => [
    new RegExp(`^${removed} removed and ${added} added calls lead to ask of wrapper\\.py: .* stands for them all\\.$`),
  ];
  check('whose callers cannot be followed any more', files(passed, four), files(own, four), many(4, 1));
  check('whose callers can be followed now', files(own, four), files(passed, four), many(1, 4));
  check('whose callers come and go', files(passed, four), files(passed, ['one', 'five']), []);
});
