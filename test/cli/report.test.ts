import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReportView } from '../../src/core/report/view/report-view.ts';
import { runCli } from '../support/cli.ts';
import { withFolder } from '../support/folders.ts';
import { withRepository } from '../support/git-repository.ts';

const files = {
  'desk/triage.py': [
    'from openai import OpenAI',
    'client = OpenAI()',
    'def triage(ticket):',
    '    return client.chat.completions.create(model="gpt-4o", max_tokens=16, messages=[',
    '        {"role": "system", "content": "Answer with one word: billing, bug or other."},',
    '        {"role": "user", "content": f"Ticket: {ticket}"},',
    '    ])',
    '',
  ].join('\n'),
  'callcost.yml': [
    'features:',
    '  desk: { paths: [desk/], callsPerMonth: 100000, budgetUsdPerMonth: 1, variables: { ticket: 100 }, tags: { product: web } }',
    '',
  ].join('\n'),
};

/** What a run in the folder prints; it must end with 0. */
async function check(args: readonly string[], expected: RegExp | ((stdout: string) => void)): Promise<void> {
  await withFolder(files, async (cwd) => {
    const { code, stdout, stderr } = await runCli(args, { cwd });
    assert.equal(code, 0, stderr);
    if (expected instanceof RegExp) assert.match(stdout, expected);
    else expected(stdout);
  });
}

describe('callcost report', () => {
  it('says where the money goes', () =>
    check(['report'], /^Total ≈\$\d.*The call has.*\n.*desk +over.*most expensive calls.*OpenAI +1/ms));

  it('has the totals of callcost scan', async () => {
    await withFolder(files, async (cwd) => {
      const [report, scan] = await Promise.all(
        ['report', 'scan'].map((command) => runCli([command, '--format', 'json'], { cwd })),
      );
      const { totals, breakdowns }: ReportView = JSON.parse(report?.stdout ?? '');
      assert.deepEqual(totals.perMonth, JSON.parse(scan?.stdout ?? '').totals.perMonth);
      assert.ok(breakdowns.some(({ dimension, groups }) => dimension === 'tag:product' && groups[0]?.label === 'web'));
    });
  });

  it('writes every form', async () => {
    await check(['report', '--format', 'markdown'], /^# LLM cost of /);
    await check(['report', '--format', 'csv'], /^call,function.*\r\ndesk\/triage\.py:4,triage,/);
    await check(['report', '--format', 'focus'], /^BilledCost,/);
    await check(['report', '--format', 'sarif'], (stdout) => assert.equal(JSON.parse(stdout).version, '2.1.0'));
    await check(['report', '--format', 'html'], /^<!doctype html>.*Content-Security-Policy.*desk\/triage\.py/s);
    await check(['scan', '--format', 'csv'], /^call,function.*\r\ndesk\/triage\.py:4,triage,/);
  });

  it('writes a file where it is told to, and says so on stderr only', async () => {
    await withFolder(files, async (cwd) => {
      const { code, stdout, stderr } = await runCli(['report', '--format', 'markdown', '--out', 'cost.md'], { cwd });
      assert.deepEqual([code, stdout, stderr.trim()], [0, '', 'Written: cost.md']);
      assert.match(await readFile(join(cwd, 'cost.md'), 'utf8'), /^# LLM cost of /);
      const refused = await runCli(['report', '--out', 'no/such/folder/cost.md'], { cwd });
      assert.equal(refused.code, 2);
      assert.match(refused.stderr, /cannot be written \(ENOENT\)/);
    });
  });

  it('says what the branch costs and how costs came about, where that is asked for', () =>
    withRepository(async ({ folder, commit, write }) => {
      await commit(files);
      await write({ 'desk/triage.py': files['desk/triage.py'].replace('max_tokens=16', 'max_tokens=32') });
      const { stdout } = await runCli(['report', '--base', 'HEAD', '--history'], { cwd: folder });
      assert.match(stdout, /^This branch against HEAD: 0 calls added, 0 removed, 1 changed, 0 moved: ≈\S+ \/mo$/m);
      assert.match(stdout, /^changed: output limit +desk\/triage\.py:4 /m);
      assert.match(stdout, /^1 commit, .*; cost of one run of each feature$/m);
    }));

  it('says what is missing for a comparison', async () => {
    await withFolder(files, async (cwd) => {
      const { code, stderr } = await runCli(['report', '--base', 'main'], { cwd });
      assert.equal(code, 2);
      assert.match(stderr, /git/i);
    });
  });
});
