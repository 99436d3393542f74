import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { runCli, runJson } from '../support/cli.ts';
import { pythonCall } from '../support/comparisons.ts';
import { withFolder } from '../support/folders.ts';
import { type TestRepository, withRepository } from '../support/git-repository.ts';

const triage = 'Classify the ticket as billing, technical or other, and answer with one word:';
const policy = 'version: 1\nfeatures:\n  desk: { paths: ["src/**"], callsPerMonth: 1000 }\n';

/** A branch that changes a model, adds a call with a hostile name and removes one. */
async function withBranch(use: (repository: TestRepository) => Promise<void>): Promise<void> {
  await withRepository(async (repository) => {
    await repository.commit(
      { 'callcost.yml': policy, 'src/triage.py': pythonCall('triage', triage), 'src/old.py': pythonCall('old', 'Bye') },
      'First',
    );
    await repository.git('tag', 'v1');
    await repository.git('checkout', '--quiet', '-b', 'work');
    await repository.commit(
      {
        'src/triage.py': pythonCall('triage', triage, 'gpt-4o-mini'),
        'src/@team|`x`.py': pythonCall('hello', 'Write a greeting for somebody new here.'),
        'src/old.py': null,
      },
      '=Second, "quoted"',
    );
    await use(repository);
  });
}

async function checkSchema(report: unknown, file: string): Promise<void> {
  const validate = new Ajv2020({ strict: false }).compile(JSON.parse(await readFile(file, 'utf8')));
  assert.ok(validate(report), JSON.stringify(validate.errors));
}

describe('callcost diff', () => {
  it('lists what the branch changes, for people', () =>
    withBranch(async ({ folder }) => {
      const { code, stdout, stderr } = await runCli(['diff'], { cwd: folder });
      assert.equal(code, 0, stderr);
      assert.match(stdout, /^working tree against main \([0-9a-f]{8}\)\n\+1 call, −1, 1 changed · ≈[+−]\$\S+ \/mo/);
      assert.match(stdout, /src\/triage\.py:7 +model: gpt-4o → gpt-4o-mini/);
      assert.match(stdout, /^Features\n.*\ndesk /m);
    }));
  it('is a comment in which nothing from the repository is markup', () =>
    withBranch(async ({ folder }) => {
      const { stdout } = await runCli(
        ['diff', '--format', 'markdown', '--link-prefix', 'https://example.com/blob/work/'],
        {
          cwd: folder,
        },
      );
      assert.match(
        stdout,
        /^### Call Cost: ≈[+−]\$\S+ \/mo\n\n\*\*\+1 call, −1, 1 changed\*\*, 0 as before; `working tree` against `main`/,
      );
      assert.ok(
        stdout.includes(
          "| [`src/@team\\|'x'.py:7`](https://example.com/blob/work/src/%40team%7C%60x%60.py#L7) `hello` |",
        ),
        stdout,
      );
      assert.doesNotMatch(stdout.replaceAll(/`[^`]*`/g, ''), /@team/);
      assert.match(stdout, /\| \[`src\/triage\.py:7`\]\(\S+\) `triage` \| model: `gpt-4o` → `gpt-4o-mini` \|/);
    }));
  it('is JSON of the public form, whose totals are the sum of its rows', () =>
    withBranch(async ({ folder }) => {
      const report = await runJson(['diff', 'v1', '--format', 'json'], { cwd: folder });
      await checkSchema(report, 'schemas/diff.schema.json');
      const { totals, base, head } = JSON.parse(JSON.stringify(report));
      assert.deepEqual([totals.added, totals.removed, totals.changed, totals.known], [1, 1, 1, 3]);
      const difference = head.totals.perMonth.low - base.totals.perMonth.low;
      assert.ok(Math.abs(totals.perMonth.atLow - difference) < 1e-9);
    }));
  it('says what is wrong, and what to do', () =>
    withFolder({ 'a.py': '' }, async (folder) => {
      const { code, stderr } = await runCli(['diff'], { cwd: folder });
      assert.equal(code, 2);
      assert.match(stderr, /lies in no git repository\.\n {2}Run this in a folder that git knows\./);
    }));
});

describe('callcost history', () => {
  it('says what a run of each feature cost, for people', () =>
    withBranch(async ({ folder }) => {
      const { code, stdout, stderr } = await runCli(['history'], { cwd: folder });
      assert.equal(code, 0, stderr);
      assert.match(stdout, /^2 commits, 2026-01-02 to 2026-01-02; cost of one run of each feature\n/);
      assert.match(stdout, /^desk +≈?\$\S+ +≈?\$\S+ +2 +≈?\$\S+ +[▁-█]{2}$/m);
      assert.match(stdout, /2026-01-02 +[0-9a-f]{8} +desk .* 2 → 2 +=Second, "quoted"/);
    }));
  it('is a table in which no text is a formula', () =>
    withBranch(async ({ folder }) => {
      const { stdout } = await runCli(['history', '--format', 'csv'], { cwd: folder });
      const [titles, first, second] = stdout.split('\r\n');
      assert.equal(titles?.split(',')[4], 'feature');
      assert.match(first ?? '', /^[0-9a-f]{40},2026-01-02T03:04:05(?:Z|\+00:00),First,v1,desk,2,2,0\.\d+,/);
      assert.match(second ?? '', /,"'=Second, ""quoted""",,desk,2,2,/);
    }));
  it('is JSON of the public form, of tags only where these are asked for', () =>
    withBranch(async ({ folder }) => {
      const report = await runJson(['history', '--tags', '--format', 'json'], { cwd: folder });
      await checkSchema(report, 'schemas/history.schema.json');
      const { commits, groupedBy } = JSON.parse(JSON.stringify(report));
      assert.equal(groupedBy, 'feature');
      assert.deepEqual(
        commits.map(({ subject, tags }: { subject: string; tags: string[] }) => [subject, tags]),
        [['First', ['v1']]],
      );
    }));
  it('takes one callcost.yml for all commits, and folders where there is none', () =>
    withRepository(async ({ folder, commit, write }) => {
      await commit({ 'src/a.py': pythonCall('a', triage) });
      await write({ 'callcost.yml': policy });
      const folders = await runJson(['history', '--format', 'json'], { cwd: folder });
      assert.deepEqual([folders.groupedBy, folders.features], ['folder', ['src/']]);
      const features = await runJson(['history', '--config', 'callcost.yml', '--format', 'json'], { cwd: folder });
      assert.deepEqual([features.groupedBy, features.features], ['feature', ['desk']]);
    }));
  it('refuses a number that is none', async () => {
    const { code, stderr } = await runCli(['history', '--max', 'all']);
    assert.equal(code, 2);
    assert.match(stderr, /--max cannot be "all"/);
  });
});
