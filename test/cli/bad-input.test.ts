import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { scanReportSchema } from '../../src/core/report/contract.ts';
import { runCli } from '../support/cli.ts';
import { withFolder } from '../support/folders.ts';

const goodCall = [
  'from openai import OpenAI',
  'client = OpenAI()',
  'answer = client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": "Say hello."}])',
  '',
].join('\n');

interface Expected {
  /** Files in which the good call is found, beside good.py. */
  readonly found?: readonly string[];
  /** `file: reason`, in part. */
  readonly skipped?: readonly string[];
  /** `file: message`, in part. */
  readonly problems?: readonly string[];
}

/** Whatever else is there, the call in good.py is reported, and what is wrong is named. */
async function check(
  files: Readonly<Record<string, string | Uint8Array>>,
  { found = [], skipped = [], problems = [] }: Expected,
  prepare: (folder: string) => Promise<void> = async () => {},
): Promise<void> {
  await withFolder({ 'good.py': goodCall, ...files }, async (cwd) => {
    await prepare(cwd);
    const { code, stdout, stderr } = await runCli(['scan', '--format', 'json'], { cwd });
    assert.equal(code, 0, stderr);
    const report = scanReportSchema.parse(JSON.parse(stdout));
    assert.deepEqual([...new Set(report.calls.map(({ file }) => file))].sort(), ['good.py', ...found].sort());
    assertEachIn(
      skipped,
      report.skipped.map(({ file, reason }) => `${file}: ${reason}`),
    );
    assertEachIn(
      problems,
      report.problems.map(({ file, line, message }) => `${file}:${line} ${message}`),
    );
  });
}

function assertEachIn(expected: readonly string[], lines: readonly string[]): void {
  assert.equal(lines.length, expected.length, lines.join('\n'));
  for (const part of expected)
    assert.ok(
      lines.some((line) => line.includes(part)),
      `${part}\nis not in\n${lines.join('\n')}`,
    );
}

describe('bad input: texts', () => {
  it('syntax errors: the rest of the file and of the workspace is reported', () =>
    check(
      { 'broken.py': `${goodCall}\ndef f(:\n    return ((\n` },
      { found: ['broken.py'], problems: ['broken.py:'] },
    ));

  it('huge, minified and binary files', () =>
    check(
      {
        'huge.py': '# padding\n'.repeat(500_000),
        'bundle.js': `import{OpenAI}from"openai";${'function a(b){return b+1};'.repeat(2000)}`,
        'data.py': new Uint8Array([0x61, 0, 0x62]),
      },
      { skipped: ['huge.py: larger than 2 MB', 'bundle.js: minified', 'data.py: binary'] },
    ));

  it('encodings: byte order marks, UTF-16, Latin-1', () =>
    check(
      {
        'bom.py': `\uFEFF${goodCall}`,
        'utf16.py': Buffer.from(`\uFEFF${goodCall}`, 'utf16le'),
        'latin1.py': Buffer.from(`# caf\u00e9\n${goodCall}`, 'latin1'),
      },
      { found: ['bom.py'], skipped: ['utf16.py: UTF-16', 'latin1.py: not valid UTF-8'] },
    ));

  it('line ends, tabs, empty files and files of white space', () =>
    check(
      {
        'crlf.py': goodCall.replaceAll('\n', '\r\n'),
        'tabs.py': goodCall.replace('answer', 'if True:\n\tanswer'),
        'empty.py': '',
        'blank.ts': ' \n\n\t\n',
      },
      { found: ['crlf.py', 'tabs.py'] },
    ));

  it('deep nesting and cyclic constants', () =>
    check(
      {
        'deep.py': `${goodCall}x = ${'['.repeat(20_000)}${']'.repeat(20_000)}\n`,
        'deep.ts': `import OpenAI from 'openai';\nexport const x = ${'(\n'.repeat(5000)}1${')\n'.repeat(5000)};\n`,
        'cyclic.py': `${goodCall}A = B\nB = A\nclient.chat.completions.create(model=A, messages=[])\n`,
      },
      { found: ['deep.py', 'cyclic.py'] },
    ));
});

describe('bad input: folders and files', () => {
  it('links in circles, dangling links, pipes, and folders that are called like files', () =>
    check(
      { 'folder.py/inner.py': goodCall },
      {
        found: ['folder.py/inner.py'],
        skipped: [
          'circle/: a symbolic link to a folder',
          'dangling.py: a symbolic link',
          'pipe.py: not a regular file',
        ],
      },
      async (folder) => {
        await symlink(folder, join(folder, 'circle'));
        await symlink('nowhere', join(folder, 'dangling.py'));
        execFileSync('mkfifo', [join(folder, 'pipe.py')]);
      },
    ));

  it('names with blanks, line ends and other scripts', () =>
    check(
      { 'a b.py': goodCall, 'né\n.py': goodCall, '見積.py': goodCall },
      { found: ['a b.py', 'né\n.py', '見積.py'] },
    ));
});

describe('bad input: callcost.yml', () => {
  it('broken, of the wrong type, binary, or a folder', async () => {
    await check({ 'callcost.yml': 'features:\n  a: [1' }, { problems: ['callcost.yml:2 '] });
    await check({ 'callcost.yml': '- a' }, { problems: ['callcost.yml:1 The file must consist of keys'] });
    await check(
      { 'callcost.yml': 'defaults: { bufer: 10% }' },
      { problems: ['callcost.yml:1 Unknown key "bufer" in "defaults".'] },
    );
    await check(
      { 'callcost.yml/x.txt': '' },
      { problems: ['callcost.yml:1 The file cannot be read (it is a folder).'] },
    );
  });

  it('with wrong patterns: nothing is scanned twice, nothing outside of the folder', () =>
    check(
      { 'callcost.yml': 'ignore: ["../**", "/", "[", "", "!"]\n' },
      { problems: ['"ignore.3" must not be empty.'] },
    ));
});
