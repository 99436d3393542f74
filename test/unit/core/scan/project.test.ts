import assert from 'node:assert/strict';
import type { Source } from '../../../../src/core/model.ts';
import { createSourceModule, type SourceModule } from '../../../../src/core/scan/evaluate/source-module.ts';
import { createProject, type LoadedProject, type ProjectSource } from '../../../../src/core/scan/project.ts';

/** A project over some texts, which files were read of it, and how a view of it sees a path. */
interface Bench {
  readonly project: LoadedProject;
  readonly texts: Map<string, string>;
  readonly read: string[];
  /** The text of a file as a scan gets it; `missing` where it is still to be loaded, null where there is none. */
  readonly see: (path: string) => string | null;
  readonly load: (...paths: readonly string[]) => Promise<void>;
}

function bench(files: Readonly<Record<string, string>>, whileReading: (path: string) => void = () => {}): Bench {
  const texts = new Map(Object.entries(files));
  const read: string[] = [];
  const source: ProjectSource = {
    has: (path) => texts.has(path),
    resolve: (_, specifier, language) => {
      const path = `${specifier}.${language === 'python' ? 'py' : 'ts'}`;
      return texts.has(path) ? path : null;
    },
    read: async (path) => {
      read.push(path);
      const text = texts.get(path) ?? null;
      whileReading(path);
      return text;
    },
  };
  const project = createProject(source, async (each) => (each.text === 'gives up' ? null : moduleOf(each)));
  return {
    project,
    texts,
    read,
    see(path) {
      const missing = new Set<string>();
      const file = project.view(missing, new Set()).file([path]);
      if (missing.size > 0) return 'missing';
      return file === null ? null : file.kind === 'module' ? file.module.source.text : file.text;
    },
    load: (...paths) => project.load(paths, undefined),
  };
}

/** A file as if nothing stood in it. */
function moduleOf(source: Source): SourceModule {
  return createSourceModule(source, { language: source.language, statements: [], comments: [], errors: [] });
}

describe('the loaded files of a project', () => {
  it('are those that were asked for, each read once', async () => {
    const { see, load, read } = bench({ 'a.py': 'A = 1', 'b.md': 'Be brief.', 'c.py': '' });
    assert.equal(see('a.py'), 'missing');
    await load('a.py', 'b.md', 'a.py');
    assert.equal(see('a.py'), 'A = 1');
    assert.equal(see('b.md'), 'Be brief.');
    assert.deepEqual(read, ['a.py', 'b.md']);
  });

  it('are read once for all who ask at the same time', async () => {
    const { see, load, read } = bench({ 'a.py': 'A = 1', 'b.py': 'B = 1' });
    await Promise.all([load('a.py', 'b.py'), load('a.py'), load('b.py', 'a.py')]);
    assert.deepEqual([see('a.py'), see('b.py')], ['A = 1', 'B = 1']);
    assert.deepEqual(read.toSorted(), ['a.py', 'b.py']);
  });

  it('are null where there are none, and where they cannot be read', async () => {
    const { see, load } = bench({ 'a.py': 'gives up' });
    assert.equal(see('nowhere.py'), null);
    await load('a.py');
    assert.equal(see('a.py'), null);
  });

  it('are resolved in the language of the import, whatever the file is called', async () => {
    const { project, load } = bench({ 'm.py': 'python', 'm.ts': 'typescript' });
    await load('m.py', 'm.ts');
    const view = project.view(new Set(), new Set());
    for (const language of ['python', 'typescript'] as const) {
      const file = view.imported('study.ipynb', 'm', language);
      assert.equal(file?.kind === 'module' ? file.module.source.text : null, language);
    }
  });

  it('are named as used also where they are missing: they may come', () => {
    const { project } = bench({ 'b.txt': '' });
    const used = new Set<string>();
    project.view(new Set(), used).file(['a.txt', 'b.txt', 'c.txt']);
    assert.deepEqual([...used], ['a.txt', 'b.txt']);
  });

  it('hold of environment files nothing but names of models', async () => {
    const { project, load } = bench({
      'app/.env': 'KEY=sk-secret\nMODEL=gpt-4o # chat\n',
      '.env.example': 'OTHER=gpt-5',
    });
    await load('app/.env', '.env.example');
    const view = project.view(new Set(), new Set());
    assert.deepEqual(
      ['MODEL', 'OTHER', 'KEY'].map((name) => view.variable('app/a.py', name)?.value ?? null),
      ['gpt-4o', 'gpt-5', null],
    );
    assert.equal(view.variable('app/a.py', 'OTHER')?.isExample, true);
    const file = view.file(['app/.env']);
    assert.equal(file?.kind === 'text' ? file.text.trim() : null, 'MODEL=gpt-4o');
  });
});

describe('files of a project that change', () => {
  it('are read again after they were forgotten', async () => {
    const { project, see, load, texts } = bench({ 'a.py': 'old' });
    await load('a.py');
    texts.set('a.py', 'new');
    await load('a.py');
    assert.equal(see('a.py'), 'old');
    project.forget('a.py');
    assert.equal(see('a.py'), 'missing');
    await load('a.py');
    assert.equal(see('a.py'), 'new');
  });

  it('are read again when they changed while they were read', async () => {
    let changes = 1;
    const { project, see, load, texts, read } = bench({ 'a.py': 'old' }, (path) => {
      if (changes-- <= 0) return;
      texts.set(path, 'new');
      project.forget(path);
    });
    await load('a.py');
    assert.equal(see('a.py'), 'new');
    assert.deepEqual(read, ['a.py', 'a.py']);
  });

  it('are kept as they were parsed last, and found by the same text only', async () => {
    const { project, see } = bench({ 'a.py': 'on disk' });
    const source = { path: 'a.py', language: 'python', text: 'in an editor' } as const;
    const module = moduleOf(source);
    project.keep(module);
    assert.equal(see('a.py'), 'in an editor');
    assert.equal(project.kept({ ...source }), module);
    assert.equal(project.kept({ ...source, text: 'changed' }), null);
    assert.equal(project.kept({ ...source, language: 'typescript' }), null);
  });

  it('are not kept from a text that was read before they changed', async () => {
    const { project, see, load, texts } = bench({ 'a.py': 'old', 'b.py': 'same' });
    const [old, same] = ['a.py', 'b.py'].map((path) =>
      moduleOf({ path, language: 'python', text: texts.get(path) ?? '' }),
    );
    const before = project.asOfNow();
    texts.set('a.py', 'new');
    project.forget('a.py');
    for (const module of [old, same]) before.keep(module ?? assert.fail());
    assert.equal(see('a.py'), 'missing');
    assert.equal(see('b.py'), 'same');
    await load('a.py');
    assert.equal(see('a.py'), 'new');
    project.asOfNow().keep(moduleOf({ path: 'a.py', language: 'python', text: 'newer' }));
    assert.equal(see('a.py'), 'newer');
  });

  it('make room for others: the oldest go first', async () => {
    const long = ' '.repeat(15_000_000);
    const { see, load, read } = bench({ 'a.txt': `a${long}`, 'b.txt': `b${long}`, 'c.txt': `c${long}` });
    await load('a.txt', 'b.txt', 'c.txt');
    assert.equal(see('a.txt'), 'missing');
    assert.equal(see('c.txt')?.[0], 'c');
    await load('a.txt');
    assert.equal(see('b.txt'), 'missing');
    assert.deepEqual(read, ['a.txt', 'b.txt', 'c.txt', 'a.txt']);
  });

  it('are not loaded after the signal', async () => {
    const { project, read } = bench({ 'a.py': '', 'b.py': '' });
    const reason = new Error('enough');
    await assert.rejects(project.load(['a.py'], AbortSignal.abort(reason)), reason);
    assert.deepEqual(read, []);
  });
});
