import assert from 'node:assert/strict';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { kindOfPath } from '../../../src/core/scan/languages.ts';
import { createScanner, type Scanner } from '../../../src/core/scan/scanner.ts';
import { createWorkspaceIndex, type WorkspaceIndex } from '../../../src/workspace/workspace-index.ts';
import { loadBytes } from '../../support/assets.ts';
import { withFolder } from '../../support/folders.ts';

const signal = new AbortController().signal;

const client = 'from openai import OpenAI\nfrom app.settings import MODEL\nclient = OpenAI()\n';
const files = {
  'app/settings.py': 'MODEL = "gpt-4o"\n',
  'app/reply.py': `${client}client.responses.create(model=MODEL, input="Say hello")\n`,
  'app/llm.py': [
    'from openai import OpenAI',
    'from app.settings import MODEL',
    'client = OpenAI()',
    'def ask(prompt, model=MODEL):',
    '    return client.responses.create(model=model, input=prompt)',
    'def politely(prompt):',
    '    return ask(prompt + " Please.")',
  ].join('\n'),
  'app/tasks.py': 'from app.llm import ask, politely\nask("Tell a joke")\npolitely("Be brief.")\n',
  'app/plain.py': 'import os\nprint(os.getcwd())\n',
  'other.py': 'from openai import OpenAI\nOpenAI().responses.create(model="gpt-5", input="Hi")\n',
};

/** An index over a folder, what was scanned since one last looked, and who writes. */
interface Bench {
  readonly index: WorkspaceIndex;
  readonly folder: string;
  /** Files that were scanned, and `(sites)` of those in which call sites were looked for, sorted. */
  readonly work: () => readonly string[];
  /** Texts that are not saved, by path. */
  readonly unsaved: Map<string, string>;
  readonly write: (path: string, text: string) => Promise<void>;
}

describe('a workspace index', () => {
  let scanner: Scanner;
  before(() => {
    scanner = createScanner(loadBytes);
  });
  after(() => scanner.dispose());

  function withIndex(given: Readonly<Record<string, string>>, use: (bench: Bench) => Promise<void>): Promise<void> {
    return withFolder(given, async (folder) => {
      const done: string[] = [];
      const unsaved = new Map<string, string>();
      const index = createWorkspaceIndex({
        root: folder,
        pause: () => Promise.resolve(),
        unsavedTextOf: (path) => unsaved.get(path.slice(folder.length + 1)) ?? null,
        scanner: {
          kindOf: kindOfPath,
          createProject: (source) => scanner.createProject(source),
          scan: async (source, project) => {
            const scan = await scanner.scan(source, signal, project);
            if (scan.calls.length + scan.dependencies.length > 0) done.push(source.path);
            return scan;
          },
          findCallSites: (source, ...rest) => {
            done.push(`${source.path} (sites)`);
            return scanner.findCallSites(source, ...rest);
          },
        },
      });
      await index.refresh(signal);
      await use({
        index,
        folder,
        unsaved,
        work: () => [...new Set(done.splice(0))].sort(),
        write: (path, text) => writeFile(join(folder, path), text),
      });
    });
  }

  /** Call sites of the calls of a file: where they are, and their model. */
  const sitesOf = (index: WorkspaceIndex, path: string) =>
    index.sitesOf(path).map(({ call }) => `${call.file}:${call.lines.line} ${call.model?.value}`);

  const modelIn = (index: WorkspaceIndex, path: string, id: string) => index.callOf(path, id)?.model?.value ?? null;

  it('knows calls and call sites, those behind functions that pass on included', () =>
    withIndex(files, async ({ index }) => {
      assert.deepEqual(sitesOf(index, 'app/llm.py'), ['app/tasks.py:2 gpt-4o', 'app/tasks.py:3 gpt-4o']);
      assert.deepEqual(
        index.wrappersFor('app/tasks.py').map(({ names }) => names[0]),
        ['ask', 'politely'],
      );
      assert.deepEqual(index.wrappersFor('other.py'), []);
    }));

  it('does nothing where nothing has changed', () =>
    withIndex(files, async ({ index, work }) => {
      work();
      await index.refresh(signal);
      assert.deepEqual(work(), []);
    }));

  it('reads again what depends on an edit, and nothing else', () =>
    withIndex(files, async ({ index, work, unsaved }) => {
      work();
      unsaved.set('app/settings.py', 'MODEL = "gpt-4o-mini"\n');
      index.changed('app/settings.py');
      await index.refresh(signal);
      assert.deepEqual(work(), ['app/llm.py', 'app/llm.py (sites)', 'app/reply.py', 'app/tasks.py (sites)']);
      assert.deepEqual(sitesOf(index, 'app/llm.py'), ['app/tasks.py:2 gpt-4o-mini', 'app/tasks.py:3 gpt-4o-mini']);
      index.changed('other.py');
      await index.refresh(signal);
      assert.deepEqual(work(), ['other.py']);
      index.changed('app/plain.py');
      await index.refresh(signal);
      assert.deepEqual(work(), []);
    }));

  it('looks for call sites again only where a caller has changed', () =>
    withIndex(files, async ({ index, work, unsaved }) => {
      work();
      unsaved.set('app/tasks.py', 'from app.llm import ask\nask("One", model="gpt-5")\n');
      index.changed('app/tasks.py');
      await index.refresh(signal);
      assert.deepEqual(work(), ['app/tasks.py (sites)']);
      assert.deepEqual(sitesOf(index, 'app/llm.py'), ['app/llm.py:7 gpt-4o', 'app/tasks.py:2 gpt-5']);
    }));

  it('follows files that are deleted, created and renamed', () =>
    withIndex(files, async ({ index, work, write, folder }) => {
      const id = index.sitesOf('app/llm.py')[0]?.callId ?? '';
      work();
      await rm(join(folder, 'app/settings.py'));
      index.relist();
      await index.refresh(signal);
      assert.deepEqual(work(), ['app/llm.py', 'app/llm.py (sites)', 'app/reply.py', 'app/tasks.py (sites)']);
      assert.equal(modelIn(index, 'app/llm.py', id), null);
      await write('app/settings.py', 'MODEL = "gpt-5"\n');
      await write('app/later.py', 'from app.llm import ask\nask("Later")\n');
      index.relist();
      await index.refresh(signal);
      assert.equal(modelIn(index, 'app/llm.py', id), 'gpt-5');
      assert.equal(index.sitesOf('app/llm.py').length, 3);
      work();
      await write('app/unrelated.txt', 'text');
      index.relist();
      await index.refresh(signal);
      assert.deepEqual(work(), []);
    }));

  it('sees a file come that a path had asked for', () =>
    withIndex(
      {
        'call.py': [
          'from pathlib import Path',
          'from openai import OpenAI',
          'PROMPT = (Path(__file__).parent / "prompt.txt").read_text()',
          'OpenAI().responses.create(model="gpt-4o", input=PROMPT)',
        ].join('\n'),
      },
      async ({ index, work, write }) => {
        work();
        await write('prompt.txt', 'Say hello.');
        index.relist();
        await index.refresh(signal);
        assert.deepEqual(work(), ['call.py']);
      },
    ));

  it('follows imports that a changed configuration leads elsewhere', () =>
    withIndex(
      {
        'tsconfig.json': '{ "compilerOptions": { "paths": { "@settings": ["./one.ts"] } } }',
        'one.ts': 'export const MODEL = "gpt-4o";',
        'two.ts': 'export const MODEL = "gpt-5";',
        'call.ts': [
          "import OpenAI from 'openai';",
          "import { MODEL } from '@settings';",
          "new OpenAI().responses.create({ model: MODEL, input: 'Hi' });",
        ].join('\n'),
        'alone.ts': "import OpenAI from 'openai';\nnew OpenAI().responses.create({ model: 'gpt-5', input: 'Hi' });",
      },
      async ({ index, work, write }) => {
        work();
        await write('tsconfig.json', '{ "compilerOptions": { "paths": { "@settings": ["./two.ts"] } } }');
        index.relist();
        await index.refresh(signal);
        assert.deepEqual(work(), ['call.ts']);
      },
    ));

  it('ends in cycles', () =>
    withIndex(
      {
        'a.py':
          'from openai import OpenAI\nfrom b import MODEL, again\nPROMPT = MODEL\ndef ask(p):\n    again(p)\n    return OpenAI().responses.create(model=MODEL, input=p)\n',
        'b.py': 'from a import PROMPT, ask\nMODEL = PROMPT\ndef again(p):\n    return ask(p)\n',
      },
      async ({ index, work }) => {
        work();
        index.changed('b.py');
        await index.refresh(signal);
        assert.deepEqual(work(), ['a.py', 'a.py (sites)', 'b.py (sites)']);
      },
    ));

  it('goes on after it was stopped', () =>
    withFolder(files, async (folder) => {
      const interruption = new AbortController();
      let pauses = 0;
      const index = createWorkspaceIndex({
        root: folder,
        pause: async () => {
          pauses += 1;
          if (pauses === 2) interruption.abort();
        },
        scanner: {
          kindOf: kindOfPath,
          createProject: (source) => scanner.createProject(source),
          scan: (source, project) => scanner.scan(source, undefined, project),
          findCallSites: (...request) => scanner.findCallSites(...request),
        },
      });
      await assert.rejects(index.refresh(interruption.signal), { name: 'AbortError' });
      assert.deepEqual(sitesOf(index, 'app/llm.py'), []);
      await index.refresh(signal);
      assert.equal(sitesOf(index, 'app/llm.py').length, 2);
    }));

  it('knows which changes on the disk matter', () =>
    withIndex({ ...files, '.git/HEAD': '', '.gitignore': 'dist/\n', 'dist/a.py': '' }, async ({ index }) => {
      assert.equal(index.concerns('app/settings.py', 'changed'), true);
      assert.equal(index.concerns('dist/a.py', 'changed'), false);
      assert.equal(index.concerns('dist/b.py', 'come or gone'), false);
      assert.equal(index.concerns('node_modules/a/index.js', 'come or gone'), false);
      assert.equal(index.concerns('app/new.py', 'come or gone'), true);
    }));
});
