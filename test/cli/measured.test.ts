import assert from 'node:assert/strict';
import { scanReportSchema } from '../../src/core/report/contract.ts';
import { diffReportSchema } from '../../src/core/report/diff-contract.ts';
import { runCli } from '../support/cli.ts';
import { withFolder } from '../support/folders.ts';
import { type ContractServer, startContractServer } from '../support/gateways/contract-server.ts';
import { withRepository } from '../support/git-repository.ts';

type Files = Readonly<Record<string, string>>;

const key = 'sk-callcost-secret-0123456789abcdef';

const files: Files = {
  'callcost.yml': 'features: { reply: { paths: ["reply.py"], callsPerMonth: 1000 } }\n',
  'reply.py': [
    'from openai import OpenAI',
    'client = OpenAI()',
    'def reply(ticket):',
    '    return client.responses.create(model="gpt-4o", input="Answer: " + ticket)',
    '',
  ].join('\n'),
};

const withFile: Files = {
  ...files,
  'callcost.yml': `gateway: { file: budgets.json }\n${files['callcost.yml']}`,
  'budgets.json': JSON.stringify(document(300)),
};

/** What a gateway tells of the feature, with so many tokens of input a request. */
function document(inputTokens: number): object {
  const breakdown = [
    { model: 'gpt-4o', spent: 40, requests: 700, inputTokens: 700 * inputTokens, outputTokens: 700 * 90 },
  ];
  const window = { raw: '30d', startsAt: '-20d', resetsAt: '+10d' };
  return { version: 1, budgets: [{ feature: 'reply', spent: 40, limit: 90, window, breakdown }] };
}

describe('callcost scan with measured numbers', () => {
  let gateway: ContractServer;
  before(async () => {
    gateway = await startContractServer({ 'GET /budgets': document(500) });
  });
  after(() => gateway.close());
  afterEach(() => gateway.heal());

  /** Tokens of input of the only call, and their basis; what is printed never holds the key. */
  async function check(folder: Files, args: readonly string[], hasGateway: boolean, expected: string): Promise<string> {
    const env = hasGateway
      ? {
          CALLCOST_GATEWAY_KIND: 'json',
          CALLCOST_GATEWAY_URL: `${gateway.url}/budgets`,
          CALLCOST_GATEWAY_KEY: key,
        }
      : {};
    return withFolder(folder, async (cwd) => {
      const { code, stdout, stderr } = await runCli(['scan', '--format', 'json', ...args], { cwd, env });
      assert.equal(code, 0, stderr);
      assert.ok(!(stdout + stderr).includes(key));
      const [call] = scanReportSchema.parse(JSON.parse(stdout)).calls;
      assert.equal(`${call?.tokens.input.value} ${call?.tokens.input.basis}`, expected);
      return stderr;
    });
  }

  it('takes them from the budget file of callcost.yml', async () => {
    assert.equal(await check(withFile, [], false, '300 measured'), '');
    await check(files, [], false, '310 assumed');
  });

  it('takes them from the gateway of the environment, which it asks unless it is offline', async () => {
    await check(withFile, [], true, '500 measured');
    await check(withFile, ['--offline'], true, '300 measured');
    await check(files, ['--offline'], true, '310 assumed');
  });

  it('goes on without them, and says so', async () => {
    gateway.fail('/budgets', 'unauthorized');
    assert.match(await check(files, [], true, '310 assumed'), /Estimates go without its measured numbers\.$/m);
    const broken = { ...withFile, 'budgets.json': '{' };
    assert.match(await check(broken, [], false, '310 assumed'), /Estimates go without measured numbers\.$/m);
  });
});

describe('callcost diff beside measured numbers', () => {
  /** The notes of a comparison with the last commit. */
  async function check(folder: Files, expected: readonly string[]): Promise<void> {
    await withRepository(async ({ folder: cwd, commit }) => {
      await commit(folder);
      const { stdout } = await runCli(['diff', '--format', 'json', '--offline'], { cwd });
      assert.deepEqual(diffReportSchema.parse(JSON.parse(stdout)).notes, expected);
    });
  }

  it('says that they are left out', () =>
    check(withFile, [
      'What a gateway measured is left out on both sides: it tells of the code that runs. Budgets of a check go by it.',
    ]));
  it('says nothing where there are none', () => check(files, []));
});
