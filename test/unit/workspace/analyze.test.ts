import assert from 'node:assert/strict';
import type { Analysis } from '../../../src/core/analysis.ts';
import { createProject } from '../../../src/core/scan/project.ts';
import type { FileAnalyser } from '../../../src/workspace/analyse-file.ts';
import { type AnalysisProgress, analyzeWorkspace } from '../../../src/workspace/analyze.ts';
import { makeCall, makeEstimate } from '../../support/calls.ts';
import { withFolder } from '../../support/folders.ts';

/** Stands in for the engine: every line of a file is a call, named after it, in the feature of its folder's policy. */
const analyser: FileAnalyser = {
  kindOf: (path) => (path.endsWith('.py') ? 'python' : null),
  prices: { asOf: '2026-09-23', source: 'test' },
  findFindings: () => [],
  measurable: (_call, feature) => ({ feature, names: [], candidates: [], provider: null, modelOf: () => null }),
  measure: (analysed) => analysed,
  snapshots: [],
  today: '2026-11-22',
  createProject: (source) => createProject(source, () => Promise.resolve(null)),
  findCallSites: async () => ({ sites: [], dependencies: [] }),
  estimate: (call) => ({ call, estimate: makeEstimate({ callId: call.id }) }),
  analyseFile: async ({ path, scope }, { text }) => {
    if (text.startsWith('crash')) throw new RangeError('out of stack');
    const calls = text.split('\n').map((id) => {
      const call = makeCall({ id, file: path });
      return { call, estimate: makeEstimate({ callId: id, feature: scope.findFeature(call, path)?.name ?? null }) };
    });
    return { calls, prompts: [], problems: [], wrappers: [], dependencies: [] };
  },
};

async function analyse(
  files: Readonly<Record<string, string | Uint8Array>>,
  paths: readonly string[] = [],
  configFile: string | null = null,
): Promise<Analysis> {
  return withFolder(files, (folder) =>
    analyzeWorkspace(analyser, {
      paths,
      workingDirectory: folder,
      configFile: configFile === null ? null : `${folder}/${configFile}`,
    }),
  );
}

/** Calls as `file:id`, or `file:id@feature`. */
function callsOf({ calls }: Analysis): readonly string[] {
  return calls.map(
    ({ call, estimate }) => `${call.file}:${call.id}${estimate.feature === null ? '' : `@${estimate.feature}`}`,
  );
}

describe('analyzeWorkspace', () => {
  it('lists calls by file and position', async () => {
    const analysis = await analyse({ 'b.py': 'three', 'a.py': 'one\ntwo', 'a/z.py': 'four' });
    assert.deepEqual(callsOf(analysis), ['a.py:one', 'a.py:two', 'b.py:three', 'a/z.py:four']);
    assert.equal(analysis.filesScanned, 3);
  });

  it('names a file on which the scanner fails, and goes on', async () => {
    const analysis = await analyse({ 'a.py': 'crash', 'b.py': 'one' });
    assert.deepEqual(callsOf(analysis), ['b.py:one']);
    assert.deepEqual(analysis.problems, [
      {
        file: 'a.py',
        reason: 'left out, because Call Cost failed on it (please report this): RangeError: out of stack',
        lines: null,
      },
    ]);
  });

  it('skips what it cannot read, and goes on', async () => {
    const analysis = await analyse({ 'a.py': new Uint8Array([0xff, 0xfe, 0x61, 0]), 'b.py': 'one' });
    assert.deepEqual(callsOf(analysis), ['b.py:one']);
    assert.deepEqual(analysis.skipped, [{ file: 'a.py', kind: 'encoding', reason: 'UTF-16 text; save it as UTF-8' }]);
  });

  it('uses the nearest callcost.yml, also one above the folder that is scanned', async () => {
    const files = {
      '.git/HEAD': '',
      'callcost.yml': 'features: { top: { paths: ["**"] } }',
      'svc/callcost.yml': 'features: { inner: { paths: ["**"] } }',
      'svc/a.py': 'one',
      'web/b.py': 'two',
    };
    assert.deepEqual(callsOf(await analyse(files)), ['svc/a.py:one@inner', 'web/b.py:two@top']);
    assert.deepEqual(callsOf(await analyse(files, ['web'])), ['b.py:two@top']);
    assert.deepEqual(callsOf(await analyse(files, ['svc/a.py'])), ['svc/a.py:one@inner']);
    assert.deepEqual(callsOf(await analyse(files, [], 'callcost.yml')), ['svc/a.py:one@top', 'web/b.py:two@top']);
  });

  it('reports a broken callcost.yml once, and goes on', async () => {
    const analysis = await analyse({ 'svc/callcost.yml': 'featurs: 1', 'svc/a.py': 'one', 'svc/sub/b.py': 'two' });
    assert.deepEqual(
      analysis.policyProblems.map(({ file, line, message }) => `${file}:${line} ${message}`),
      ['svc/callcost.yml:1 Unknown key "featurs".'],
    );
    assert.equal(analysis.calls.length, 2);
  });

  it('scans a file that is named, whatever is ignored, and each file once', async () => {
    const files = { '.git/HEAD': '', '.gitignore': '*.py', 'x/a.py': 'one', 'b.txt': '' };
    assert.deepEqual(callsOf(await analyse(files, ['x/a.py', 'x/a.py', './x/../x/a.py'])), ['x/a.py:one']);
    assert.deepEqual((await analyse(files, ['b.txt'])).skipped, [
      { file: 'b.txt', kind: 'ignored', reason: 'not a Python, TypeScript or JavaScript file, or a notebook' },
    ]);
  });

  it('lists declared features without calls, too', async () => {
    const analysis = await analyse({ 'callcost.yml': 'features: { idle: { callsPerMonth: 5 } }', 'a.py': 'one' });
    assert.deepEqual(
      analysis.features.map(({ name, totals }) => [name, totals.calls, totals.perMonth]),
      [['idle', 0, null]],
    );
  });

  it('refuses a configuration that is not there', () =>
    assert.rejects(analyse({ 'a.py': '' }, [], 'nowhere.yml'), {
      name: 'UserError',
      nextStep: 'Check the path after --config.',
    }));
});

describe('analyzeWorkspace under way', () => {
  it('says how far it is, and ends with all files done', async () => {
    const seen: AnalysisProgress[] = [];
    await withFolder({ 'a.py': 'one', 'b.py': 'two' }, (folder) =>
      analyzeWorkspace(analyser, {
        paths: [],
        workingDirectory: folder,
        configFile: null,
        onProgress: (progress) => seen.push(progress),
      }),
    );
    assert.deepEqual(
      seen.map(({ done, total }) => `${done}/${total}`),
      ['1/2', '2/2'],
    );
  });

  it('stops between two files when it is told to', () =>
    withFolder(
      Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`f${index}.py`, 'one'])),
      async (folder) => {
        const interruption = new AbortController();
        let analysed = 0;
        const stopping: FileAnalyser = {
          ...analyser,
          analyseFile: async () => {
            analysed++;
            interruption.abort();
            return { calls: [], prompts: [], problems: [], wrappers: [], dependencies: [] };
          },
        };
        const options = { paths: [], workingDirectory: folder, configFile: null, signal: interruption.signal };
        await assert.rejects(analyzeWorkspace(stopping, options), { name: 'AbortError' });
        assert.ok(analysed <= 8, `${analysed} files were analysed after the signal`);
      },
    ));
});
