import assert from 'node:assert/strict';
import { createProject } from '../../../src/core/scan/project.ts';
import { Analyses } from '../../../src/server/analyses.ts';
import { createDocuments, type Documents } from '../../../src/server/documents.ts';
import { FolderIndexes } from '../../../src/server/folder-indexes.ts';
import type { ServerHost } from '../../../src/server/host.ts';
import { createPolicies } from '../../../src/server/policies.ts';
import type { Engine, OpenFile, OpenFileAnalysis } from '../../../src/workspace/engine.ts';
import { makeEstimate } from '../../support/calls.ts';

const nothing: OpenFileAnalysis = {
  calls: [],
  prompts: [],
  problems: [],
  wrappers: [],
  dependencies: [],
  sites: [],
  texts: [],
};

/** What the engine of a test does with a text. */
type AnalyseText = (text: string, signal: AbortSignal) => Promise<OpenFileAnalysis>;

interface Bench {
  readonly documents: Documents;
  readonly analyses: Analyses;
  readonly log: string[];
  /** Texts that were analysed, in order. */
  readonly analysed: string[];
  readonly openFiles: () => number;
  /** Lets the clock go on; milliseconds. */
  readonly wait: (duration: number) => void;
  /** The same, and all of it is the work of the process. */
  readonly work: (duration: number) => void;
}

/** Analyses over an engine that is given. */
function createBench(analyseText: AnalyseText): Bench {
  const documents = createDocuments();
  const log: string[] = [];
  const analysed: string[] = [];
  let openFiles = 0;
  let now = 0;
  let worked = 0;
  const open = (_path: string, _language: string, first: string): OpenFile => {
    let text = first;
    openFiles++;
    return {
      update: (changed) => {
        text = changed;
      },
      analyse: (_scope, _path, _project, signal) => {
        analysed.push(text);
        return analyseText(text, signal);
      },
      dispose: () => {
        openFiles--;
      },
    };
  };
  const engine: Engine = {
    kindOf: () => null,
    findFindings: () => [],
    measurable: (_call, feature) => ({ feature, names: [], candidates: [], provider: null, modelOf: () => null }),
    measure: (analysed) => analysed,
    snapshots: [],
    today: '2026-11-22',
    createProject: (source) => createProject(source, () => Promise.resolve(null)),
    analyseFile: () => Promise.reject(new Error('not here')),
    scan: () => Promise.reject(new Error('not here')),
    findDefinitions: () => Promise.reject(new Error('not here')),
    findCallSites: () => Promise.reject(new Error('not here')),
    estimate: (call) => ({ call, estimate: makeEstimate({ callId: call.id }) }),
    prices: { asOf: '', source: '' },
    basis: {},
    open,
    planEdits: () => Promise.reject(new Error('not here')),
    stepDown: () => null,
    sizeOfPrompt: () => ({ value: 0, low: 0, high: 0, basis: 'exact' }),
    replacePrices: () => undefined,
    setGateway: () => undefined,
    dispose: () => undefined,
  };
  const host: ServerHost = {
    ...noMachine,
    now: () => new Date(now),
    workedMs: () => worked,
    pause: () => Promise.resolve(),
    createEngine: () => Promise.resolve(engine),
    ruleDocUri: (code) => `https://docs.example/${code}`,
    pathOf: () => null,
    uriOf: (path) => path,
  };
  const policies = createPolicies({ host, folders: () => [], openText: () => null });
  const warn = (line: string) => log.push(line);
  const indexes = new FolderIndexes({ host, documents, folders: () => [], warn });
  const analyses = new Analyses({ host, documents, policies, folders: () => [], indexes, warn });
  const wait = (duration: number) => {
    now += duration;
  };
  const work = (duration: number) => {
    wait(duration);
    worked += duration;
  };
  return { documents, analyses, log, analysed, openFiles: () => openFiles, wait, work };
}

/** A machine without files and folders. */
const noMachine: Omit<ServerHost, 'now' | 'workedMs' | 'pause' | 'createEngine' | 'ruleDocUri' | 'pathOf' | 'uriOf'> = {
  version: '0',
  processId: 0,
  memoryBytes: () => 0,
  findPolicyFile: () => Promise.resolve(null),
  readText: () => Promise.reject(new Error('no files')),
  writeText: () => Promise.resolve(),
  loadAsset: () => Promise.reject(new Error('no files')),
  fileFacts: () => Promise.reject(new Error('no files')),
  realPath: (path) => Promise.resolve(path),
  createIndex: noFolder,
  createComparison: noFolder,
  readHistory: noFolder,
  createIndexedAnalysis: () => () => Promise.reject(new Error('not here')),
  analyseWorkspace: () => Promise.reject(new Error('not here')),
};

function noFolder(): never {
  throw new Error('no folders');
}

function openText(documents: Documents, text: string, version = 1): void {
  documents.open({ uri: 'untitled:a', languageId: 'python', version, text });
}

describe('analyses of open documents', () => {
  it('are made once for a text, whoever asks', async () => {
    const { documents, analyses, analysed } = createBench(async () => nothing);
    openText(documents, 'a');
    await Promise.all([analyses.of('untitled:a'), analyses.of('untitled:a')]);
    await analyses.of('untitled:a');
    openText(documents, 'b', 2);
    await analyses.of('untitled:a');
    assert.deepEqual(analysed, ['a', 'b']);
  });

  it('are stopped by an edit, and an outdated one is never given', async () => {
    const signals: AbortSignal[] = [];
    const { documents, analyses } = createBench(async (_, signal) => {
      signals.push(signal);
      await Promise.resolve();
      if (signals.length === 1) openText(documents, 'b', 2);
      return nothing;
    });
    openText(documents, 'a');
    await assert.rejects(analyses.of('untitled:a'), { name: 'AbortError' });
    assert.notEqual(await analyses.of('untitled:a'), null);
    assert.deepEqual(
      signals.map(({ aborted }) => aborted),
      [true, false],
    );
  });

  it('free what they keep when the document is closed', async () => {
    const { documents, analyses, openFiles } = createBench(async () => nothing);
    openText(documents, 'a');
    await analyses.of('untitled:a');
    assert.equal(openFiles(), 1);
    documents.close('untitled:a');
    analyses.prune();
    assert.equal(openFiles(), 0);
    assert.equal(await analyses.of('untitled:a'), null);
  });
});

describe('analyses that fail', () => {
  it('leave out a poisonous text, name it once, and try again when it changes', async () => {
    const bench = createBench(async (text) => {
      if (text.includes('poison')) throw new RangeError('too deep');
      return nothing;
    });
    const { documents, analyses, log } = bench;
    for (const [version, text] of ['poison', 'poison 2', 'poison 3'].entries()) {
      openText(documents, text, version);
      assert.equal(await analyses.of('untitled:a'), null);
      assert.equal(await analyses.of('untitled:a'), null);
    }
    assert.equal(bench.analysed.length, 3);
    assert.equal(log.length, 1);
    assert.match(log[0] ?? '', /^untitled:a is left out: Call Cost failed on it .*too deep/);
    assert.equal(analyses.leftOut()[0]?.uri, 'untitled:a');
    openText(documents, 'fine', 9);
    assert.notEqual(await analyses.of('untitled:a'), null);
    assert.deepEqual(analyses.leftOut(), []);
  });

  it('leave out nothing because the machine is busy with something else', async () => {
    const bench = createBench(async () => {
      bench.wait(5000);
      return nothing;
    });
    openText(bench.documents, 'fine');
    assert.notEqual(await bench.analyses.of('untitled:a'), null);
    assert.deepEqual(bench.analyses.leftOut(), []);
  });

  it('leave out a document that takes too long, until it is closed', async () => {
    const bench = createBench(async () => {
      bench.work(5000);
      return nothing;
    });
    const { documents, analyses, log } = bench;
    openText(documents, 'slow');
    await analyses.of('untitled:a');
    assert.deepEqual(log, ['untitled:a is left out: its analysis takes 5.0 s']);
    openText(documents, 'still slow', 2);
    assert.equal(await analyses.of('untitled:a'), null);
    assert.deepEqual(bench.analysed, ['slow']);
    documents.close('untitled:a');
    analyses.prune();
    assert.deepEqual(analyses.leftOut(), []);
  });
});
