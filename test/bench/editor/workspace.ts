/**
 * `npx tsx test/bench/editor/workspace.ts [calls]`: what budgets, explorer, report and the comparison with the main branch
 * cost in a large workspace, 2,000 calls unless told. Each line is the time that the server works, as a share of what a scan
 * of the same folder takes it in the same run, with the size of the answer. At last: the longest wait for hints while the
 * report is made. Linux; builds what is missing.
 */
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { budgetDocument } from '../../support/gateways/budget-document.ts';
import { LspClient } from '../../support/lsp-client.ts';
import { pythonOf } from './documents.ts';

const callsOfFile = 20;
const featureCount = 10;
const files = Math.ceil(Number(process.argv[2] ?? 2000) / callsOfFile);
const settleMs = 1000;

const folder = await mkdtemp(join(tmpdir(), 'callcost-bench-'));
await writeWorkspace();
const client = await LspClient.start({ folders: [folder], settings: { codeLens: { enabled: true } } });
try {
  const uri = pathToFileURL(join(folder, 'f0', 'm0.py')).href;
  const folders = [pathToFileURL(folder).href];
  await client.open(uri, 'python', await readFile(join(folder, 'f0', 'm0.py'), 'utf8'));
  await client.hints(uri);
  await settled();
  const ask = (method: string, params: unknown = null) => client.connection.sendRequest(method, params);
  const scan = await worked(() => ask('callcost/scan', { folders }));
  console.log(`${files * callsOfFile} calls; a scan is ${scan.ms.toFixed(0)} ms of work`);
  const measure = async (name: string, question: () => Promise<unknown>) => {
    const { ms, bytes } = await worked(question);
    console.log(`${name.padEnd(34)}${(ms / scan.ms).toFixed(3).padStart(7)} × scan  ${(bytes / 1e6).toFixed(2)} MB`);
  };
  await measure('budgets, for the first time', () => ask('callcost/budgets'));
  await measure('budgets again', () => ask('callcost/budgets'));
  await measure('explorer', () => ask('callcost/explorer'));
  await measure('lenses', () => client.lenses(uri));
  const edit = (version: number) => {
    const start = { line: 7, character: 4 };
    return client.change(uri, version, [{ range: { start, end: start }, text: 'x' }]);
  };
  await measure('an edit, hints and lenses', async () => {
    await edit(2);
    return [await client.hints(uri), await client.lenses(uri)];
  });
  await measure('diff to the main branch, first', () => ask('callcost/diff', { folder: folders[0], base: null }));
  await measure('diff to the main branch, again', () => ask('callcost/diff', { folder: folders[0], base: null }));
  await measure('report, for the first time', () => ask('callcost/reportView', { folders }));
  await edit(3);
  await measure('report after an edit', () => ask('callcost/reportView', { folders }));
  await edit(4);
  console.log(
    `longest wait for hints meanwhile  ${(await longestWait(ask('callcost/reportView', { folders }), uri)).toFixed(0)} ms`,
  );
  await settled();
  const idle = await worked(() => sleep(5 * settleMs));
  console.log(`nothing happens for 5 s           ${idle.ms.toFixed(1).padStart(7)} ms of work`);
} finally {
  await client.dispose();
  await rm(folder, { recursive: true, force: true });
}

async function writeWorkspace(): Promise<void> {
  const features = Array.from({ length: featureCount }, (_, index) => `f${index}`);
  for (const feature of features) await mkdir(join(folder, feature));
  for (let file = 0; file < files; file++) {
    await writeFile(join(folder, `f${file % featureCount}`, `m${file}.py`), pythonOf(callsOfFile * 25));
  }
  const policy = features.map((name) => `  ${name}: { paths: ["${name}/**"], callsPerMonth: 1000 }`);
  const text = ['version: 1', 'gateway: { file: budgets.json }', 'features:', ...policy, ''].join('\n');
  await writeFile(join(folder, 'callcost.yml'), text);
  const budgets = Object.fromEntries(features.map((name) => [name, [83, 100] as const]));
  await writeFile(join(folder, 'budgets.json'), JSON.stringify(budgetDocument(budgets)));
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=Bench', '-c', 'user.email=b@example.com', ...args], { cwd: folder });
  git('init', '--quiet', '--initial-branch=main');
  git('add', '--all');
  git('commit', '--quiet', '-m', 'All');
}

/** Milliseconds that the server works until it answers, and how long its answer is. */
async function worked(question: () => Promise<unknown>): Promise<{ readonly ms: number; readonly bytes: number }> {
  const before = await workOfServer();
  const answer = await question();
  return { ms: (await workOfServer()) - before, bytes: JSON.stringify(answer ?? null).length };
}

/** What Linux counts for the threads of the server, in ms. */
async function workOfServer(): Promise<number> {
  const tasks = `/proc/${client.child.pid}/task`;
  const stats = await Promise.all(
    (await readdir(tasks)).map((task) => readFile(`${tasks}/${task}/schedstat`, 'utf8').catch(() => '0')),
  );
  return stats.reduce((sum, stat) => sum + Number(stat.split(' ')[0]) / 1e6, 0);
}

/** Settles when the server does nothing any more. */
async function settled(): Promise<void> {
  while ((await worked(() => sleep(settleMs))).ms > 5);
}

async function longestWait(work: Promise<unknown>, uri: string): Promise<number> {
  let isDone = false;
  const done = work.finally(() => {
    isDone = true;
  });
  let longest = 0;
  while (!isDone) {
    const start = performance.now();
    await client.hints(uri);
    longest = Math.max(longest, performance.now() - start);
    await sleep(20);
  }
  await done;
  return longest;
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
