import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { WorkspaceIndex } from '../../../src/workspace/workspace-index.ts';
import { type IndexBench, withIndex } from '../../support/workspace-index.ts';

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

/** An index that is up to date. */
function withFreshIndex(
  given: Readonly<Record<string, string>>,
  use: (bench: IndexBench) => Promise<void>,
): Promise<void> {
  return withIndex(given, async (bench) => {
    await bench.index.refresh(signal);
    await use(bench);
  });
}

/** Call sites of the calls of a file: where they are, and their model. */
function sitesOf(index: WorkspaceIndex, path: string): readonly string[] {
  return index.sitesOf(path).map(({ call }) => `${call.file}:${call.lines.line} ${call.model?.value}`);
}

function modelIn(index: WorkspaceIndex, path: string, id: string): string | null {
  return index.callOf(path, id)?.model?.value ?? null;
}

describe('a workspace index', () => {
  it('knows calls and call sites, those behind functions that pass on included', () =>
    withFreshIndex(files, async ({ index }) => {
      assert.deepEqual(sitesOf(index, 'app/llm.py'), ['app/tasks.py:2 gpt-4o', 'app/tasks.py:3 gpt-4o']);
      assert.deepEqual(
        index.wrappersFor('app/tasks.py').map(({ names }) => names[0]),
        ['ask', 'politely'],
      );
      assert.deepEqual(index.wrappersFor('other.py'), []);
    }));

  it('does nothing where nothing has changed', () =>
    withFreshIndex(files, async ({ index, work }) => {
      work();
      await index.refresh(signal);
      assert.deepEqual(work(), []);
    }));

  it('reads again what depends on an edit, and nothing else', () =>
    withFreshIndex(files, async ({ index, work, unsaved }) => {
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
    withFreshIndex(files, async ({ index, work, unsaved }) => {
      work();
      unsaved.set('app/tasks.py', 'from app.llm import ask\nask("One", model="gpt-5")\n');
      index.changed('app/tasks.py');
      await index.refresh(signal);
      assert.deepEqual(work(), ['app/tasks.py (sites)']);
      assert.deepEqual(sitesOf(index, 'app/llm.py'), ['app/llm.py:7 gpt-4o', 'app/tasks.py:2 gpt-5']);
    }));
});

describe('a workspace index and the disk', () => {
  it('follows files that are deleted, created and renamed', () =>
    withFreshIndex(files, async ({ index, work, write, folder }) => {
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
    withFreshIndex(
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
    withFreshIndex(
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
});

describe('the work of a workspace index', () => {
  it('ends in cycles', () =>
    withFreshIndex(
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

  it('keeps only what others need', () =>
    withFreshIndex(files, async ({ index, unsaved }) => {
      const isKept = (path: keyof typeof files) =>
        index.project.kept({ path, language: 'python', text: files[path] }) !== null;
      assert.deepEqual([isKept('app/settings.py'), isKept('app/llm.py')], [true, true]);
      assert.deepEqual([isKept('other.py'), isKept('app/tasks.py')], [false, false]);
      unsaved.set('other.py', files['other.py']);
      index.changed('other.py');
      await index.refresh(signal);
      assert.equal(isKept('other.py'), true);
    }));
});

describe('the work of a workspace index that is given up', () => {
  it('goes on after it was stopped', () => {
    const interruption = new AbortController();
    let pauses = 0;
    const pause = async () => {
      pauses += 1;
      if (pauses === 2) interruption.abort();
    };
    return withIndex(
      files,
      async ({ index }) => {
        await assert.rejects(index.refresh(interruption.signal), { name: 'AbortError' });
        assert.deepEqual(sitesOf(index, 'app/llm.py'), []);
        await index.refresh(signal);
        assert.equal(sitesOf(index, 'app/llm.py').length, 2);
      },
      pause,
    );
  });

  it('is finished for who waits, where who asked first gives up', () => {
    const interruption = new AbortController();
    let pauses = 0;
    const pause = async () => {
      pauses += 1;
      if (pauses === 2) interruption.abort();
    };
    return withIndex(
      files,
      async ({ index }) => {
        const first = assert.rejects(index.refresh(interruption.signal), { name: 'AbortError' });
        await index.refresh(signal);
        await first;
        assert.equal(sitesOf(index, 'app/llm.py').length, 2);
      },
      pause,
    );
  });

  it('does not keep waiting who gives up while others go on', () => {
    const interruption = new AbortController();
    const pausing = new AbortController();
    const isPaused = new Promise<void>((resolve) => {
      pausing.signal.addEventListener('abort', () => resolve());
    });
    return withIndex(
      files,
      async ({ index }) => {
        const first = index.refresh(signal);
        const second = assert.rejects(index.refresh(interruption.signal), { name: 'AbortError' });
        interruption.abort();
        await second;
        pausing.abort();
        await first;
        assert.equal(sitesOf(index, 'app/llm.py').length, 2);
      },
      () => isPaused,
    );
  });
});

describe('a workspace index that is told of changes', () => {
  it('knows which changes on the disk matter', () =>
    withFreshIndex({ ...files, '.git/HEAD': '', '.gitignore': 'dist/\n', 'dist/a.py': '' }, async ({ index }) => {
      assert.equal(index.concerns('app/settings.py', 'changed'), true);
      assert.equal(index.concerns('dist/a.py', 'changed'), false);
      assert.equal(index.concerns('dist/b.py', 'come or gone'), false);
      assert.equal(index.concerns('node_modules/a/index.js', 'come or gone'), false);
      assert.equal(index.concerns('app/new.py', 'come or gone'), true);
    }));
});
