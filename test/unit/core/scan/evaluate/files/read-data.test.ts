import assert from 'node:assert/strict';
import type { Data, DataFormat } from '../../../../../../src/core/scan/evaluate/files/data.ts';
import { readData } from '../../../../../../src/core/scan/evaluate/files/read-data.ts';

/** The data without its places. */
function plain(data: Data | null): unknown {
  if (data === null) return 'no data';
  if (data.kind === 'scalar') return data.value;
  if (data.kind === 'items') return data.items.map(plain);
  return Object.fromEntries(data.entries.map(([key, value]) => [key, plain(value)]));
}

function check(format: DataFormat, text: string, expected: unknown): void {
  assert.deepEqual(plain(readData(text, format)), expected);
}

/** What stands at the place of the entry with this path. */
function written(format: DataFormat, text: string, path: readonly string[]): string | null {
  let data = readData(text, format);
  for (const key of path) data = (data?.kind === 'entries' ? new Map(data.entries).get(key) : null) ?? null;
  return data?.place == null ? null : text.slice(data.place.start, data.place.end);
}

describe('reading data', () => {
  it('reads JSON with comments and trailing commas', () => {
    check('json', '{ // why\n "a": [1, 2.5, null, true,], "b": {"c": "d\\n"}, }', {
      a: [1, 2.5, null, true],
      b: { c: 'd\n' },
    });
  });

  it('reads YAML with anchors and merged maps', () => {
    check('yaml', 'base: &base\n  a: 1\n  b: 2\nx:\n  <<: *base\n  b: 3\ny: *base\nz: [on, "on", ~]\n', {
      base: { a: 1, b: 2 },
      x: { a: 1, b: 3 },
      y: { a: 1, b: 2 },
      z: ['on', 'on', null],
    });
  });

  it('leaves out what a tag of the program makes', () => {
    check('yaml', 'a: !ENV MODEL\nb: !!str 1\n', { b: '1' });
  });

  it('reads TOML', () => {
    check('toml', 'a = 1\n[b.c]\nd = "e"\n[[f]]\ng = 1\n[[f]]\ng = 2\n', {
      a: 1,
      b: { c: { d: 'e' } },
      f: [{ g: 1 }, { g: 2 }],
    });
  });

  it('reads INI as texts, with names in lower case', () => {
    check('ini', '; why\n[A b]\nName = x = y\nother: 1\n  two\n\n# end\n[c]\n', {
      'A b': { name: 'x = y', other: '1\ntwo' },
      c: {},
    });
  });

  it('says where values stand', () => {
    assert.equal(written('json', '{"a": {"b": "c"}}', ['a', 'b']), '"c"');
    assert.equal(written('yaml', 'a:\n  b: c # d\n', ['a', 'b']), 'c');
    assert.equal(written('toml', '[a]\n  b = "c"\n', ['a', 'b']), 'b = "c"');
    assert.equal(written('toml', '[[a]]\nb = 1\n[[a]]\nb = 2\n', ['a', 'b']), null);
    assert.equal(written('ini', '[a]\nb =  c \n', ['a', 'b']), 'c');
  });

  it('reads a prototype as a name like any other', () => {
    const data = readData('{"__proto__": {"a": 1}, "constructor": 2}', 'json');
    assert.deepEqual(data?.kind === 'entries' && data.entries.map(([key]) => key), ['__proto__', 'constructor']);
    assert.equal('a' in {}, false);
  });

  const bomb = `a: &a [x, x, x, x, x, x, x, x, x]\n${[...'bcdefghi']
    .map(
      (name, index) =>
        `${name}: &${name} [${Array(9)
          .fill(`*${String.fromCharCode(97 + index)}`)
          .join(', ')}]`,
    )
    .join('\n')}\n`;
  const hostile: readonly (readonly [string, DataFormat, string])[] = [
    ['aliases that unfold', 'yaml', bomb],
    ['an alias in itself', 'yaml', 'a: &a [*a]\n'],
    ['a map merged into itself', 'yaml', 'a: &a\n  <<: *a\n'],
    ['brackets without end in YAML', 'yaml', '['.repeat(100_000)],
    ['brackets without end in JSON', 'json', '['.repeat(100_000)],
    ['brackets without end in TOML', 'toml', `a = ${'['.repeat(100_000)}`],
    ['blocks in blocks', 'yaml', Array.from({ length: 400 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')],
    ['dashes in dashes', 'yaml', `${'- '.repeat(20_000)}a`],
    ['aliases without end', 'yaml', `a: &a 1\nb:\n${'- *a\n'.repeat(30_000)}`],
    ['keys in keys', 'toml', `${Array(5000).fill('a').join('.')} = 1`],
    ['more than settings', 'json', `[${'1,'.repeat(30_000)}1]`],
    ['a large file', 'json', `"${'a'.repeat(500_000)}"`],
    ['broken YAML', 'yaml', 'a: [1\nb: "'],
    ['broken TOML', 'toml', 'a = = 1'],
    ['broken INI', 'ini', '[a]\nwords without a value'],
    ['an empty text', 'json', ''],
  ];
  for (const [name, format, text] of hostile) {
    it(`gives up on ${name}`, () => check(format, text, 'no data'));
  }
});
