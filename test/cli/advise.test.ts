import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { ensureBuilt, program, runCli } from '../support/cli.ts';

const label = { id: 'label', prompt: 'Classify the sentiment of the review as positive or negative.\n\n{review}' };
const maths = { id: 'maths', prompt: 'Solve for x: 3x + 4 = 19' };

function linesOf(...prompts: readonly unknown[]): string {
  return prompts.map((prompt) => (typeof prompt === 'string' ? prompt : JSON.stringify(prompt))).join('\n');
}

async function advised(args: readonly string[], input: string | Uint8Array) {
  const { code, stdout, stderr } = await runCli(['advise', '--stdin', ...args], { input });
  return { code, stdout, stderr };
}

function parsedLines(
  stdout: string,
): readonly { id: string; task: { kind: string }; tier: { value: string } | null }[] {
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

describe('callcost advise', () => {
  it('gives one object a line, in the order of the prompts, with every field of the contract', async () => {
    const { code, stdout, stderr } = await advised(['--format', 'jsonl'], linesOf(label, maths));
    assert.deepEqual([code, stderr], [0, '']);
    const advice = parsedLines(stdout);
    assert.deepEqual(
      advice.map(({ id, task, tier }) => [id, task.kind, tier?.value ?? null]),
      [
        ['label', 'classification', 'small'],
        ['maths', 'maths', null],
      ],
    );
    for (const one of advice) {
      assert.deepEqual(Object.keys(one), ['id', 'task', 'shape', 'constraints', 'limit', 'tier']);
    }
  });

  it('gives the same as one JSON array', async () => {
    const input = linesOf(label, maths);
    const [array, lines] = [await advised(['--format', 'json'], input), await advised(['--format', 'jsonl'], input)];
    assert.deepEqual(JSON.parse(array.stdout), parsedLines(lines.stdout));
    assert.deepEqual(JSON.parse((await advised(['--format', 'json'], '')).stdout), []);
  });

  it('tells people what it rests on', async () => {
    const { stdout } = await advised([], linesOf(label));
    assert.match(stdout, /^label\n {2}task {4}classification “Classify the sentiment/);
    assert.match(stdout, /\n {2}tier {4}small: try and measure/);
  });
});

describe('the input of callcost advise', () => {
  it('names a bad line by its number and goes on with the others', async () => {
    const input = linesOf('{"id": 1', label, '[]', { prompt: 'no id' }, { id: 'x', prompt: 7 }, '', maths);
    const { code, stdout, stderr } = await advised(['--format', 'jsonl'], input);
    assert.equal(code, 0);
    assert.deepEqual(
      parsedLines(stdout).map(({ id }) => id),
      ['label', 'maths'],
    );
    const lines = stderr.trimEnd().split('\n');
    assert.deepEqual(lines.slice(0, 3), [
      'callcost: Line 1 is not JSON.',
      'callcost: Line 3 is not an object.',
      'callcost: Line 4 has no "id".',
    ]);
    assert.match(lines[3] ?? '', /^callcost: Line 5 has a wrong "prompt": /);
    assert.match(lines[4] ?? '', /^ {2}A line is \{/);
    assert.equal((await advised(['--fail-on', 'problems'], input)).code, 1);
  });

  it('could not run when no line can be read, or without --stdin', async () => {
    assert.equal((await advised([], 'not JSON')).code, 2);
    assert.equal((await advised([], Uint8Array.of(0xff, 0xfe, 10))).code, 2);
    const { code, stderr } = await runCli(['advise']);
    assert.equal(code, 2);
    assert.match(stderr, /callcost advise --stdin < prompts\.jsonl/);
  });

  it('takes line ends of Windows, numbers as ids and a schema as an object', async () => {
    const prompt = { id: 7, prompt: 'Extract the date.\n\n{text}', model: null, schema: { type: 'object' } };
    const { code, stdout } = await advised(['--format', 'jsonl'], `\uFEFF${JSON.stringify(prompt)}\r\n`);
    assert.equal(code, 0);
    assert.equal(parsedLines(stdout)[0]?.id, '7');
  });

  it('suggests no smaller tier for a model that is small, and applies --model where a prompt names none', async () => {
    const own = { ...label, id: 'own', model: 'gpt-4o' };
    const { stdout } = await advised(['--format', 'jsonl', '--model', 'gpt-4o-mini'], linesOf(label, own));
    assert.deepEqual(
      parsedLines(stdout).map(({ tier }) => tier?.value ?? null),
      [null, 'small'],
    );
  });

  it('answers while prompts still come in', async () => {
    ensureBuilt();
    const child = spawn(process.execPath, [program, 'advise', '--stdin', '--format', 'jsonl']);
    child.stdin.write(`${JSON.stringify(label)}\n`);
    const [first] = await new Promise<readonly Buffer[]>((resolve) =>
      child.stdout.once('data', (data) => resolve([data])),
    );
    assert.equal(JSON.parse(String(first)).id, 'label');
    child.stdin.end();
    assert.equal(await new Promise((resolve) => child.on('close', resolve)), 0);
  });
});
