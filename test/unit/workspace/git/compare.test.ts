import assert from 'node:assert/strict';
import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { diffNotes } from '../../../../src/workspace/git/diff-notes.ts';
import { compareIn, diffLines, pythonCall } from '../../../support/comparisons.ts';
import { withFolder } from '../../../support/folders.ts';
import { repositoryAt, type TestRepository, withRepository } from '../../../support/git-repository.ts';

const triage = 'Classify the ticket as billing, technical or other, and answer with one word:';
const sumUp = 'Write three short sentences that sum up these notes of a meeting:';
const base = { 'src/triage.py': pythonCall('triage', triage), 'src/notes.py': pythonCall('sum_up', sumUp) };

/** What a change of the working tree looks like against the commit `base`. */
function check(
  name: string,
  change: (repository: TestRepository) => Promise<unknown>,
  expected: readonly string[],
  options: Parameters<typeof compareIn>[1] = {},
): void {
  it(name, () =>
    withRepository(async (repository) => {
      await repository.commit(base);
      await repository.git('checkout', '--quiet', '-b', 'work');
      await change(repository);
      const { diff } = await compareIn(repository.folder, options);
      assert.deepEqual(diffLines(diff), expected);
    }),
  );
}

describe('compare: what a branch changes', () => {
  check('nothing', async () => undefined, []);
  check('a call that is added, not committed', ({ write }) => write({ 'new.py': pythonCall('ask', 'Hello') }), [
    '+ new.py ask',
  ]);
  check('a call that is removed', ({ commit }) => commit({ 'src/notes.py': null }), ['- src/notes.py sum_up']);
  check('another model', ({ commit }) => commit({ 'src/triage.py': pythonCall('triage', triage, 'gpt-4o-mini') }), [
    '~ src/triage.py triage: model',
  ]);
  check('another prompt', ({ commit }) => commit({ 'src/triage.py': pythonCall('triage', `Please. ${triage}`) }), [
    '~ src/triage.py triage: prompt',
  ]);
  check(
    'a call that moves in its file, reformatted',
    ({ commit }) =>
      commit({
        'src/triage.py': pythonCall('triage', triage)
          .replace('client = ', '\n\n# one\nclient = ')
          .replaceAll('        ', '      '),
      }),
    [],
  );
  check(
    'a call that moves into another file',
    ({ commit }) =>
      commit({
        'src/notes.py': null,
        'src/other.py': `${pythonCall('go', sumUp)}\n\nUNRELATED = """${'lines\n'.repeat(90)}"""\n`,
      }),
    ['= src/notes.py sum_up → src/other.py go'],
  );
  check('a renamed file', ({ git }) => git('mv', 'src/notes.py', 'src/minutes.py'), [
    '= src/notes.py sum_up → src/minutes.py sum_up',
  ]);
  check(
    'a file that is renamed without telling git',
    async ({ write }) => {
      await write({ 'src/notes.py': null, 'src/minutes.py': pythonCall('sum_up', sumUp) });
    },
    ['= src/notes.py sum_up → src/minutes.py sum_up'],
  );
  check('a renamed function', ({ commit }) => commit({ 'src/notes.py': pythonCall('shorten', sumUp) }), [
    '= src/notes.py sum_up → src/notes.py shorten',
  ]);
});

describe('compare: what changes a call from elsewhere', () => {
  check(
    'a prompt in another file, which is changed',
    async ({ commit, git }) => {
      await git('checkout', '--quiet', 'main');
      const reads = (name: string) =>
        `from openai import OpenAI\nfrom prompts import ${name}\n\ndef go(client: OpenAI):\n    return client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": ${name}}])\n`;
      await commit({ 'go.py': reads('TEXT'), 'prompts.py': 'TEXT = "Say hello to the nice people."\n' });
      await git('checkout', '--quiet', '-b', 'later');
      await commit({ 'prompts.py': 'TEXT = "Say hello to all the nice people of this town."\n' });
    },
    ['~ go.py go: prompt'],
  );
  check(
    'only what lies in a folder',
    ({ write }) => write({ 'a/b.py': pythonCall('one', triage), 'c.py': pythonCall('two', sumUp) }),
    ['+ a/b.py one'],
    { paths: ['a'] },
  );
  check(
    'volumes of callcost.yml',
    ({ commit }) =>
      commit({ 'callcost.yml': 'version: 1\nfeatures:\n  desk: { paths: ["src/triage.py"], callsPerMonth: 1000 }\n' }),
    ['~ src/triage.py triage: volume, feature'],
  );
  check(
    'names with spaces, quotes, line ends and letters of all kinds',
    async ({ git, commit, write }) => {
      await git('checkout', '--quiet', 'main');
      await commit({ 'a b/"q" \'x\'.py': pythonCall('one', triage), 'line\nend.py': pythonCall('two', sumUp) });
      await git('checkout', '--quiet', '-b', 'later');
      await write({
        'a b/"q" \'x\'.py': pythonCall('one', triage, 'gpt-5'),
        'line\nend.py': null,
        'ü/名前.py': pythonCall('three', 'Hi'),
      });
    },
    ['+ ü/名前.py three', '- line\nend.py two', '~ a b/"q" \'x\'.py one: model'],
  );
});

describe('compare: what it compares with', () => {
  it('takes the commit from which the branch went its own way', () =>
    withRepository(async ({ folder, commit, git }) => {
      const first = await commit(base);
      await git('checkout', '--quiet', '-b', 'work');
      await commit({ 'new.py': pythonCall('ask', 'Hello') });
      await git('checkout', '--quiet', 'main');
      await commit({ 'src/notes.py': pythonCall('sum_up', sumUp, 'gpt-5') });
      await git('checkout', '--quiet', 'work');
      const compared = await compareIn(folder);
      assert.deepEqual([compared.base.name, compared.base.commit, compared.base.isMergeBase], ['main', first, true]);
      assert.deepEqual(diffLines(compared.diff), ['+ new.py ask']);
      const exact = await compareIn(folder, { isExact: true });
      assert.deepEqual(diffLines(exact.diff), ['+ new.py ask', '~ src/notes.py sum_up: model']);
    }));
  it('sees what a merge brought as part of the base', () =>
    withRepository(async ({ folder, commit, git }) => {
      await commit(base);
      await git('checkout', '--quiet', '-b', 'work');
      await commit({ 'new.py': pythonCall('ask', 'Hello') });
      await git('checkout', '--quiet', 'main');
      await commit({ 'main.py': pythonCall('main', 'Good morning') });
      await git('checkout', '--quiet', 'work');
      await git('merge', '--quiet', '--no-edit', 'main');
      assert.deepEqual(diffLines((await compareIn(folder)).diff), ['+ new.py ask']);
    }));
});

describe('compare: commits by name', () => {
  it('calls a commit by the beginning of its full name', () =>
    withRepository(async ({ folder, commit }) => {
      const hash = await commit(base);
      assert.equal((await compareIn(folder, { base: hash })).base.name, hash.slice(0, 8));
    }));
  it('compares two commits, and an amended one with what it was', () =>
    withRepository(async ({ folder, commit, write, git }) => {
      const first = await commit(base);
      await write({ 'src/triage.py': pythonCall('triage', triage, 'gpt-5') });
      await git('commit', '--quiet', '--all', '--amend', '--no-edit');
      const { diff } = await compareIn(folder, { base: first, head: 'HEAD', isExact: true });
      assert.deepEqual(diffLines(diff), ['~ src/triage.py triage: model']);
    }));
  it('knows a branch that only the remote has', () =>
    withRepository(async ({ folder, commit, git }) => {
      await commit(base);
      await git('update-ref', 'refs/remotes/origin/develop', 'HEAD');
      await commit({ 'new.py': pythonCall('ask', 'Hello') });
      const { base: side, diff } = await compareIn(folder, { base: 'develop' });
      assert.deepEqual([side.name, ...diffLines(diff)], ['origin/develop', '+ new.py ask']);
    }));
});

describe('compare: repositories of all kinds', () => {
  it('works in a worktree, in a folder below the top, and where a hook names the repository', () =>
    withRepository(async ({ folder, commit, git }) => {
      await commit(base);
      const tree = join(folder, 'trees', 'one');
      await git('worktree', 'add', '--quiet', '-b', 'work', tree);
      await repositoryAt(tree).write({ 'src/new.py': pythonCall('ask', 'Hello') });
      assert.deepEqual(diffLines((await compareIn(tree)).diff), ['+ src/new.py ask']);
      assert.deepEqual(diffLines((await compareIn(join(tree, 'src'))).diff), ['+ new.py ask']);
      // The worktree lies in the folder of the repository, and is none of its files.
      assert.deepEqual(diffLines((await compareIn(folder)).diff), []);
      const gitDir = await git('-C', tree, 'rev-parse', '--absolute-git-dir');
      const hook = await compareIn(tree, {}, { ...process.env, GIT_DIR: gitDir, GIT_WORK_TREE: tree });
      assert.deepEqual(diffLines(hook.diff), ['+ src/new.py ask']);
    }));
  it('works where a folder is reached through a link', () =>
    withRepository(async ({ folder, commit, write }) => {
      await commit(base);
      await write({ 'src/new.py': pythonCall('ask', 'Hello') });
      await withFolder({}, async (elsewhere) => {
        await symlink(folder, join(elsewhere, 'link'));
        assert.deepEqual(diffLines((await compareIn(join(elsewhere, 'link'))).diff), ['+ src/new.py ask']);
        assert.deepEqual(diffLines((await compareIn(join(elsewhere, 'link/src'))).diff), ['+ new.py ask']);
      });
    }));
  it('leaves submodules out', () =>
    withRepository(async (inner) => {
      await inner.commit({ 'lib.py': pythonCall('lib', 'Hello from the library') });
      await withRepository(async ({ folder, commit, git }) => {
        await commit(base);
        await git('submodule', '--quiet', 'add', inner.folder, 'lib');
        await commit({});
        const { diff } = await compareIn(folder, { base: 'HEAD~1' });
        assert.deepEqual(diffLines(diff), []);
      });
    }));
  it('takes environment files that belong to no commit from the working tree, on both sides', () =>
    withRepository(async ({ folder, commit, write }) => {
      const text = pythonCall('triage', triage)
        .replace('"gpt-4o"', 'os.environ["MODEL"]')
        .replace('from', 'import os\nfrom');
      await commit({ '.gitignore': '.env\n', 'triage.py': text });
      await write({ '.env': 'MODEL=gpt-4o-mini\n' });
      const { diff, head } = await compareIn(folder);
      assert.equal(head.snapshot.calls[0]?.analysed.call.model?.value, 'gpt-4o-mini');
      assert.deepEqual(diffLines(diff), []);
    }));
  it('does not follow links, and reads no pointers to large files', () =>
    withRepository(async ({ folder, commit, write }) => {
      await mkdir(join(folder, 'links'));
      await symlink('../src/triage.py', join(folder, 'links/linked.py'));
      await symlink('../src', join(folder, 'links/folder'));
      await commit({ ...base, 'big.py': 'version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 5\n' });
      await write({ 'big.py': pythonCall('big', 'Hello') });
      const { diff, base: side } = await compareIn(folder);
      assert.deepEqual(diffLines(diff), ['+ big.py big']);
      assert.deepEqual([...side.snapshot.leftOut.keys()], ['big.py']);
    }));
  it('writes nothing into the repository', () =>
    withRepository(async ({ folder, commit, git, write }) => {
      await commit(base);
      await write({ 'src/triage.py': pythonCall('triage', triage, 'gpt-5') });
      const before = await git('ls-files', '--stage', '--debug');
      await compareIn(folder);
      assert.equal(await git('ls-files', '--stage', '--debug'), before);
    }));
});

describe('compare: a sparse checkout', () => {
  it('leaves files that are not checked out out of both sides, and says so', () =>
    withRepository(async ({ folder, commit, git, write }) => {
      await commit({ ...base, 'lib/tag.py': pythonCall('tag', sumUp), 'lib/old.py': pythonCall('old', 'Hello') });
      await git('checkout', '--quiet', '-b', 'work');
      await commit({ 'lib/old.py': null });
      await git('sparse-checkout', 'set', 'src');
      await write({ 'src/new.py': pythonCall('ask', 'Hello') });
      const comparison = await compareIn(folder);
      assert.deepEqual(diffLines(comparison.diff), ['+ src/new.py ask', '- lib/old.py old']);
      assert.deepEqual(diffNotes(comparison), [
        'Files that this sparse checkout leaves out are compared on neither side.',
      ]);
      await git('sparse-checkout', 'disable');
      assert.deepEqual(diffNotes(await compareIn(folder)), []);
    }));
});

describe('compare: names of files', () => {
  it('reads names that are not UTF-8 on neither side, and says where one side has them', () =>
    withRepository(async ({ folder, commit }) => {
      await commit({ ...base, 'caf\uFFFD.py': pythonCall('menu', 'Hello') });
      assert.deepEqual(diffLines((await compareIn(folder)).diff), []);
      await commit({ 'caf\uFFFD.py': null, 'menu\uFFFD.py': pythonCall('menu', 'Hello') });
      const comparison = await compareIn(folder, { base: 'HEAD~1' });
      assert.deepEqual(diffLines(comparison.diff), []);
      assert.deepEqual(diffNotes(comparison), [
        'caf\uFFFD.py is left out in HEAD~1: its name is not UTF-8.',
        'menu\uFFFD.py is left out in working tree: its name is not UTF-8.',
      ]);
    }));
});

function rejects(folder: string, message: RegExp, nextStep: RegExp, options?: Parameters<typeof compareIn>[1]) {
  return assert.rejects(compareIn(folder, options), (error: Error & { nextStep?: string }) => {
    assert.match(error.message, message);
    assert.match(error.nextStep ?? '', nextStep);
    return true;
  });
}

describe('compare: what it cannot do', () => {
  it('says that a folder is in no repository', () =>
    withFolder({ 'a.py': '' }, (folder) => rejects(folder, /lies in no git repository/, /git knows/)));
  it('says that a repository has no working tree', () =>
    withFolder({}, async (folder) => {
      await repositoryAt(folder).git('init', '--quiet', '--bare');
      await rejects(folder, /without working tree/, /clone or a worktree/);
    }));
  it('says that a clone lacks what it would read', () =>
    withRepository(async (origin) => {
      await origin.git('config', 'uploadpack.allowFilter', 'true');
      await origin.commit(base);
      await origin.commit({ 'src/triage.py': pythonCall('triage', triage, 'gpt-5') });
      await withFolder({}, async (folder) => {
        await repositoryAt(folder).git('clone', '--quiet', '--filter=blob:none', `file://${origin.folder}`, 'clone');
        await rejects(join(folder, 'clone'), /lacks the content/, /--refetch/, { base: 'HEAD~1' });
      });
    }));
  it('says that nothing is committed yet', () =>
    withRepository(({ folder }) => rejects(folder, /no commit yet/, /Commit something/)));
  it('says that there is no such commit, whatever it looks like', () =>
    withRepository(async ({ folder, commit }) => {
      await commit(base);
      await rejects(folder, /no commit "nowhere"/, /git fetch origin nowhere:refs\/remotes\/origin\/nowhere/, {
        base: 'nowhere',
      });
      await rejects(folder, /no commit "--output=x"/, /git fetch origin main/, { base: '--output=x' });
    }));
  it('says that there is no main branch', () =>
    withRepository(async ({ folder, commit, git }) => {
      await commit(base);
      await git('branch', '--move', 'trunk');
      await rejects(folder, /no main branch/, /callcost diff develop/);
    }));
});

describe('compare: a shallow clone', () => {
  it('says how to complete it', () =>
    withRepository(async (origin) => {
      await origin.commit(base);
      await origin.git('checkout', '--quiet', '-b', 'work');
      await origin.commit({ 'new.py': pythonCall('ask', 'Hello') });
      await origin.git('checkout', '--quiet', 'main');
      await origin.commit({ 'src/notes.py': null });
      await withFolder({}, async (folder) => {
        const clone = repositoryAt(folder);
        await clone.git('clone', '--quiet', '--depth=1', '--no-single-branch', `file://${origin.folder}`, 'clone');
        const inside = join(folder, 'clone');
        await repositoryAt(inside).git('checkout', '--quiet', 'work');
        await rejects(inside, /shallow clone/, /git fetch --unshallow/);
        await rejects(
          inside,
          /no commit "v1" here, in a shallow clone/,
          /git fetch --unshallow origin v1:refs\/remotes\/origin\/v1/,
          {
            base: 'v1',
          },
        );
        const exact = await compareIn(inside, { isExact: true });
        assert.deepEqual(diffLines(exact.diff), ['+ new.py ask', '+ src/notes.py sum_up']);
      });
    }));
});
