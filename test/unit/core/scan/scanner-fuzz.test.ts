import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { Call, LanguageId, ScanResult, TextRange } from '../../../../src/core/model.ts';
import { languageOfPath } from '../../../../src/core/scan/languages.ts';
import { createScanner } from '../../../../src/core/scan/scanner.ts';
import { loadBytes } from '../../../support/assets.ts';

interface Sample {
  readonly path: string;
  readonly language: LanguageId;
  readonly text: string;
}

const folder = new URL('../../../golden/', import.meta.url);
const samples: readonly Sample[] = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .sort()
  .flatMap((path) => {
    const language = path.endsWith('.test.ts') ? null : languageOfPath(path);
    return language === null ? [] : [{ path, language, text: readFileSync(new URL(path, folder), 'utf8') }];
  });

/** Fixed, so that a failure here fails everywhere. */
const seed = 20261122;

const scanner = createScanner(loadBytes);

async function scan(sample: Sample): Promise<ScanResult> {
  const result = await scanner.scan(sample);
  checkResult(result, sample);
  return result;
}

/** Everything that a result says about places must lie in the text, in order. */
function checkResult(result: ScanResult, { text, path }: Sample): void {
  const lineCount = text.split(/\r\n|\r|\n/).length;
  const placed = [...result.calls, ...result.prompts];
  for (const { range, lines } of placed) {
    checkRange(range, text);
    assert.ok(lines.line >= 1 && lines.line <= lines.endLine && lines.endLine <= lineCount, `lines of ${path}`);
    assert.ok(lines.column >= 1 && lines.endColumn >= 1);
  }
  for (const { lines } of result.problems) if (lines !== null) assert.ok(lines.line >= 1 && lines.line <= lineCount);
  const starts = result.calls.map((call) => call.range.start);
  assert.deepEqual(
    starts,
    [...starts].sort((left, right) => left - right),
  );
  assert.equal(new Set(result.calls.map((call) => call.id)).size, result.calls.length, 'ids are unique');
  for (const range of result.calls.flatMap(rangesOf)) checkRange(range, text);
}

function checkRange({ start, end }: TextRange, text: string): void {
  assert.ok(Number.isInteger(start) && start >= 0 && start <= end && end <= text.length, `${start}-${end}`);
}

function rangesOf(call: Call): readonly TextRange[] {
  const pieces = call.segments.flatMap((segment) => [
    segment,
    ...segment.pieces.flatMap((piece) => (piece.kind === 'attachment' ? [] : [piece])),
  ]);
  const known = [
    call.model?.value == null ? null : call.model,
    call.outputLimit?.value == null ? null : call.outputLimit,
  ];
  return [...pieces, ...known, call.tools, call.responseSchema, ...call.loops, ...call.directives].flatMap((each) =>
    each?.range == null ? [] : [each.range],
  );
}

const bits = [
  '(',
  ')',
  '[',
  ']',
  '{',
  '}',
  '"',
  "'",
  '`',
  '${',
  '\n',
  '    ',
  ',',
  '.',
  '=',
  ':',
  '#',
  '//',
  '/*',
  '"""',
];
const wildBits = ['\u0000', '\uD800', '\uFEFF', '\r', '\t', 'ß', '𝄞', '\u2028', '\\', '@', 'def ', 'class ', 'async '];

/** One random change: a few characters or whole lines inserted, deleted, replaced, doubled or swapped. */
const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.nat({ max: 60 }),
  kind: fc.constantFrom('insert', 'delete', 'replace', 'drop line', 'double line', 'swap lines'),
  written: fc.array(fc.constantFrom(...bits, ...wildBits), { minLength: 1, maxLength: 4 }).map((all) => all.join('')),
});

type Edit = typeof edit extends fc.Arbitrary<infer Value> ? Value : never;

function applyEdit(text: string, { at, length, kind, written }: Edit): string {
  if (kind.includes('line')) return editLines(text.split('\n'), at, kind).join('\n');
  const start = Math.floor(at * text.length);
  const end = kind === 'insert' ? start : start + length;
  return text.slice(0, start) + (kind === 'delete' ? '' : written) + text.slice(end);
}

function editLines(lines: readonly string[], at: number, kind: Edit['kind']): readonly string[] {
  const index = Math.min(lines.length - 1, Math.floor(at * lines.length));
  const line = lines[index] ?? '';
  const next = lines[index + 1] ?? '';
  const [before, after] = [lines.slice(0, index), lines.slice(index + 1)];
  if (kind === 'drop line') return [...before, ...after];
  return kind === 'double line' ? [...before, line, line, ...after] : [...before, next, line, ...after.slice(1)];
}

const sample = fc.constantFrom(...samples);

describe('scan: broken source', () => {
  after(() => scanner.dispose());

  it('reads the goldens', async () => {
    assert.ok(samples.length > 20);
    for (const each of samples) await scan(each);
  });

  it('survives random edits', async () => {
    await fc.assert(
      fc.asyncProperty(sample, fc.array(edit, { minLength: 1, maxLength: 12 }), async (each, edits) => {
        await scan({ ...each, text: edits.reduce(applyEdit, each.text) });
      }),
      { seed, numRuns: 500 },
    );
  });

  it('survives truncations', async () => {
    await fc.assert(
      fc.asyncProperty(sample, fc.nat(), fc.nat(), async (each, first, second) => {
        const [start, end] = [first % each.text.length, second % each.text.length];
        await scan({ ...each, text: each.text.slice(0, end) });
        await scan({ ...each, text: each.text.slice(Math.min(start, end), Math.max(start, end)) });
      }),
      { seed, numRuns: 200 },
    );
  });

  it('finds every call again in a source joined to itself', async () => {
    for (const each of samples) {
      const once = await scan(each);
      const twice = await scan({ ...each, text: `${each.text}\n${each.text}` });
      assert.ok(twice.calls.length >= once.calls.length, each.path);
    }
  });

  it('survives sources joined to each other, also in the wrong language', async () => {
    await fc.assert(
      fc.asyncProperty(sample, sample, async (first, second) => {
        await scan({ ...first, text: `${first.text}\n${second.text}` });
        await scan({ ...first, text: second.text });
      }),
      { seed, numRuns: 60 },
    );
  });

  it('reads other line ends, tabs and a byte order mark like plain text', async () => {
    const seen = ({ calls }: ScanResult) => calls.map(({ id, model, lines }) => [id, model?.value, lines.line]);
    for (const each of samples) {
      const plain = await scan(each);
      for (const text of [each.text.replaceAll('\n', '\r\n'), each.text.replaceAll('    ', '\t'), `\uFEFF${each.text}`])
        assert.deepEqual(seen(await scan({ ...each, text })), seen(plain), each.path);
    }
  });

  it('gives prompts the line ends that the languages give them', async () => {
    const said = ({ calls, prompts }: ScanResult) =>
      [...calls.flatMap(({ segments }) => segments), ...prompts].map(({ pieces }) =>
        pieces.map((piece) => (piece.kind === 'text' ? piece.text : piece.kind)),
      );
    for (const each of samples)
      assert.deepEqual(said(await scan({ ...each, text: each.text.replaceAll('\n', '\r\n') })), said(await scan(each)));
  });
});
