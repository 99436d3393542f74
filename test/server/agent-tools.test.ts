import assert from 'node:assert/strict';
import { withFolder } from '../support/folders.ts';
import { LspClient, uriIn } from '../support/lsp-client.ts';

const saved = 'from openai import OpenAI\nOpenAI().responses.create(model="gpt-4o", input="Say hello.")\n';

describe('tools for coding agents over the server', () => {
  it('see unsaved text, and say what is wrong with a question', () =>
    withFolder({ 'desk.py': saved }, async (folder) => {
      const client = await LspClient.start({ folders: [folder] });
      try {
        const ask = (name: string, input: object) =>
          client.connection.sendRequest<{ readonly text: string; readonly isError: boolean }>('callcost/agentTool', {
            name,
            input,
            folder: uriIn(folder, ''),
          });
        await client.open(uriIn(folder, 'desk.py'), 'python', saved.replace('gpt-4o', 'gpt-4o-mini'));
        const scan = await ask('scan_llm_calls', {});
        assert.equal(scan.isError, false);
        assert.equal(JSON.parse(scan.text).calls[0].model, 'gpt-4o-mini');
        const fix = await ask('propose_cost_fix', { code: 'prompt-waste', call: 'no' });
        assert.deepEqual([fix.isError, fix.text.includes('list_cost_findings')], [true, true]);
        assert.equal((await ask('no_such_tool', {})).isError, true);
        const budget = await ask('feature_budget', {});
        assert.match(JSON.parse(budget.text).unknown, /No budgets are known/);
      } finally {
        await client.dispose();
      }
    }));
});
