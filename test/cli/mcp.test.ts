import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { ensureBuilt, program, runCli } from '../support/cli.ts';
import { withFolder } from '../support/folders.ts';
import { startContractServer } from '../support/gateways/contract-server.ts';

const desk = [
  'from openai import OpenAI',
  'client = OpenAI()',
  'def triage(ticket):',
  '    return client.chat.completions.create(',
  '        model="gpt-4o",',
  '        messages=[{"role": "user", "content": f"Is this ticket urgent? Answer yes or no. {ticket}"}],',
  '    )',
  '',
].join('\n');

const policy = 'features: { desk: { paths: [desk.py], callsPerMonth: 1000 } }\ngateway: { file: budgets.json }\n';

const budgets = JSON.stringify({ version: 1, budgets: [{ feature: 'desk', spent: 80, limit: 100 }] });

const files = { 'desk.py': desk, 'callcost.yml': policy, 'budgets.json': budgets };

/** An agent that is connected to the built program, as agents connect. */
async function withAgent(
  use: (agent: Client, folder: string) => Promise<void>,
  env: Readonly<Record<string, string>> = {},
): Promise<void> {
  await withFolder(files, async (folder) => {
    const agent = new Client({ name: 'test', version: '1' });
    await agent.connect(
      new StdioClientTransport({
        command: process.execPath,
        args: [program, 'mcp'],
        cwd: folder,
        env: { ...env },
        stderr: 'ignore',
      }),
    );
    try {
      await use(agent, folder);
    } finally {
      await agent.close();
    }
  });
}

async function answerOf(agent: Client, name: string, input: Record<string, unknown> = {}): Promise<string> {
  const { content, isError } = await agent.callTool({ name, arguments: input });
  const [first] = content as readonly { readonly text: string }[];
  assert.ok(first !== undefined);
  assert.notEqual(isError, true, first.text);
  return first.text;
}

describe('callcost mcp', () => {
  before(ensureBuilt);

  it('offers six tools that only read, and describes them in few words', () =>
    withAgent(async (agent) => {
      const { tools } = await agent.listTools();
      assert.deepEqual(
        tools.map(({ name }) => name),
        [
          'scan_llm_calls',
          'estimate_prompt_cost',
          'explain_llm_call',
          'list_cost_findings',
          'feature_budget',
          'propose_cost_fix',
        ],
      );
      for (const { name, description, annotations, inputSchema } of tools) {
        assert.ok((description?.length ?? 0) < 200, name);
        assert.equal(annotations?.readOnlyHint, true, name);
        assert.equal(inputSchema.type, 'object', name);
      }
    }));

  it('scans, explains, finds and proposes, and changes no file', () =>
    withAgent(async (agent, folder) => {
      const { calls } = JSON.parse(await answerOf(agent, 'scan_llm_calls'));
      assert.deepEqual([calls.length, calls[0].model, calls[0].feature], [1, 'gpt-4o', 'desk']);
      assert.match(await answerOf(agent, 'explain_llm_call', { id: calls[0].id }), /\*\*Call Cost\*\* · gpt-4o/);
      const { findings } = JSON.parse(await answerOf(agent, 'list_cost_findings', { code: 'output-limit-missing' }));
      const fix = { code: 'output-limit-missing', call: findings[0].call };
      assert.match(await answerOf(agent, 'propose_cost_fix', fix), /^\+.*max_(?:completion_)?tokens=/m);
      assert.equal(await readFile(join(folder, 'desk.py'), 'utf8'), desk);
    }));

  it('tells the budget of a feature as callcost budgets does', () =>
    withAgent(async (agent) => {
      const { features } = JSON.parse(await answerOf(agent, 'feature_budget', { feature: 'desk' }));
      assert.equal(features.length, 1);
      assert.match(JSON.stringify(features[0]), /0\.8/);
    }));

  it('asks a gateway no more than once in a minute, however often an agent asks', async () => {
    const gateway = await startContractServer({ 'GET /budgets': JSON.parse(budgets) });
    const env = { CALLCOST_GATEWAY_KIND: 'json', CALLCOST_GATEWAY_URL: `${gateway.url}/budgets` };
    const askTwice = async (agent: Client): Promise<void> => {
      for (let asked = 0; asked < 2; asked += 1) {
        assert.match(await answerOf(agent, 'feature_budget', { feature: 'desk' }), /"gateway":"json"/);
      }
    };
    try {
      await withAgent(askTwice, env);
      assert.equal(gateway.requests.length, 1);
    } finally {
      await gateway.close();
    }
  });

  it('counts what was measured, as callcost scan does', () =>
    withAgent(async (agent, folder) => {
      const breakdown = [{ model: 'gpt-4o', spent: 40, requests: 700, inputTokens: 350_000, outputTokens: 63_000 }];
      const window = { raw: '30d', startsAt: '-20d', resetsAt: '+10d' };
      const document = { version: 1, budgets: [{ feature: 'desk', spent: 40, limit: 90, window, breakdown }] };
      await writeFile(join(folder, 'budgets.json'), JSON.stringify(document));
      const { total, calls } = JSON.parse(await answerOf(agent, 'scan_llm_calls'));
      assert.deepEqual([calls[0].inputTokens, calls[0].usdPerMonth.basis], ['≈500', 'measured']);
      assert.ok((await runCli(['scan', '--offline'], { cwd: folder })).stdout.includes(total.split(' /mo')[0]));
    }));

  it('answers mistakes with the next step, and goes on', () =>
    withAgent(async (agent) => {
      const wrong = await agent.callTool({ name: 'explain_llm_call', arguments: { id: 'no' } });
      assert.equal(wrong.isError, true);
      assert.match(JSON.stringify(wrong.content), /There is no call no\. scan_llm_calls lists/);
      assert.ok(
        (await answerOf(agent, 'estimate_prompt_cost', { prompt: 'Hi', models: ['gpt-4o'] })).includes('gpt-4o'),
      );
    }));
});
