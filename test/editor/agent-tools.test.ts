import assert from 'node:assert/strict';
import { CancellationTokenSource, LanguageModelTextPart, lm } from 'vscode';
import { openFile, readyExtension } from './support.ts';

/** Asks a tool as an agent of the editor does. */
async function ask(name: string, input: object): Promise<string> {
  const { token } = new CancellationTokenSource();
  const { content } = await lm.invokeTool(`callcost_${name}`, { input, toolInvocationToken: undefined }, token);
  return content.map((part) => (part instanceof LanguageModelTextPart ? part.value : '')).join('');
}

describe('tools for coding agents', () => {
  before(() => readyExtension());

  it('are known to the editor', () => {
    const own = lm.tools.filter(({ name }) => name.startsWith('callcost_'));
    assert.equal(own.length, 6);
  });

  it('scan the folder of the active editor and estimate a prompt', async () => {
    await openFile('helpdesk/service/helpdesk/triage.py');
    const { calls } = JSON.parse(await ask('scan_llm_calls', { feature: 'ticket-triage', limit: 3 }));
    assert.equal(calls.length, 3);
    assert.equal(calls[0].feature, 'ticket-triage');
    const { models } = JSON.parse(await ask('estimate_prompt_cost', { prompt: 'Hi', models: ['gpt-4o-mini'] }));
    assert.equal(models[0].pricedAs, 'gpt-4o-mini');
  });

  it('say what to ask instead', async () => {
    await assert.rejects(ask('explain_llm_call', { id: 'no' }), /There is no call no/);
  });
});
