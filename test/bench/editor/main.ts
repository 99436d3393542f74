/**
 * `npx tsx test/bench/editor/main.ts`: how much the extension costs the editor, in a real VS Code. Prints the times with
 * the parse time of the same file on the same machine as the reference. Needs `npm run build`; VSCODE_HOST as for the
 * editor tests.
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInEditor } from '../../editor/launch.ts';
import { root } from '../../host/paths.ts';
import { createReadTree } from '../../support/parser.ts';
import { lineCounts, pythonOf } from './documents.ts';
import type { Measurements } from './measure.ts';
import { percentile } from './percentile.ts';

const folder = await mkdtemp(join(tmpdir(), 'callcost-bench-'));
try {
  for (const lines of lineCounts) await writeFile(join(folder, `lines-${lines}.py`), pythonOf(lines));
  const resultPath = join(folder, 'result.json');
  await runInEditor({
    modules: [join(root, 'test', 'bench', 'editor', 'measure.ts')],
    path: folder,
    environment: { CALLCOST_BENCH_RESULT: resultPath },
  });
  const measured: Measurements = JSON.parse(await readFile(resultPath, 'utf8'));
  console.log(`activate()             ${milliseconds(measured.activationMs)}`);
  console.log(`activation as a whole  ${milliseconds(measured.wholeActivationMs)}`);
  console.log(`start to first hint    ${milliseconds(measured.firstHintMs)}`);
  for (const { lines, editToHintsMs } of measured.documents) {
    const [p50, p95] = [percentile(editToHintsMs, 50), percentile(editToHintsMs, 95)];
    const parseMs = await parseTime(pythonOf(lines));
    const name = `edit to hints, ${lines} lines`.padEnd(28);
    console.log(`${name} p50 ${milliseconds(p50)}  p95 ${milliseconds(p95)}  parse alone ${milliseconds(parseMs)}`);
  }
  console.log(`memory of the server   ${megabytes(measured.serverBytes)}`);
  console.log(`memory of the client   ${megabytes(measured.clientBytes)} more heap in the extension host`);
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function parseTime(text: string): Promise<number> {
  const readTree = await createReadTree('python');
  const times: number[] = [];
  for (let run = 0; run < 20; run++) {
    const start = performance.now();
    readTree(text, (tree) => tree.endIndex);
    times.push(performance.now() - start);
  }
  return percentile(times, 50);
}

function milliseconds(value: number): string {
  return `${value.toFixed(1).padStart(7)} ms`;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
