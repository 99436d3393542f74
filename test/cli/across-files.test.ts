import assert from 'node:assert/strict';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ScanReport, scanReportSchema } from '../../src/core/report/contract.ts';
import { runCli, runJson } from '../support/cli.ts';
import { withFolder } from '../support/folders.ts';

/** Runs with a copy of a golden workspace, which then lies in no repository. */
function withWorkspace<Result>(name: string, use: (folder: string) => Promise<Result>): Promise<Result> {
  return withFolder({}, async (folder) => {
    const from = fileURLToPath(new URL(`../golden/workspaces/${name}`, import.meta.url));
    await cp(from, join(folder, name), { recursive: true });
    return use(join(folder, name));
  });
}

async function scan(cwd: string, ...paths: readonly string[]): Promise<ScanReport> {
  return scanReportSchema.parse(await runJson(['scan', '--format', 'json', ...paths], { cwd }));
}

const placeOf = ({ file, line, cell }: ScanReport['calls'][number]['callSites'][number]) =>
  `${file}:${cell === undefined ? '' : `${cell}:`}${line}`;

describe('callcost scan across files', () => {
  it('reports a wrapper once, with its call sites, which have features, models and costs of their own', () =>
    withWorkspace('callers-everywhere', async (cwd) => {
      const { calls, totals, features } = await scan(cwd);
      assert.deepEqual(
        calls.map(({ file }) => file),
        ['shop/llm.py'],
      );
      const sites = calls.flatMap(({ callSites }) => callSites);
      assert.deepEqual(
        sites.map((site) => `${placeOf(site)} ${site.model?.value} ${site.feature}`),
        [
          'notebooks/try.ipynb:3:1 gpt-4.1 evaluation',
          'notebooks/try.ipynb:4:1 gpt-4o-mini evaluation',
          'scripts/evaluate.py:13 null evaluation',
          'shop/reply.py:5 gpt-4o-mini product',
          'tests/test_llm.py:9 gpt-4o-mini null',
        ],
      );
      assert.equal(totals.calls, 5);
      assert.equal(totals.unpriced, 1);
      assert.deepEqual(
        features.map((feature) => [feature.name, feature.totals.calls]),
        [
          ['evaluation', 3],
          ['product', 1],
        ],
      );
    }));

  it('says in which file a model, a limit and a prompt are written', () =>
    withWorkspace('python-reexports', async (cwd) => {
      const { calls } = await scan(cwd);
      const quick = calls.find(({ enclosing }) => enclosing === 'quick') ?? assert.fail();
      assert.equal(quick.model?.value, 'gpt-4o-mini');
      assert.deepEqual(quick.model?.origin, { file: 'shop/models/names.py', line: 1, column: 9 });
      assert.deepEqual(quick.outputLimit?.origin, { file: 'shop/models/names.py', line: 4, column: 9 });
    }));

  it('resolves what other files decide where one file is named', () =>
    withWorkspace('python-reexports', async (cwd) => {
      const { calls } = await scan(cwd, 'shop/orders/reply.py');
      assert.deepEqual(
        calls.map(({ model }) => model?.value ?? null),
        ['gpt-4o-mini', 'gpt-4.1', 'gpt-4o', 'gpt-4o-mini', null],
      );
    }));

  it('counts call sites, and not the request of the wrapper, in the total', () =>
    withWorkspace('callers-everywhere', async (cwd) => {
      const { stdout } = await runCli(['scan', '--no-color'], { cwd });
      assert.match(stdout, /^shop\/llm\.py:7 /m);
      assert.match(stdout, /^↳ shop\/reply\.py:5 +gpt-4o-mini .* product /m);
      assert.match(stdout, /^↳ notebooks\/try\.ipynb cell 4:1 +gpt-4\.1 /m);
      assert.match(stdout, /^Total .* 4 of 5 calls have a volume, 1 has no price$/m);
    }));
});
