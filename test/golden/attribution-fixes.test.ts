import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Analysis } from '../../src/core/analysis.ts';
import type { LineRange, TextRange } from '../../src/core/model.ts';
import { bundledPriceData } from '../../src/core/prices/data.ts';
import { applyEdits } from '../../src/core/scan/edits/edit.ts';
import { analyzeWorkspace } from '../../src/workspace/analyze.ts';
import { createEngine, type Engine } from '../../src/workspace/engine.ts';
import { loadBytes } from '../support/assets.ts';
import { pythonErrors } from '../support/compile.ts';

const folder = fileURLToPath(new URL('./rules/attribution-missing/', import.meta.url));

/** Every gateway's calls without attribution: where a change is offered and can be made, the finding is gone with it. */
describe('golden: attribution that is added', () => {
  let engine: Engine;
  let copy: string;
  before(async () => {
    engine = await createEngine(loadBytes, new Date('2026-11-22T12:00:00Z'), bundledPriceData);
    copy = mkdtempSync(join(tmpdir(), 'callcost-attribution-'));
    cpSync(folder, copy, { recursive: true });
  });
  after(() => {
    engine.dispose();
    rmSync(copy, { recursive: true });
  });

  const analysed = () =>
    analyzeWorkspace(engine, {
      paths: ['.'],
      workingDirectory: copy,
      configFile: null,
      planEdits: engine.planEdits,
    });

  it('leaves no finding but those that no request can mend', async () => {
    const start = mended(await analysed());
    assert.ok(start.length >= 15, `${start.length} findings are mended`);
    for (let left = start; left.length > 0; ) {
      // One in each file at a time: what an edit moves is planned anew.
      for (const { file, edits } of new Map(left.map((each) => [each.file, each])).values()) {
        const text = readFileSync(join(copy, file), 'utf8');
        const placed = edits.map(({ lines, newText }) => ({ file, newText, range: rangeOf(text, lines) }));
        writeFileSync(join(copy, file), applyEdits(text, placed));
      }
      const then = mended(await analysed());
      assert.ok(then.length < left.length, then.map(({ file, line }) => `${file}:${line}`).join(', '));
      left = then;
    }
    const { findings } = await analysed();
    const found = findings.filter(({ code }) => code === 'attribution-missing').map(({ file }) => file);
    assert.deepEqual(found, ['refused/fires.py']);
    const python = [...new Set(start.map(({ file }) => file))].filter((file) => file.endsWith('.py'));
    const sources = python.map((file) => ({
      name: file.replaceAll('/', '-'),
      text: readFileSync(join(copy, file), 'utf8'),
    }));
    assert.deepEqual(pythonErrors(sources), []);
  }).timeout(60_000);
});

function rangeOf(text: string, { line, column, endLine, endColumn }: LineRange): TextRange {
  const offset = (toLine: number, toColumn: number) =>
    text
      .split('\n')
      .slice(0, toLine - 1)
      .join('\n').length +
    (toLine > 1 ? 1 : 0) +
    toColumn -
    1;
  return { start: offset(line, column), end: offset(endLine, endColumn) };
}

function mended({ findings, fixes = [] }: Analysis) {
  return findings.flatMap(({ code, file, lines }, index) => {
    const fix = fixes[index] ?? null;
    return code !== 'attribution-missing' || fix === null ? [] : [{ file, line: lines.line, edits: fix.edits }];
  });
}
