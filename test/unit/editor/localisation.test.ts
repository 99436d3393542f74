import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

describe('the strings of the extension', () => {
  it('are all in the bundle for translators, which holds no others', () => {
    const bundle: Readonly<Record<string, string>> = JSON.parse(readFileSync('l10n/bundle.l10n.json', 'utf8'));
    const used = readdirSync('src/editor', { encoding: 'utf8', recursive: true })
      .filter((name) => name.endsWith('.ts'))
      .flatMap((name) => stringsOf(readFileSync(join('src/editor', name), 'utf8')));
    assert.deepEqual([...new Set(used)].toSorted(), Object.keys(bundle).toSorted());
    assert.deepEqual(Object.keys(bundle), Object.values(bundle));
  });
});

/** The first arguments of `l10n.t(…)`, in the form in which the formatter leaves them. */
function stringsOf(text: string): readonly string[] {
  const calls = [...text.matchAll(/l10n\.t\(\s*'((?:[^'\\]|\\.)*)'/g)];
  assert.equal(calls.length, text.split('l10n.t(').length - 1, 'a string of l10n.t is no literal in single quotes');
  return calls.map((match) => (match[1] ?? '').replaceAll("\\'", "'"));
}
