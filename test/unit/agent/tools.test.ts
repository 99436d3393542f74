import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { agentTools } from '../../../src/agent/tools.ts';
import type { AgentBudgets, AgentWorkspace } from '../../../src/agent/workspace.ts';
import { createDiskWorkspace } from '../../../src/cli/mcp/disk-workspace.ts';
import { UserError } from '../../../src/core/errors.ts';
import { bundledPriceData } from '../../../src/core/prices/data.ts';
import { createEngine, type Engine } from '../../../src/workspace/engine.ts';
import { loadBytes } from '../../support/assets.ts';
import { withFolder } from '../../support/folders.ts';

const desk = [
  'from openai import OpenAI',
  'client = OpenAI()',
  '',
  'def triage(ticket):',
  '    return client.chat.completions.create(',
  '        model="gpt-4o",',
  '        messages=[',
  '            {"role": "system", "content": "Answer with one word: billing, bug or other."},',
  '            {"role": "user", "content": f"Ticket: {ticket}"},',
  '        ],',
  '    )',
  '',
].join('\n');

const policy = 'features: { desk: { paths: [desk.py], callsPerMonth: 1000, variables: { ticket: 100 } } }\n';

const noBudgets: AgentBudgets = { report: null, reason: 'No gateway is set up.' };

let engine: Engine;

/** Asks a tool about a folder, and gives its answer as it comes. */
async function ask(
  name: string,
  input: unknown,
  files: Readonly<Record<string, string>> = { 'desk.py': desk, 'callcost.yml': policy },
  budgets = noBudgets,
): Promise<string> {
  return withFolder(files, (root) => askIn(workspaceAt(root, budgets), name, input));
}

/** The workspace of a folder, of which nothing was measured. */
function workspaceAt(root: string, budgets = noBudgets): AgentWorkspace {
  const lifetime = new AbortController().signal;
  return createDiskWorkspace({ root, engine, budgets: async () => budgets, measured: async () => null, lifetime });
}

async function askIn(workspace: AgentWorkspace, name: string, input: unknown): Promise<string> {
  const tool = agentTools.find((each) => each.name === name);
  assert.ok(tool !== undefined, name);
  return tool.run(input, workspace, new AbortController().signal);
}

function useEngine(): void {
  before(async () => {
    engine = await createEngine(loadBytes, new Date('2026-11-22T00:00:00Z'), bundledPriceData);
  });

  after(() => engine.dispose());
}

describe('tools for coding agents about calls', () => {
  useEngine();

  it('list calls with tokens and cost, unknown numbers with their reason', async () => {
    const answer = JSON.parse(await ask('scan_llm_calls', {}));
    assert.match(answer.total, /\/mo · every call has a volume, every call has a price$/);
    const [call] = answer.calls;
    assert.deepEqual(
      [call.file, call.line, call.function, call.model, call.feature],
      ['desk.py', 5, 'triage', 'gpt-4o', 'desk'],
    );
    assert.ok(call.usdPerCall.low > 0 && call.usdPerMonth.basis !== undefined);
    const unpriced = JSON.parse(await ask('scan_llm_calls', {}, { 'desk.py': desk.replace('gpt-4o', 'our-own') }));
    assert.match(unpriced.calls[0].usdPerCall.unknown, /our-own/);
  });

  it('narrow the list to a folder or feature, and page through it', async () => {
    const many = Object.fromEntries(Array.from({ length: 5 }, (_, index) => [`desk/part${index}.py`, desk]));
    const files = { ...many, 'web.py': desk };
    const inFolder = JSON.parse(await ask('scan_llm_calls', { path: './desk/', limit: 2 }, files));
    assert.deepEqual([inFolder.calls.length, inFolder.leftOut], [2, 3]);
    const rest = JSON.parse(await ask('scan_llm_calls', { path: 'desk', offset: 4 }, files));
    assert.deepEqual([rest.calls.length, rest.leftOut], [1, 0]);
    const absent = JSON.parse(await ask('scan_llm_calls', { path: 'other' }, files));
    assert.deepEqual([absent.total, absent.calls], ['No LLM calls found', []]);
    assert.match(absent.note, /^Nothing is known of other: paths are relative to the workspace/);
  });

  it('take no place outside of the workspace, and no feature that there is not, for one without calls', async () => {
    for (const path of ['..', 'desk/../../other', '/etc', 'C:\\other']) {
      for (const tool of ['scan_llm_calls', 'list_cost_findings']) {
        await assert.rejects(ask(tool, { path }), { message: `${path} lies outside of the workspace.` });
      }
      await assert.rejects(ask('explain_llm_call', { file: path, line: 1 }), {
        message: `${path} lies outside of the workspace.`,
      });
    }
    await assert.rejects(ask('scan_llm_calls', { feature: 'other' }), { message: 'There is no feature other.' });
    await assert.rejects(ask('explain_llm_call', { file: 'desk.py' }), UserError);
    assert.match(await ask('explain_llm_call', { file: './src/..\\desk.py', line: 8 }), /^\*\*Call Cost\*\*/);
  });

  it('keep answers short, however much there is', async () => {
    const many = Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`part${index}.py`, desk]));
    const answer = await ask('scan_llm_calls', { limit: 100 }, many);
    assert.ok(answer.length < 30_000, `${answer.length} characters`);
    const { calls, leftOut } = JSON.parse(answer);
    assert.equal(calls.length + leftOut, 100);
  });

  it('explain a call by its line, as the editor does', async () => {
    const answer = await ask('explain_llm_call', { file: 'desk.py', line: 8 });
    assert.match(answer, /^\*\*Call Cost\*\* · gpt-4o · OpenAI · chat/);
    await assert.rejects(ask('explain_llm_call', { file: 'desk.py', line: 1 }), (error) => {
      assert.ok(error instanceof UserError);
      assert.equal(error.message, 'There is no LLM call at desk.py:1.');
      return true;
    });
  });

  it('estimate a prompt on models, and know what they do not know', async () => {
    const input = {
      prompt: 'Say hello.',
      models: ['gpt-4o-mini', 'no-such-model'],
      provider: 'openai',
      maxOutputTokens: 100,
    };
    const { models } = JSON.parse(await ask('estimate_prompt_cost', input));
    assert.deepEqual(
      [models[0].pricedAs, models[0].tier, models[0].usdPerCall.basis],
      ['gpt-4o-mini', 'small', 'exact'],
    );
    assert.match(models[1].usdPerCall.unknown, /no-such-model/);
    const monthly = JSON.parse(await ask('estimate_prompt_cost', { ...input, callsPerMonth: 1000 }));
    assert.ok(Math.abs(monthly.models[0].usdPerMonth.high / monthly.models[0].usdPerCall.high - 1000) < 1);
  });
});

describe('tools for coding agents about findings and budgets', () => {
  useEngine();

  it('list findings, and propose the change of one as a diff that fits', async () => {
    const { findings } = JSON.parse(await ask('list_cost_findings', {}));
    const missing = findings.find(({ code }: { readonly code: string }) => code === 'output-limit-missing');
    assert.ok(missing?.canBeFixed, JSON.stringify(findings));
    const answer = await ask('propose_cost_fix', { code: missing.code, call: missing.call });
    assert.match(answer, /^--- a\/desk\.py\n\+\+\+ b\/desk\.py\n@@ /m);
    assert.match(answer, /^\+ {8}max_(?:completion_)?tokens=\d+,$/m);
    await assert.rejects(ask('propose_cost_fix', { code: 'prompt-waste', call: missing.call }), UserError);
  });

  it('change no file', async () => {
    await withFolder({ 'desk.py': desk }, async (root) => {
      const workspace = workspaceAt(root);
      const { findings } = JSON.parse(await askIn(workspace, 'list_cost_findings', {}));
      for (const { code, call, canBeFixed } of findings) {
        if (canBeFixed) await askIn(workspace, 'propose_cost_fix', { code, call });
      }
      assert.equal(await readFile(join(root, 'desk.py'), 'utf8'), desk);
    });
  });

  it('tell budgets, or why there are none', async () => {
    const none = JSON.parse(await ask('feature_budget', {}));
    assert.deepEqual(none, { unknown: 'No gateway is set up.' });
    const report = {
      features: [
        { name: 'desk', used: 0.8 },
        { name: 'web', used: 0.1 },
      ],
    };
    const some = JSON.parse(await ask('feature_budget', { feature: 'desk' }, {}, { report, reason: null }));
    assert.deepEqual(some.features, [{ name: 'desk', used: 0.8 }]);
    await assert.rejects(ask('feature_budget', { feature: 'no' }, {}, { report, reason: null }), /no feature "no"/);
  });

  it('say which part of an input is wrong', async () => {
    await assert.rejects(ask('scan_llm_calls', { limit: 'many' }), (error) => {
      assert.ok(error instanceof UserError);
      assert.match(error.message, /^limit: /);
      return true;
    });
  });

  it('see files change, and analyse again only then', async () => {
    await withFolder({ 'desk.py': desk }, async (root) => {
      const workspace = workspaceAt(root);
      const { signal } = new AbortController();
      const first = await workspace.analyse(signal);
      assert.equal(await workspace.analyse(signal), first);
      await writeFile(join(root, 'desk.py'), desk.replace('gpt-4o', 'gpt-4o-mini'));
      const [changed] = (await workspace.analyse(signal)).calls;
      assert.equal(changed?.call.model?.value, 'gpt-4o-mini');
    });
  });
});
