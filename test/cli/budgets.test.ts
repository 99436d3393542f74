import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import Ajv from 'ajv/dist/2020.js';
import { type BudgetsReport, budgetsReportSchema } from '../../src/core/report/budgets-contract.ts';
import { runCli } from '../support/cli.ts';
import { type ContractServer, type FailureName, startContractServer } from '../support/gateways/contract-server.ts';

const schema = JSON.parse(readFileSync(new URL('../../schemas/budgets.schema.json', import.meta.url), 'utf8'));

const key = 'sk-callcost-secret-0123456789abcdef';

/** A small product: one call of `reply`, which costs a month what its volume says. */
const product: Readonly<Record<string, string>> = {
  'callcost.yml': [
    'version: 1',
    'gateway: { file: budgets.json }',
    'shared: { store: { usdPerMonth: 40 } }',
    'features:',
    '  reply:',
    '    owner: desk',
    '    paths: ["reply.py"]',
    '    callsPerMonth: 1000',
    '    unit: ticket',
    '    unitsPerMonth: 500',
    '',
  ].join('\n'),
  'reply.py': [
    'from openai import OpenAI',
    '',
    'client = OpenAI()',
    '',
    '',
    'def reply():',
    '    return client.responses.create(model="gpt-4o", input="Say hello.", max_output_tokens=50)',
    '',
  ].join('\n'),
};

function budgetFile(budget: object): string {
  return JSON.stringify({
    version: 1,
    budgets: [
      {
        feature: 'reply',
        spent: 40,
        limit: 90,
        window: { raw: '30d', startsAt: '-20d', resetsAt: '+10d' },
        breakdown: [{ model: 'gpt-4o', spent: 40, requests: 700 }],
        ...budget,
      },
    ],
  });
}

/** A folder with the product and a gateway, made anew for each test. */
function useProduct() {
  let folder = '';
  let gateway: ContractServer | null = null;
  before(async () => {
    gateway = await startContractServer({ 'GET /budgets': JSON.parse(budgetFile({})) });
  });
  after(() => gateway?.close());
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'callcost-budgets-'));
    await write({ ...product, 'budgets.json': budgetFile({}) });
  });
  afterEach(async () => {
    server().heal();
    server().requests.length = 0;
    await rm(folder, { recursive: true });
  });

  function server(): ContractServer {
    assert.ok(gateway !== null);
    return gateway;
  }

  async function write(files: Readonly<Record<string, string>>): Promise<void> {
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  }

  return {
    server,
    write,
    pathOf: (name: string) => join(folder, name),
    run: (args: readonly string[] = [], env: Environment = {}) => runCli(['budgets', ...args], { cwd: folder, env }),
    /** What the environment says of the gateway. */
    gateway: (overrides: Environment = {}): Environment => ({
      CALLCOST_GATEWAY_KIND: 'json',
      CALLCOST_GATEWAY_URL: `${server().url}/budgets`,
      CALLCOST_GATEWAY_KEY: key,
      ...overrides,
    }),
    /** What JSON is printed, checked against its committed schema. */
    async report(args: readonly string[] = [], env: Environment = {}): Promise<BudgetsReport> {
      const { stdout, stderr } = await runCli(['budgets', '--format', 'json', ...args], { cwd: folder, env });
      assert.notEqual(stdout, '', stderr);
      const printed: unknown = JSON.parse(stdout);
      const validate = new Ajv({ strict: false }).compile(schema);
      assert.ok(validate(printed), JSON.stringify(validate.errors));
      return budgetsReportSchema.parse(printed);
    },
  };
}

type Environment = Readonly<Record<string, string>>;

describe('callcost budgets of a file', () => {
  const { write, pathOf, run, report } = useProduct();

  it('shows what is used, what is expected, and what the calls have to do with it', async () => {
    const { code, stdout, stderr } = await run(['--verbose']);
    assert.deepEqual([code, stderr], [0, '']);
    assert.match(stdout, /^reply +desk +44 % +\$40\.00 +\$90\.00 /m);
    assert.match(stdout, /≈\$2\.00 a day, ends ≈\$55\.00–65\.00/);
    assert.match(stdout, /≈\$0\.12 per ticket/);
    assert.match(stdout, /^store \$40\.00 \/mo, spread by measured spend\n {2}reply \$40\.00 \/mo$/m);
    assert.match(stdout, /call reply reply\.py:7: ≈100 %/);
    assert.match(
      stdout,
      /^1 of 1 calls belong to a feature, 0 carry a feature tag; 100 % of the ≈\$\S+ \/mo that are measured/m,
    );
    assert.match(stdout, /^budgets\.json, \d+ s ago$/m);
  });

  it('tells neither shares nor drift where a part only of the code is read', async () => {
    const { features } = await report(['reply.py']);
    assert.deepEqual([features[0]?.calls[0]?.share, features[0]?.actual?.verdict], [null, 'unknown']);
  });

  it('prints JSON that its schema describes', async () => {
    const { source, features, exceeded } = await report();
    const [reply] = features;
    assert.deepEqual([source.gateway, source.baseUrl, source.isStale, exceeded], ['file', 'budgets.json', false, []]);
    assert.deepEqual(
      [reply?.name, reply?.owner, reply?.budgets[0]?.spent, reply?.calls[0]?.share, reply?.actual?.verdict],
      ['reply', 'desk', 40, 1, 'above'],
    );
  });

  it('prints Markdown', async () => {
    const { stdout } = await run(['--format', 'markdown']);
    assert.match(stdout, /^## LLM budgets\n\n\| feature \|/);
    assert.match(stdout, /^\| reply \| desk \| 44 % \|/m);
  });

  it('ends with 1 where a limit is reached', async () => {
    await write({ 'budgets.json': budgetFile({ spent: 90 }) });
    const { code, stdout, stderr } = await run();
    assert.equal(code, 1);
    assert.match(stdout, /^reply +desk +100 %/m);
    assert.equal(stderr, 'Failed: the limit of reply is reached.\n');
    assert.deepEqual((await report()).exceeded, ['feature:reply']);
  });

  it('is as old as the file, unless the file says more', async () => {
    const days = (count: number) => new Date(Date.now() - count * 86_400_000);
    await utimes(pathOf('budgets.json'), days(3), days(3));
    assert.match((await run()).stdout, /^budgets\.json, 3 days ago \(stale\)$/m);
    await write({
      'budgets.json': JSON.stringify({ ...JSON.parse(budgetFile({})), generatedAt: days(5).toISOString() }),
    });
    assert.match((await run()).stdout, /^budgets\.json, 5 days ago \(stale\)$/m);
  });
});

describe('callcost budgets of callcost.yml files below the folder', () => {
  const { server, pathOf, write, report, gateway } = useProduct();
  const policy = 'gateway: { file: spent.json }\nfeatures: { billing: { paths: ["*.py"], gateway: { tag: bill } } }\n';
  beforeEach(async () => {
    await mkdir(pathOf('services'));
    await write({ 'services/callcost.yml': policy, 'services/bill.py': product['reply.py'] ?? '' });
    await write({ 'services/spent.json': budgetFile({ feature: 'bill', spent: 30, limit: 40 }) });
  });

  it('adds what their files tell', async () => {
    const { features, source } = await report();
    assert.deepEqual(
      features.map(({ name, declared, calls, budgets: [budget] }) => [name, declared, calls.length, budget?.limit]),
      [
        ['billing', true, 1, 40],
        ['reply', true, 1, 90],
      ],
    );
    assert.equal(source.baseUrl, 'budgets.json, services/spent.json');
  });

  it('asks the gateway by the names of their features', async () => {
    const budgets = JSON.parse(budgetFile({ feature: 'bill', spent: 30, limit: 40 }));
    server().route('GET /budgets', budgets);
    const { features } = await report([], gateway());
    assert.deepEqual(features.map(({ name, budgets: [budget] }) => [name, budget?.limit]).at(0), ['billing', 40]);
    server().route('GET /budgets', JSON.parse(budgetFile({})));
  });
});

describe('callcost budgets of a file that cannot be trusted', () => {
  const { write, pathOf, run } = useProduct();

  it('says what is wrong with the file', async () => {
    await write({ 'budgets.json': '{"version": 1, "budgets": [' });
    const broken = await run();
    assert.equal(broken.code, 2);
    assert.match(broken.stderr, /The file budgets\.json is no JSON, or breaks off/);
    await rm(pathOf('budgets.json'));
    const missing = await run();
    assert.equal(missing.code, 2);
    assert.match(missing.stderr, /The budget file budgets\.json of callcost\.yml cannot be read/);
    await write({ 'callcost.yml': 'gateway: { file: ../elsewhere.json }\n' });
    const outside = await run();
    assert.equal(outside.code, 2);
    assert.match(outside.stderr, /gateway\.file of callcost\.yml leads out of its folder/);
  });

  it('follows no link out of the folder', async () => {
    await rm(pathOf('budgets.json'));
    await symlink('/etc/hosts', pathOf('budgets.json'));
    const { code, stderr } = await run();
    assert.equal(code, 2);
    assert.match(stderr, /gateway\.file of callcost\.yml leads out of its folder/);
  });

  it('lets no foreign name act on the terminal', async () => {
    await write({ 'budgets.json': budgetFile({ feature: 'evil\u001b[31m', spent: 95 }) });
    const { stdout, stderr } = await run(['--verbose']);
    assert.ok(!(stdout + stderr).includes('\u001b'));
  });
});

describe('callcost budgets of a gateway', () => {
  const { server, write, run, gateway, report } = useProduct();

  it('reads it with the key of the environment', async () => {
    const { source, features } = await report([], gateway());
    assert.deepEqual([source.gateway, source.baseUrl], ['json', `${server().url}/budgets`]);
    assert.equal(features[0]?.budgets[0]?.share, 40 / 90);
    assert.deepEqual(
      server().requests.map(({ method, path, headers }) => [method, path, headers.authorization]),
      [['GET', '/budgets', `Bearer ${key}`]],
    );
  });

  it('asks for a missing setting, and names those that are known', async () => {
    const check = async (env: Readonly<Record<string, string>>, expected: RegExp) => {
      const { code, stderr } = await run([], env);
      assert.equal(code, 2);
      assert.match(stderr, expected);
      assert.ok(!stderr.includes(key));
    };
    await check(
      gateway({ CALLCOST_GATEWAY_KIND: '' }),
      /CALLCOST_GATEWAY_KIND is not set\.\n {2}Set it to one of litellm/,
    );
    await check(gateway({ CALLCOST_GATEWAY_KIND: key }), /CALLCOST_GATEWAY_KIND is none that is known/);
    await check(gateway({ CALLCOST_GATEWAY_URL: '' }), /CALLCOST_GATEWAY_URL is not set/);
    await check(
      gateway({ CALLCOST_GATEWAY_URL: 'http://gateway.example' }),
      /not sent to gateway\.example over plain http/,
    );
    await check(gateway({ CALLCOST_GATEWAY_URL: `https://me:${key}@gateway.example` }), /holds a user or a password/);
    assert.equal(server().requests.length, 0);
  });

  it('never uses an address of callcost.yml by itself', async () => {
    await write({ 'callcost.yml': `gateway: { kind: json, url: "${server().url}/budgets" }\n` });
    const { code, stderr } = await run();
    assert.equal(code, 2);
    assert.match(
      stderr,
      /names a gateway at 127\.0\.0\.1:\d+, which the command line never uses by itself\.\n {2}To use it, set CALLCOST_/,
    );
    assert.equal(server().requests.length, 0);
    await write({ 'callcost.yml': 'version: 1\n' });
    assert.match((await run()).stderr, /No budgets are set up\./);
  });

  it('uses no network with --offline', async () => {
    assert.equal((await report(['--offline'], gateway())).source.gateway, 'file');
    await write({ 'callcost.yml': 'version: 1\n' });
    const { code, stderr } = await run(['--offline'], gateway());
    assert.equal(code, 2);
    assert.match(stderr, /--offline forbids it/);
    assert.equal(server().requests.length, 0);
  });
});

describe('callcost budgets behind a proxy', () => {
  const { server, run, gateway } = useProduct();
  const asked: string[] = [];
  let proxy: Server;
  let address = '';
  before(async () => {
    proxy = createServer().on('connect', ({ url = '' }: IncomingMessage, socket: Duplex) => {
      asked.push(url);
      socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    const bound = proxy.address();
    assert.ok(bound !== null && typeof bound === 'object');
    address = `http://127.0.0.1:${bound.port}`;
  });
  after(() => proxy.close());

  it('asks the proxy for a tunnel, so that it never sees the key', async () => {
    const { code, stderr } = await run(
      [],
      gateway({ CALLCOST_GATEWAY_URL: 'https://gateway.example/budgets', HTTPS_PROXY: address, NO_PROXY: '' }),
    );
    assert.equal(code, 2);
    assert.match(stderr, /gateway\.example cannot be reached/);
    assert.ok(!stderr.includes(key));
    assert.deepEqual(asked, ['gateway.example:443']);
  });

  it('does not lead plain http, which is for this machine, through it', async () => {
    asked.length = 0;
    const { code } = await run([], gateway({ HTTPS_PROXY: address, HTTP_PROXY: address, NO_PROXY: '' }));
    assert.deepEqual([code, asked, server().requests.length], [0, [], 1]);
  });
});

describe('callcost budgets of a gateway that fails', () => {
  const { server, run, gateway } = useProduct();

  const failures: readonly FailureName[] = [
    'unauthorized',
    'forbidden',
    'bad-request',
    'missing',
    'too-many',
    'wrapped-404',
    'unavailable',
    'web-page',
    'empty',
    'truncated',
    'cut',
    'hung-up',
    'huge',
    'redirect',
  ];
  for (const failure of failures) {
    it(`ends with 2 and a sentence, without the key, where it fails: ${failure}`, async () => {
      server().fail('*', failure);
      for (const format of ['text', 'json']) {
        const { code, stdout, stderr } = await run(['--format', format], gateway());
        assert.deepEqual([code, stdout], [2, '']);
        assert.match(stderr, /^callcost: .+\.$/m);
        assert.doesNotMatch(stderr, /bug in Call Cost/);
        assert.ok(!(stdout + stderr).includes(key));
      }
    });
  }
});
