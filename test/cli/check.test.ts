import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { runCli } from '../support/cli.ts';
import { withFolder } from '../support/folders.ts';
import { repositoryAt, withRepository } from '../support/git-repository.ts';

const call = (model: string, name = 'triage') =>
  [
    'from openai import OpenAI',
    'client = OpenAI()',
    `def ${name}():`,
    `    return client.responses.create(model="${model}", input="Say hello.", max_output_tokens=100)`,
    '',
  ].join('\n');

const policy = ['models: { deny: ["gpt-4"] }', 'rules: { price-unknown: error }', ''].join('\n');

const limits = [
  'features: { desk: { paths: [a.py], callsPerMonth: 1000000 } }',
  'check: { maxRiseUsdPerMonth: 10 }',
  '',
].join('\n');

describe('callcost check', () => {
  it('passes, and says what it checked', () =>
    withFolder({ 'a.py': call('gpt-4o') }, async (cwd) => {
      assert.deepEqual(await runCli(['check'], { cwd }), { code: 0, stdout: 'Passed: 1 call.\n', stderr: '' });
    }));

  it('fails for a model that is not allowed and for a rule at level error, with place and reason', () =>
    withFolder({ 'a.py': call('gpt-4'), 'b.py': call('no-such-model'), 'callcost.yml': policy }, async (cwd) => {
      const { code, stdout } = await runCli(['check', '--no-color'], { cwd });
      assert.equal(code, 1);
      assert.match(
        stdout,
        /^fails a\.py:4 gpt-4 is not allowed: models\.deny of callcost\.yml has gpt-4\. \[model-not-allowed\]$/m,
      );
      assert.match(stdout, /^fails b\.py:4 .*\[price-unknown\]$/m);
      assert.match(stdout, /^Failed: 2 calls, 2 reasons\.$/m);
    }));

  it('answers in JSON that keeps to its schema', () =>
    withFolder({ 'a.py': call('gpt-4'), 'callcost.yml': policy }, async (cwd) => {
      const { code, stdout } = await runCli(['check', '--format', 'json'], { cwd });
      assert.equal(code, 1);
      const report: unknown = JSON.parse(stdout);
      const schema = JSON.parse(await readFile(new URL('../../schemas/check.schema.json', import.meta.url), 'utf8'));
      const validate = new Ajv2020().compile(schema);
      assert.equal(validate(report), true, JSON.stringify(validate.errors));
    }));

  it('fails for a mistake in callcost.yml', () =>
    withFolder({ 'a.py': call('gpt-4o'), 'callcost.yml': 'models: 3\n' }, async (cwd) => {
      const { code, stdout } = await runCli(['check', '--no-color'], { cwd });
      assert.equal(code, 1);
      assert.match(stdout, /^fails callcost\.yml:1 /m);
    }));
});

describe('callcost check with a baseline', () => {
  it('accepts what a baseline has, fails for what is new, and says what is no longer needed', () =>
    withFolder({ 'a.py': call('gpt-4'), 'b.py': call('gpt-4'), 'callcost.yml': policy }, async (cwd) => {
      const written = await runCli(['check', '--update-baseline'], { cwd });
      assert.equal(written.stdout, 'Wrote callcost-baseline.json: 2 findings are accepted.\n');
      const text = await readFile(join(cwd, 'callcost-baseline.json'), 'utf8');
      const schema = JSON.parse(await readFile(new URL('../../schemas/baseline.schema.json', import.meta.url), 'utf8'));
      assert.equal(new Ajv2020().compile(schema)(JSON.parse(text)), true);
      const again = await runCli(['check'], { cwd });
      assert.deepEqual([again.code, again.stdout], [0, '2 findings accepted by the baseline.\nPassed: 2 calls.\n']);
      await withFolder(
        { 'a.py': call('gpt-4o'), 'c.py': call('gpt-4'), 'callcost.yml': policy, 'callcost-baseline.json': text },
        async (changed) => {
          const { code, stdout } = await runCli(['check', '--no-color'], { cwd: changed });
          assert.equal(code, 1);
          assert.match(stdout, /^fails c\.py:4 /m);
          assert.doesNotMatch(stdout, /a\.py/);
          assert.match(stdout, /^2 entries of the baseline are no longer needed: callcost check --update-baseline$/m);
        },
      );
    }));

  it('accepts a finding still when the prompt of its call is edited, and a waiver holds all the same', () =>
    withFolder({ 'a.py': call('gpt-4'), 'callcost.yml': policy }, async (cwd) => {
      await runCli(['check', '--update-baseline'], { cwd });
      await writeFile(join(cwd, 'a.py'), call('gpt-4').replace('Say hello.', 'Greet {name} and ask for the order.'));
      const edited = await runCli(['check'], { cwd });
      assert.deepEqual([edited.code, edited.stdout], [0, '1 finding accepted by the baseline.\nPassed: 1 call.\n']);
      const waiver = 'waivers: [{ rule: model-not-allowed, paths: [b.py], reason: "a trial", until: 2099-01-31 }]\n';
      await writeFile(join(cwd, 'callcost.yml'), policy + waiver);
      await writeFile(join(cwd, 'b.py'), call('gpt-4', 'trial'));
      await writeFile(join(cwd, 'c.py'), call('gpt-4'));
      const added = await runCli(['check', '--no-color'], { cwd });
      assert.equal(added.code, 1);
      assert.deepEqual(added.stdout.match(/^fails .*?:/gm), ['fails c.py:']);
    }));

  it('leaves entries of files alone that are not checked', () =>
    withFolder({ 'a.py': call('gpt-4'), 'b.py': call('gpt-4'), 'callcost.yml': policy }, async (cwd) => {
      const baseline = () => readFile(join(cwd, 'callcost-baseline.json'), 'utf8');
      await runCli(['check', '--update-baseline'], { cwd });
      const all = await baseline();
      const part = await runCli(['check', 'a.py'], { cwd });
      assert.deepEqual([part.code, part.stdout], [0, '1 finding accepted by the baseline.\nPassed: 1 call.\n']);
      await runCli(['check', 'a.py', '--update-baseline'], { cwd });
      assert.equal(await baseline(), all);
    }));

  it('cannot run with a baseline that is broken, or that was named and is not there', () =>
    withFolder({ 'a.py': call('gpt-4o'), 'callcost-baseline.json': '{' }, async (cwd) => {
      const broken = await runCli(['check'], { cwd });
      assert.equal(broken.code, 2);
      assert.match(broken.stderr, /callcost-baseline\.json is no baseline: it is not JSON/);
      const missing = await runCli(['check', '--baseline', 'old.json'], { cwd });
      assert.equal(missing.code, 2);
      assert.match(missing.stderr, /old\.json/);
    }));
});

describe('callcost check of a change', () => {
  it('fails for a change that adds more to a month than is agreed', () =>
    withRepository(async ({ folder: cwd, commit, write }) => {
      await commit({ 'a.py': call('gpt-4o-mini'), 'callcost.yml': limits });
      assert.equal((await runCli(['check'], { cwd })).code, 0);
      await write({ 'a.py': call('gpt-4o') });
      const { code, stdout } = await runCli(['check', '--no-color'], { cwd });
      assert.equal(code, 1);
      assert.match(stdout, /^fails The change adds [≈≥]\$[\d.,–k]+ a month to HEAD, more than \$10\.00 a month\.$/m);
    }));

  it('warns where a change takes the upper end from what a month costs', () =>
    withRepository(async ({ folder: cwd, commit, write }) => {
      await commit({ 'a.py': call('gpt-4o-mini'), 'callcost.yml': limits });
      await write({ 'a.py': call('gpt-4o-mini').replace(', max_output_tokens=100', '') });
      const { code, stdout } = await runCli(['check', '--no-color'], { cwd });
      assert.equal(code, 0);
      const warning = /^warns The change takes the upper end .*: it may add more than \$10\.00 a month to HEAD\.$/m;
      assert.match(stdout, warning);
      await commit({});
      await write({ 'a.py': call('gpt-4o-mini').replace(', max_output_tokens=100', '').replace('hello', 'hi') });
      assert.doesNotMatch((await runCli(['check', '--no-color'], { cwd })).stdout, /^warns/m);
    }));

  it('holds the limits of each callcost.yml against what lies below it', () =>
    withRepository(async ({ folder: cwd, commit, write }) => {
      const policyOf = (limit: number) =>
        `features: { all: { paths: ["**"], callsPerMonth: 100000 } }\ncheck: { maxRiseUsdPerMonth: ${limit} }\n`;
      await commit({
        'callcost.yml': policyOf(2),
        'b/callcost.yml': policyOf(1),
        'a.py': call('gpt-4o-mini'),
        'b/b.py': call('gpt-4o-mini'),
      });
      const check = async (expected: readonly RegExp[]) => {
        const { stdout } = await runCli(['check', '--no-color'], { cwd });
        const failures = stdout.split('\n').filter((line) => line.startsWith('fails '));
        assert.equal(failures.length, expected.length, stdout);
        for (const [index, pattern] of expected.entries()) assert.match(failures[index] ?? '', pattern);
      };
      const all = / a month to HEAD, more than \$2\.00 a month\.$/;
      await write({ 'a.py': call('gpt-4') });
      await check([all]);
      await write({ 'b/b.py': call('gpt-4') });
      await check([all, / a month to HEAD in b, more than \$1\.00 a month\.$/]);
    }));
});

describe('callcost check of a change that cannot be compared', () => {
  it('warns before the first commit, and checks everything else', () =>
    withRepository(async ({ folder: cwd, write }) => {
      await write({ 'a.py': call('gpt-4o'), 'callcost.yml': limits });
      const first = await runCli(['check', '--no-color'], { cwd });
      const warning =
        'What the change adds to a month is not checked: the repository has no commit yet to compare it with.';
      assert.deepEqual([first.code, first.stdout], [0, `warns ${warning}\nPassed: 1 call, 1 warning.\n`]);
      await write({ 'a.py': call('gpt-4'), 'callcost.yml': `${limits}models: { deny: ["gpt-4"] }\n` });
      const denied = await runCli(['check', '--no-color'], { cwd });
      assert.equal(denied.code, 1);
      assert.match(denied.stdout, /^fails a\.py:4 gpt-4 is not allowed/m);
    }));

  it('fails where limits cannot be checked, and checks everything else', () =>
    withFolder({ 'a.py': call('gpt-4'), 'callcost.yml': `${limits}models: { deny: ["gpt-4"] }\n` }, async (cwd) => {
      const { code, stdout } = await runCli(['check', '--no-color'], { cwd });
      assert.equal(code, 1);
      assert.match(
        stdout,
        /^fails What the change adds to a month cannot be told\. .* lies in no git repository\. Run this/m,
      );
      assert.match(stdout, /^fails a\.py:4 gpt-4 is not allowed/m);
      await writeFile(join(cwd, 'callcost.yml'), '');
      const informed = await runCli(['check', '--no-color', '--base', 'main'], { cwd });
      assert.equal(informed.code, 0);
      assert.match(informed.stdout, /^warns What the change adds to a month cannot be told\. /m);
    }));

  it('names the command that completes a shallow clone', () =>
    withRepository(async (origin) => {
      await origin.commit({ 'a.py': call('gpt-4o-mini'), 'callcost.yml': limits });
      await origin.git('checkout', '--quiet', '-b', 'work');
      await origin.commit({ 'b.py': call('gpt-4o-mini') });
      await origin.git('checkout', '--quiet', 'main');
      await origin.commit({ 'c.py': call('gpt-4o-mini') });
      await withFolder({}, async (folder) => {
        const url = `file://${origin.folder}`;
        await repositoryAt(folder).git('clone', '--quiet', '--depth=1', '--branch=work', url, 'clone');
        const cwd = join(folder, 'clone');
        const check = (base: readonly string[]) => runCli(['check', '--no-color', ...base], { cwd });
        const commandOf = async (base: readonly string[]) => {
          const { code, stdout } = await check(base);
          assert.equal(code, 1);
          return /[Rr]un: (git fetch --unshallow [^(\n]+?)(?: \(|$)/m.exec(stdout)?.[1] ?? '';
        };
        assert.match(await commandOf([]), /"\+refs\/heads\/\*:refs\/remotes\/origin\/\*"$/);
        await promisify(execFile)('sh', ['-c', await commandOf(['--base', 'origin/main'])], { cwd });
        assert.match((await check([])).stdout, /^Passed: 2 calls against origin\/main/m);
      });
    }));
});
