import assert from 'node:assert/strict';
import type { Source } from '../../../src/core/model.ts';
import { languageOfPath } from '../../../src/core/scan/languages.ts';
import { createModuleResolver } from '../../../src/core/scan/modules/module-resolver.ts';
import type { ProjectSource } from '../../../src/core/scan/project.ts';
import { createScanner } from '../../../src/core/scan/scanner.ts';
import type { Wrapper } from '../../../src/core/scan/wrappers/wrapper.ts';
import { createCallSiteLinker, type LinkedCalls } from '../../../src/workspace/call-site-linker.ts';
import { loadBytes } from '../../support/assets.ts';

const scanner = createScanner(loadBytes);
after(() => scanner.dispose());

const signal = new AbortController().signal;

/** A workspace in memory whose linker remembers, and what was read since one last looked. */
function bench(given: Readonly<Record<string, string>>) {
  const files = new Map(Object.entries(given));
  const linker = createCallSiteLinker();
  const work: string[] = [];
  const has = (path: string) => files.has(path);
  const resolve: ProjectSource['resolve'] = (...request) =>
    createModuleResolver({ paths: [...files.keys()], has, configuration: () => null }).resolve(...request);
  const project = scanner.createProject({ has, resolve, read: async (path) => files.get(path) ?? null });
  const wrappersOf = new Map<string, readonly Wrapper[]>();

  async function scanned(path: string): Promise<readonly Wrapper[]> {
    const known = wrappersOf.get(path);
    if (known !== undefined) return known;
    const { wrappers } = await scanner.scan(sourceOf(path), signal, project);
    wrappersOf.set(path, wrappers);
    return wrappers;
  }

  function sourceOf(path: string): Source {
    return { path, language: languageOfPath(path) ?? assert.fail(path), text: files.get(path) ?? '' };
  }

  return {
    async link(): Promise<LinkedCalls> {
      const wrappers: Wrapper[] = [];
      for (const path of files.keys()) wrappers.push(...(await scanned(path)));
      const workspace = {
        paths: [...files.keys()],
        resolve,
        sourcesOf: async (path: string) => [sourceOf(path)],
        findCallSites(source: Source, asked: readonly Wrapper[]) {
          work.push(source.path);
          return scanner.findCallSites(source, asked, project, signal);
        },
      };
      return linker.link(workspace, wrappers, signal);
    },
    /** A file has another text, or is gone; `rescan` where its own calls change. */
    write(path: string, text: string | null, rescan = false) {
      if (text === null) files.delete(path);
      else files.set(path, text);
      if (rescan) wrappersOf.delete(path);
      project.forget(path);
      linker.forget(path);
    },
    /** The files into which was looked, each once, sorted. */
    work: () => [...new Set(work.splice(0))].sort(),
  };
}

const placesOf = ({ sites }: LinkedCalls) => sites.map(({ call }) => `${call.file}:${call.lines.line}`).sort();
const modelsOf = ({ sites }: LinkedCalls) => sites.map(({ call }) => `${call.file} ${call.model?.value}`).sort();

const llm = [
  'from openai import OpenAI',
  'from settings import MODEL',
  'def ask(prompt, model=MODEL):',
  '    return OpenAI().responses.create(model=model, input=prompt)',
].join('\n');
const files = {
  'llm.py': llm,
  'settings.py': 'MODEL = "gpt-4o"\n',
  'tasks.py': 'from llm import ask\nask("One.")\nask("Two.", "gpt-5")\n',
  'polite.py': 'from llm import ask\ndef politely(prompt):\n    return ask(prompt + " Please.")\n',
  'mail.py': 'from polite import politely\npolitely("Three.")\n',
  'other.py': 'def ask(prompt):\n    return prompt\nask("nothing is sent")\n',
  'mentions.py': 'import llm\nprint(llm)\n',
};

describe('call sites of wrappers', () => {
  it('are found through functions that pass on, which then are none themselves', async () => {
    const linked = await bench(files).link();
    assert.deepEqual(placesOf(linked), ['mail.py:2', 'tasks.py:2', 'tasks.py:3']);
    assert.deepEqual(
      linked.passedOn.map(({ file }) => file),
      ['polite.py'],
    );
  });

  it('are looked for only in files that import the wrapper and write its name', async () => {
    const { link, work } = bench(files);
    await link();
    assert.deepEqual(work(), ['llm.py', 'mail.py', 'polite.py', 'tasks.py']);
  });

  it('stay at the function that passes on where nobody calls it', async () => {
    const { link, write } = bench(files);
    write('mail.py', null);
    assert.deepEqual(placesOf(await link()), ['polite.py:3', 'tasks.py:2', 'tasks.py:3']);
  });

  it('name the wrappers that a file may call', async () => {
    const { wrappersFor } = await bench(files).link();
    const names = (path: string) => wrappersFor(path).map((wrapper) => wrapper.names[0]);
    assert.deepEqual(names('mail.py'), ['ask', 'politely']);
    assert.deepEqual(names('tasks.py'), ['ask']);
    assert.deepEqual(names('other.py'), []);
  });

  it('stand in tests only where the product calls the function as well', async () => {
    const { link, write } = bench({ ...files, 'test_tasks.py': 'from llm import ask\nask("A test.")\n' });
    assert.deepEqual(placesOf(await link()), ['mail.py:2', 'tasks.py:2', 'tasks.py:3', 'test_tasks.py:2']);
    write('mail.py', 'from polite import politely\n');
    write('test_mail.py', 'from polite import politely\npolitely("A test.")\n');
    const linked = await link();
    assert.deepEqual(placesOf(linked), ['polite.py:3', 'tasks.py:2', 'tasks.py:3', 'test_tasks.py:2']);
    assert.deepEqual(linked.passedOn, []);
    assert.deepEqual(
      linked.wrappersFor('test_mail.py').map((wrapper) => wrapper.names[0]),
      ['ask'],
    );
  });

  it('are none where there are no wrappers', async () => {
    const { link, work } = bench({ 'other.py': files['other.py'] });
    assert.deepEqual(placesOf(await link()), []);
    assert.deepEqual(work(), []);
  });
});

describe('call sites of wrappers after an edit', () => {
  it('are remembered where nothing has changed', async () => {
    const { link, work } = bench(files);
    const first = await link();
    work();
    const second = await link();
    assert.deepEqual([second.sites, second.passedOn], [first.sites, first.passedOn]);
    assert.deepEqual(work(), []);
  });

  it('are read again in the file that has changed, and in no other', async () => {
    const { link, work, write } = bench(files);
    await link();
    work();
    write('tasks.py', 'from llm import ask\nask("One.")\n');
    assert.deepEqual(placesOf(await link()), ['mail.py:2', 'tasks.py:2']);
    assert.deepEqual(work(), ['tasks.py']);
  });

  it('are read again where what they depend on has changed', async () => {
    const { link, work, write } = bench(files);
    assert.deepEqual(modelsOf(await link()), ['mail.py gpt-4o', 'tasks.py gpt-4o', 'tasks.py gpt-5']);
    work();
    write('settings.py', 'MODEL = "gpt-4o-mini"\n');
    assert.deepEqual(modelsOf(await link()), ['mail.py gpt-4o-mini', 'tasks.py gpt-4o-mini', 'tasks.py gpt-5']);
    assert.ok(!work().includes('other.py'));
  });

  it('come and go with the wrapper', async () => {
    const { link, write } = bench(files);
    await link();
    write('llm.py', llm.replace('input=prompt', 'input="Tell a joke."').replace('model=model', 'model=MODEL'), true);
    assert.deepEqual(placesOf(await link()), []);
    write('llm.py', llm, true);
    assert.deepEqual(placesOf(await link()), ['mail.py:2', 'tasks.py:2', 'tasks.py:3']);
  });

  it('come with an import', async () => {
    const { link, write } = bench(files);
    await link();
    write('other.py', 'from llm import ask\nask("Now it is sent.")\n');
    assert.deepEqual(placesOf(await link()), ['mail.py:2', 'other.py:2', 'tasks.py:2', 'tasks.py:3']);
  });
});

describe('call sites of wrappers that end', () => {
  it('in functions that call each other', async () => {
    const { link } = bench({
      'a.py': `from openai import OpenAI\nfrom b import again\ndef ask(prompt, n=0):\n    again(prompt, n)\n    return OpenAI().responses.create(model="gpt-4o", input=prompt)\n`,
      'b.py': 'from a import ask\ndef again(prompt, n):\n    return ask(prompt, n + 1)\n',
      'c.py': 'from a import ask\nask("Start.")\n',
    });
    assert.ok(placesOf(await link()).includes('c.py:2'));
  });

  it('in long chains', async () => {
    const steps = Array.from({ length: 12 }, (_, index) => [
      `step${index + 1}.py`,
      `from step${index} import ask${index}\ndef ask${index + 1}(prompt):\n    return ask${index}(prompt)\n`,
    ]);
    const first =
      'from openai import OpenAI\ndef ask0(prompt):\n    return OpenAI().responses.create(model="gpt-4o", input=prompt)\n';
    const { sites } = await bench({ 'step0.py': first, ...Object.fromEntries(steps) }).link();
    assert.equal(sites.length, 1);
  });

  it('when they are stopped', async () => {
    const { link } = bench(files);
    const linker = createCallSiteLinker();
    const workspace = {
      paths: ['a.py'],
      resolve: () => null,
      sourcesOf: async () => [],
      findCallSites: async () => assert.fail(),
    };
    const { wrappersFor } = await link();
    const stopped = linker.link(workspace, wrappersFor('tasks.py'), AbortSignal.abort());
    await assert.rejects(stopped, { name: 'AbortError' });
  });
});
