import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parsePolicy } from '../../src/core/policy/parse.ts';
import { ensureBuilt, program, runCli, runJson } from '../support/cli.ts';
import { withFolder } from '../support/folders.ts';

const call = [
  'from openai import OpenAI',
  'client = OpenAI()',
  'def reply(ticket):',
  '    return client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": f"Reply to {ticket}"}])',
  '',
].join('\n');

describe('callcost', () => {
  it('teaches: overview, help of each command with examples, version', async () => {
    const overview = await runCli([]);
    assert.equal(overview.code, 0);
    for (const command of ['scan', 'count', 'models', 'init']) {
      assert.match(overview.stdout, new RegExp(`^ {2}${command} `, 'm'));
      const help = await runCli([command, '--help']);
      assert.equal(help.code, 0);
      assert.match(
        help.stdout,
        new RegExp(`^Usage {2}callcost ${command} .*Examples\\n {2}callcost ${command}.*Flags\\n`, 's'),
      );
    }
    const { version }: { version: string } = JSON.parse(
      await readFile(new URL('../../package.json', import.meta.url), 'utf8'),
    );
    assert.equal((await runCli(['--version'])).stdout, `${version}\n`);
  });

  it('writes what went wrong to stderr, nothing to stdout', async () => {
    assert.deepEqual(await runCli(['scna']), {
      code: 2,
      stdout: '',
      stderr: 'callcost: There is no command "scna".\n  Did you mean callcost scan?\n',
    });
  });

  it('takes no offence at a reader that stops reading', async () => {
    ensureBuilt();
    const child = spawn(process.execPath, [program, 'models', '--format', 'json'], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.once('data', () => child.stdout.destroy());
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    const code = await new Promise((resolve) => child.on('close', resolve));
    assert.deepEqual([code, stderr], [0, '']);
  });

  it('stops cleanly when it is interrupted', async () => {
    ensureBuilt();
    const child = spawn(process.execPath, [program, 'count', '-'], { stdio: ['pipe', 'pipe', 'pipe'] });
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    // More than a pipe holds: it is written once the program is reading, and waiting for the end.
    child.stdin.write(Buffer.alloc(5_000_000, 'a'), () => child.kill('SIGINT'));
    const code = await new Promise((resolve) => child.on('close', resolve));
    assert.equal(code, 130);
    assert.match(stderr, /Stopped\.\n$/);
  });
});

describe('callcost count', () => {
  it('counts files and standard input by model, a line each', () =>
    withFolder({ 'a.md': 'hello world', 'bom.md': '\uFEFFhello world' }, async (cwd) => {
      const args = ['count', 'a.md', 'bom.md', '-', '--model', 'gpt-4o', '--model', 'gpt-4', '--format', 'jsonl'];
      const { code, stdout } = await runCli(args, { cwd, input: 'hello world' });
      assert.equal(code, 0);
      const lines = stdout
        .trim()
        .split('\n')
        .map((line): { file: string; model: string; tokens: unknown; tokenizer: string } => JSON.parse(line));
      assert.equal(lines.length, 6);
      assert.deepEqual(lines[0], {
        file: 'a.md',
        model: 'gpt-4o',
        tokens: { value: 2, low: 2, high: 2, basis: 'exact' },
        tokenizer: 'o200k_base',
      });
      for (const { tokens } of lines) assert.deepEqual(tokens, { value: 2, low: 2, high: 2, basis: 'exact' });
    }));

  it('marks what is not exact, and says why there is no price', async () => {
    const { stdout } = await runCli(['count', '--model', 'claude-sonnet-4-5', '--model', 'no-such-model'], {
      input: 'hello world',
    });
    assert.match(stdout, /claude-sonnet-4-5 +≈\S+ +≈\$/);
    assert.match(stdout, /no-such-model +≈\S+ +\? /);
    assert.match(stdout, /no price for no-such-model/);
  });

  it('refuses what is no text', () =>
    withFolder({ 'latin1.txt': Buffer.from('caf\u00e9', 'latin1') }, async (cwd) => {
      const messages = async (args: readonly string[]) => {
        const { code, stderr } = await runCli(['count', ...args], { cwd });
        assert.equal(code, 2);
        return stderr;
      };
      assert.match(await messages(['latin1.txt']), /"latin1\.txt" is not UTF-8 text/);
      assert.match(await messages(['nowhere.txt']), /There is no file "nowhere\.txt"/);
      assert.match(await messages(['.']), /"\." cannot be read \(it is a folder\)/);
      assert.match(await messages(['-', '-']), /named twice/);
    }));
});

describe('callcost models', () => {
  it('lists prices by part of a name', async () => {
    const { code, stdout } = await runCli(['models', 'gpt-4o-mini', '--provider', 'openai']);
    assert.equal(code, 0);
    assert.match(stdout, /^openai +gpt-4o-mini +small +\$0\.15 .*\$0\.60 +128k/m);
    assert.match(stdout, /USD per million tokens\. Prices of \d+ \w+ \d{4}/);
  });
  it('says so when nothing matches', async () => {
    assert.match((await runCli(['models', 'no-such-model'])).stdout, /^No model matches "no-such-model"\./);
  });
  it('gives the same to programs', async () => {
    const { models, prices } = await runJson(['models', 'gpt-4o-mini', '--format', 'json']);
    assert.ok(Array.isArray(models) && models.length > 0);
    assert.ok(typeof prices === 'object');
  });
  it('keeps to the bundled prices offline', async () => {
    const { code, stderr } = await runCli(['models', 'gpt-4o-mini', '--refresh-prices', '--offline']);
    assert.equal(code, 0);
    assert.match(stderr, /^Prices of \S+ stay: offline\.\n$/);
  });
});

describe('callcost init', () => {
  it('writes a callcost.yml that holds, and does not overwrite one', () =>
    withFolder({ 'support/reply.py': call }, async (cwd) => {
      const first = await runCli(['init'], { cwd });
      assert.deepEqual([first.code, first.stdout.split('\n')[0]], [0, 'Wrote callcost.yml from 1 call.']);
      const written = await readFile(join(cwd, 'callcost.yml'), 'utf8');
      const { policy, problems } = parsePolicy(written, 'callcost.yml');
      assert.deepEqual(problems, []);
      assert.deepEqual(Object.keys(policy.features), ['support']);
      const scan = await runCli(['scan'], { cwd });
      assert.match(scan.stdout, /support\/reply\.py:4 .* support/);
      const second = await runCli(['init'], { cwd });
      assert.equal(second.code, 2);
      assert.match(second.stderr, /already\.\n {2}--dry-run prints .* --force overwrites it/);
      assert.equal(await readFile(join(cwd, 'callcost.yml'), 'utf8'), written);
      assert.equal((await runCli(['init', '--force'], { cwd })).code, 0);
    }));

  it('prints instead of writing with --dry-run', () =>
    withFolder({ 'support/reply.py': call }, async (cwd) => {
      const { stdout } = await runCli(['init', '--dry-run'], { cwd });
      assert.match(stdout, /paths: \["\/support\/\*\*"\]/);
      await assert.rejects(readFile(join(cwd, 'callcost.yml')));
    }));
});
