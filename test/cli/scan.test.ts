import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { type ScanReport, scanReportSchema } from '../../src/core/report/contract.ts';
import { runCli } from '../support/cli.ts';
import { withFolder } from '../support/folders.ts';

type Files = Readonly<Record<string, string | Uint8Array>>;

const pythonCall = [
  'from openai import OpenAI',
  '',
  'client = OpenAI()',
  '',
  'def triage(ticket):',
  '    return client.chat.completions.create(',
  '        model="gpt-4o",',
  '        max_tokens=16,',
  '        messages=[',
  '            {"role": "system", "content": "Answer with one word: billing, bug or other."},',
  '            {"role": "user", "content": f"Ticket: {ticket}"},',
  '        ],',
  '    )',
  '',
].join('\n');

const typescriptCall = [
  "import Anthropic from '@anthropic-ai/sdk';",
  '',
  'const anthropic = new Anthropic();',
  '',
  'export async function shorten(text: string) {',
  '  return anthropic.messages.create({',
  "    model: 'claude-haiku-4-5',",
  '    max_tokens: 200,',
  "    messages: [{ role: 'user', content: 'Shorten to two sentences: ' + text }],",
  '  });',
  '}',
  '',
].join('\n');

const project: Files = {
  'desk/triage.py': pythonCall,
  'web/shorten.ts': typescriptCall,
  'callcost.yml': 'features: { desk: { paths: [desk/], callsPerMonth: 1000, variables: { ticket: 100 } } }',
};

/** The JSON report of a folder; it keeps to the committed schema. */
async function scanFolder(files: Files, args: readonly string[] = []): Promise<ScanReport> {
  return withFolder(files, async (cwd) => {
    const { code, stdout, stderr } = await runCli(['scan', '--format', 'json', ...args], { cwd });
    assert.equal(code, 0, stderr);
    const report: unknown = JSON.parse(stdout);
    const schema = JSON.parse(await readFile(new URL('../../schemas/scan.schema.json', import.meta.url), 'utf8'));
    const validate = new Ajv2020().compile(schema);
    assert.equal(validate(report), true, JSON.stringify(validate.errors));
    return scanReportSchema.parse(report);
  });
}

describe('callcost scan', () => {
  it('finds calls with model, limit, tokens, cost, tiers and feature', async () => {
    const { calls, totals } = await scanFolder(project);
    assert.deepEqual(
      calls.map(({ file, line, sdk, model, outputLimit, feature }) => [
        file,
        line,
        sdk,
        model?.value,
        outputLimit?.value,
        feature,
      ]),
      [
        ['desk/triage.py', 6, 'openai', 'gpt-4o', 16, 'desk'],
        ['web/shorten.ts', 6, 'anthropic', 'claude-haiku-4-5', 200, null],
      ],
    );
    const [triage] = calls;
    assert.deepEqual(
      triage?.tokens.variables.map(({ name, value, basis }) => [name, value, basis]),
      [['ticket', 100, 'configured']],
    );
    assert.ok((triage.cost.perCall?.low ?? 0) > 0 && (triage.cost.perMonth?.low ?? 0) > 0);
    assert.deepEqual(new Set(triage.cost.tiers.map(({ tier }) => tier)), new Set(['small', 'mid', 'frontier']));
    assert.deepEqual([totals.calls, totals.priced, totals.withVolume], [2, 2, 1]);
  });

  it('prints the same for people, with the coverage of the total and the next step', () =>
    withFolder(project, async (cwd) => {
      const { code, stdout, stderr } = await runCli(['scan'], { cwd });
      assert.equal(code, 0);
      assert.equal(stderr, '');
      assert.match(stdout, /^call .*per call .*small .*mid .*frontier\ndesk\/triage\.py:6 +gpt-4o .*≤16 .*desk/);
      assert.match(stdout, /Total ≈\$\S+ \/mo · 1 of 2 calls has a volume, every call has a price/);
      assert.match(stdout, /\nNext: .+\n$/);
      assert.ok(!stdout.includes('\u001b'));
    }));

  it('says so when there is nothing to find', () =>
    withFolder({ 'a.py': 'print("hello")\n' }, async (cwd) => {
      const { code, stdout } = await runCli(['scan'], { cwd });
      assert.equal(code, 0);
      assert.match(stdout, /^No LLM calls found in 1 file\./);
    }));

  it('gives the same ids wherever a call moves in its file', async () => {
    const idsOf = async (text: string) => (await scanFolder({ 'a.py': text })).calls.map(({ id }) => id);
    assert.deepEqual(await idsOf(`# moved\n\n\n${pythonCall}`), await idsOf(pythonCall));
  });

  it('uses the configuration that --config names', async () => {
    const { calls } = await scanFolder({ ...project, 'other.yml': 'features: { all: { paths: ["**"] } }' }, [
      '--config',
      'other.yml',
    ]);
    assert.deepEqual(
      calls.map(({ feature }) => feature),
      ['all', 'all'],
    );
  });

  it('leaves out what git ignores, and lists it with --verbose', () =>
    withFolder({ ...project, '.git/HEAD': '', '.gitignore': 'web/' }, async (cwd) => {
      assert.match((await runCli(['scan'], { cwd })).stdout, /Skipped 1 ignored \(--verbose lists them\)/);
      assert.match((await runCli(['scan', '--verbose'], { cwd })).stdout, /Skipped:\n {2}web\/: ignored by git/);
    }));
});

describe('callcost scan on notebooks', () => {
  const cell = (source: string, more: object = {}) => ({
    cell_type: 'code',
    source,
    outputs: [],
    metadata: {},
    ...more,
  });
  const notebook = (cells: readonly object[], language = 'python') =>
    JSON.stringify({ cells, metadata: { language_info: { name: language } }, nbformat: 4, nbformat_minor: 5 });
  const [imports = '', , client = '', ...call] = pythonCall.split('\n');
  const cells = [
    { cell_type: 'markdown', source: ['# Triage'] },
    cell(`%pip install openai\n${imports}\n${client}`, { outputs: [{ output_type: 'stream', text: pythonCall }] }),
    cell(call.join('\n')),
  ];

  it('finds the call of a file with its cell, and the lines in it', async () => {
    const { calls, problems } = await scanFolder({
      'a.ipynb': notebook(cells),
      '.ipynb_checkpoints/b.ipynb': notebook(cells),
    });
    assert.deepEqual(
      calls.map(({ file, cell: index, line, endLine, column }) => [file, index, line, endLine, column]),
      [['a.ipynb', 2, 3, 10, 12]],
    );
    assert.deepEqual(
      [calls[0]?.model?.value, calls[0]?.outputLimit?.value, calls[0]?.enclosing],
      ['gpt-4o', 16, 'triage'],
    );
    assert.deepEqual(problems, []);
  });

  it('keeps the id of a call whose cell moves', async () => {
    const idsOf = async (moved: readonly object[]) =>
      (await scanFolder({ 'a.ipynb': notebook(moved) })).calls.map(({ id }) => id);
    assert.deepEqual(await idsOf([...cells.slice(0, 2), cell('x = 1'), ...cells.slice(2)]), await idsOf(cells));
  });

  it('names the cell for people, counted from 1', () =>
    withFolder({ 'a.ipynb': notebook([...cells, cell(')')]) }, async (cwd) => {
      const { stdout } = await runCli(['scan'], { cwd });
      assert.match(stdout, /\na\.ipynb cell 3:3 +gpt-4o/);
      assert.match(stdout, /\nwarning a\.ipynb cell 4:1:1 syntax error/);
    }));

  it('says which notebooks it cannot read, and why', async () => {
    const { calls, problems, skipped, filesScanned } = await scanFolder({
      'broken.ipynb': '{\n "cells": [\n<<<<<<< HEAD\n',
      'empty.ipynb': '',
      'r.ipynb': notebook([cell('x <- 1')], 'R'),
      'large.ipynb': notebook([cell(`x = 1  # ${'x'.repeat(2_000_000)}`)]),
      'plots.ipynb': notebook([...cells, cell('', { outputs: ['x'.repeat(3_000_000)] })]),
    });
    assert.deepEqual(
      calls.map(({ file }) => file),
      ['plots.ipynb'],
    );
    assert.deepEqual(
      problems.map(({ file, line, column, message }) => [file, line, column, message]),
      [['broken.ipynb', 3, 1, 'a merge conflict is left in it, so that none of its cells is read']],
    );
    assert.deepEqual(
      skipped.map(({ file, kind, reason }) => [file, kind, reason]),
      [
        ['large.ipynb', 'too large', 'larger than 2 MB without its outputs'],
        ['r.ipynb', 'other language', 'a notebook in R; those in Python, TypeScript and JavaScript are read'],
      ],
    );
    assert.equal(filesScanned, 2);
  });
});

describe('exit codes of callcost scan', () => {
  async function checkExit(files: Files, args: readonly string[], code: number, stderr: RegExp): Promise<void> {
    await withFolder(files, async (cwd) => {
      const run = await runCli(['scan', ...args], { cwd });
      assert.equal(run.code, code, run.stderr);
      assert.match(run.stderr, stderr);
    });
  }
  const unpriced = { 'a.py': pythonCall.replace('gpt-4o', 'my-finetune') };
  const dynamic = { 'a.py': pythonCall.replace('"gpt-4o"', 'pick_model(ticket)') };

  it('are 0 whatever was found', () => checkExit(unpriced, [], 0, /^$/));
  it('are 1 for what --fail-on names', async () => {
    await checkExit(unpriced, ['--fail-on', 'unpriced'], 1, /^Failed: 1 call without a price \(--fail-on\)\.\n$/);
    await checkExit(dynamic, ['--fail-on', 'dynamic'], 1, /1 call with a model chosen at run time/);
    await checkExit({ 'callcost.yml': 'x: 1' }, ['--fail-on', 'problems'], 1, /1 problem in files or callcost\.yml/);
    await checkExit(
      { 'a.py': pythonCall },
      ['--fail-on', 'unpriced', '--fail-on', 'dynamic', '--fail-on', 'problems'],
      0,
      /^$/,
    );
  });
  it('are 2 when it could not run', async () => {
    await checkExit({}, ['nowhere'], 2, /There is no file or folder "nowhere"/);
    await checkExit({}, ['--config', 'nowhere.yml'], 2, /nowhere\.yml cannot be read \(it is gone\)/);
    await checkExit({}, ['--fromat', 'json'], 2, /Did you mean --format\?/);
    await checkExit({}, ['--format', 'xml'], 2, /Choose one of text, json/);
  });
});
