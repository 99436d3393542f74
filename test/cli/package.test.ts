import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { jsonSchemas } from '../../scripts/json-schemas.ts';
import { ruleCodes } from '../../src/core/rule-codes.ts';
import { ensureBuilt } from '../support/cli.ts';
import { withFolder } from '../support/folders.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Runs npm (or npx) to its end; rejects with its output when it fails. */
async function npm(program: 'npm' | 'npx', args: readonly string[], cwd: string): Promise<string> {
  const quiet = ['--offline', '--loglevel=error'];
  const { stdout } = await promisify(execFile)(program, [...quiet, ...args], { cwd, encoding: 'utf8' });
  return stdout;
}

const call = [
  "import OpenAI from 'openai';",
  'const client = new OpenAI();',
  "await client.responses.create({ model: 'gpt-4o', input: 'Say hello.', max_output_tokens: 16 });",
  '',
].join('\n');

describe('the npm package', () => {
  before(ensureBuilt);

  it('holds the program with its assets, licences, schemas and documents, and nothing else', async () => {
    const [pack]: readonly { files: readonly { path: string; mode: number }[]; size: number }[] = JSON.parse(
      await npm('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], root),
    );
    assert.ok(pack !== undefined);
    const wasm = ['', '-javascript', '-python', '-tsx', '-typescript'].map(
      (name) => `dist/assets/tree-sitter${name}.wasm`,
    );
    assert.deepEqual(
      pack.files.map(({ path }) => path).sort(),
      [
        ...['CHANGELOG.md', 'LICENSE', 'README.md', 'package.json'],
        ...['dist/assets/cl100k_base.ranks', 'dist/assets/o200k_base.ranks', ...wasm],
        ...['dist/assets/report.css', 'dist/assets/report.js'],
        ...['dist/callcost.js', 'dist/licenses.txt', 'dist/mcp.js', 'dist/server.js'],
        ...jsonSchemas().map(({ path }) => path),
        ...['README', ...ruleCodes].map((name) => `docs/rules/${name}.md`),
      ].sort(),
    );
    assert.equal((pack.files.find(({ path }) => path === 'dist/callcost.js')?.mode ?? 0) & 0o111, 0o111);
    assert.ok(pack.size < 4_500_000, `${pack.size} bytes`);
  });

  it('needs no other package, and says whose code it holds', async () => {
    const manifest: object = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
    assert.ok(!('dependencies' in manifest) && !('peerDependencies' in manifest));
    const licences = await readFile(join(root, 'dist/licenses.txt'), 'utf8');
    for (const name of ['web-tree-sitter', 'zod', 'yaml', 'ignore', '@pydantic/genai-prices', 'js-tiktoken']) {
      assert.match(licences, new RegExp(`^${name} \\d`, 'm'));
    }
  });

  it('runs from where npm installs it', () =>
    withFolder({ 'app/hello.ts': call, 'app/package.json': '{}' }, async (folder) => {
      const app = join(folder, 'app');
      await mkdir(join(folder, 'packed'));
      const packed = await npm(
        'npm',
        ['pack', '--json', '--ignore-scripts', '--pack-destination', join(folder, 'packed')],
        root,
      );
      const [{ filename } = { filename: '' }]: readonly { filename: string }[] = JSON.parse(packed);
      await npm('npm', ['install', '--no-audit', '--no-fund', join(folder, 'packed', filename)], app);
      assert.match(await npm('npx', ['callcost', '--help'], app), /^Call Cost shows what each LLM call/);
      const report = await npm('npx', ['callcost', 'scan'], app);
      assert.match(report, /hello\.ts:3 +gpt-4o .*≤16/);
      assert.match(report, /Skipped 1 vendored/);
      assert.match(await npm('npx', ['callcost', 'count', 'hello.ts'], app), /hello\.ts +gpt-4o +\d+ +≈?\$/);
    })).timeout(60_000);
});
