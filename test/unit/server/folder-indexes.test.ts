import assert from 'node:assert/strict';
import { bundledPriceData } from '../../../src/core/prices/data.ts';
import { createDocuments } from '../../../src/server/documents.ts';
import { type ChangedFile, FolderIndexes } from '../../../src/server/folder-indexes.ts';
import type { ServerHost } from '../../../src/server/host.ts';
import { createNodeHost } from '../../../src/server/node-host.ts';
import { createEngine, type Engine } from '../../../src/workspace/engine.ts';
import type { IndexOptions, WorkspaceIndex } from '../../../src/workspace/workspace-index.ts';
import { loadBytes } from '../../support/assets.ts';

/** What the indexes did, a line each. */
interface Bench {
  readonly indexes: FolderIndexes;
  readonly log: string[];
  readonly openText: (path: string, text: string) => void;
}

/** Indexes of the folders `/one` and `/one/inner` that log what they are asked, and are never done with their list. */
function createBench(): Bench {
  const documents = createDocuments();
  const log: string[] = [];
  const createIndex = ({ root }: IndexOptions): WorkspaceIndex => ({
    project: {
      view: () => {
        throw new Error('not here');
      },
      asOfNow: () => {
        throw new Error('not here');
      },
      load: () => Promise.resolve(),
      keep: () => undefined,
      kept: ({ text }) => (text === 'known' ? knownModule : null),
      forget: () => undefined,
      release: () => undefined,
    },
    isListed: () => false,
    list: () => new Promise(() => undefined),
    changed: (path) => log.push(`${root} changed ${path}`),
    relist: () => log.push(`${root} relist`),
    concerns: (path) => !path.startsWith('dist/'),
    refresh: () => Promise.resolve(),
    wrappersFor: () => [],
    wrapperFiles: () => new Set(),
    listing: () => null,
    fileAt: () => null,
    looksIntoFiles: () => true,
    leftOut: () => new Map(),
    sitesOf: () => [],
    isPassedOn: () => false,
    callOf: () => null,
    calls: () => [],
    allSites: () => [],
  });
  const host: ServerHost = { ...createNodeHost('0', loadBytes, new URL('https://example.com/')), createIndex };
  const indexes = new FolderIndexes({
    host,
    documents,
    folders: () => ['/one', '/one/inner'],
    warn: (line) => log.push(line),
  });
  return {
    indexes,
    log,
    openText: (path, text) => {
      documents.open({ uri: host.uriOf(path), languageId: 'python', version: 1, text });
      indexes.textChanged(path);
    },
  };
}

const knownModule: ReturnType<WorkspaceIndex['project']['kept']> = {
  source: { path: 'a.py', language: 'python', text: 'known' },
  syntax: { language: 'python', statements: [], comments: [], errors: [] },
  scopes: {
    root: {
      kind: 'module',
      parent: null,
      name: '',
      function: null,
      class: null,
      definitions: new Map(),
      fields: new Map(),
      block: { kind: 'root', parent: null, range: { start: 0, end: 5 }, test: null, children: [] },
    },
    functions: new Map(),
    classes: new Map(),
  },
};

describe('the indexes of folders', () => {
  let engine: Engine;
  before(async () => {
    engine = await createEngine(loadBytes, new Date('2026-09-23'), bundledPriceData);
  });
  after(() => engine.dispose());

  async function withIndexes(use: (bench: Bench) => void): Promise<void> {
    const bench = createBench();
    await bench.indexes.placeOf('/one/a.py', engine);
    use(bench);
    bench.indexes.dispose();
  }

  it('keep nobody waiting for the list of a folder that takes its time', async () => {
    const { indexes } = createBench();
    const place = await indexes.placeOf('/one/inner/b.py', engine);
    assert.deepEqual([place?.root, place?.path, place?.index.isListed()], ['/one/inner', 'b.py', false]);
    assert.equal(await indexes.placeOf('/elsewhere/b.py', engine), null);
    indexes.dispose();
  });

  it('hear of texts that differ from what they have read', () =>
    withIndexes(({ log, openText }) => {
      openText('/one/a.py', 'known');
      openText('/one/inner/b.py', 'new');
      openText('/one/a.py', 'new');
      assert.deepEqual(log, ['/one changed a.py']);
    }));

  it('hear of files on the disk, but not of those that are open', () =>
    withIndexes(({ indexes, log, openText }) => {
      openText('/one/open.py', 'known');
      const files: readonly ChangedFile[] = [
        { path: '/one/open.py', change: 'changed' },
        { path: '/one/closed.py', change: 'changed' },
        { path: '/one/dist/built.py', change: 'changed' },
        { path: '/one/new.py', change: 'come or gone' },
        { path: '/one/package.json', change: 'changed' },
      ];
      indexes.filesChanged(files);
      assert.deepEqual(log, ['/one changed closed.py', '/one relist', '/one relist', '/one changed package.json']);
    }));
});
