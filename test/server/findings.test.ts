import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Diagnostic, DiagnosticSeverity, DocumentDiagnosticRequest } from 'vscode-languageserver/node';
import { withFolder } from '../support/folders.ts';
import { pythonCall } from '../support/llm-source.ts';
import { LspClient, uriIn } from '../support/lsp-client.ts';

const source = pythonCall('Is this e-mail spam? Answer yes or no. {ticket}', 'gpt-5.4');

/** The findings of a file beside a callcost.yml, as the server sends them. */
async function findingsIn(
  policy: string,
  file: string,
  check: (findings: readonly Diagnostic[]) => void,
  text = source,
): Promise<void> {
  await withFolder({ 'callcost.yml': policy, 'reply.py': text }, async (folder) => {
    const client = await LspClient.start({ folders: [folder] });
    try {
      await client.open(uriIn(folder, 'reply.py'), 'python', text);
      await client.open(uriIn(folder, 'callcost.yml'), 'yaml', policy);
      const textDocument = { uri: uriIn(folder, file) };
      const report = await client.connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument });
      check('items' in report ? report.items : []);
    } finally {
      await client.dispose();
    }
  });
}

const withCode = (findings: readonly Diagnostic[], code: string) => findings.filter((each) => each.code === code);

describe('findings in the editor', () => {
  it('carry their code, its page and the places of the evidence', () =>
    findingsIn('version: 1\n', 'reply.py', (findings) => {
      const [finding] = withCode(findings, 'tier-downgrade');
      assert.equal(finding?.severity, DiagnosticSeverity.Information);
      assert.match(
        String(finding.message),
        /^Classification with yes or no as answer: gpt-5\.4-mini would cost ≈\d+ % less/,
      );
      assert.equal(finding.range.start.line, 3);
      const page = finding.codeDescription?.href ?? '';
      assert.ok(existsSync(fileURLToPath(page)), page);
      const related = finding.relatedInformation?.map(({ location }) => location.range.start.line);
      assert.ok(
        related?.every((line) => line === 6),
        JSON.stringify(related),
      );
    }));

  it('follow levels and comments', async () => {
    const policy = 'models: { deny: ["gpt-5*"] }\nrules: { tier-downgrade: off, model-not-allowed: error }\n';
    await findingsIn(policy, 'reply.py', (findings) => {
      assert.deepEqual(withCode(findings, 'tier-downgrade'), []);
      assert.equal(withCode(findings, 'model-not-allowed')[0]?.severity, DiagnosticSeverity.Error);
    });
    const ignored = source.replace('    return', '    # callcost-ignore model-not-allowed -- on trial\n    return');
    await findingsIn(
      policy,
      'reply.py',
      (findings) => assert.deepEqual(withCode(findings, 'model-not-allowed'), []),
      ignored,
    );
  });

  it('stand in callcost.yml where they are about a feature', () =>
    findingsIn('features:\n  old:\n    paths: ["*.py"]\n    expires: 2020-01-31\n', 'callcost.yml', (findings) => {
      const [finding] = withCode(findings, 'experiment-expired');
      assert.equal(String(finding?.message), 'old expired on 31 Jan 2020; 1 of its calls is still in the code.');
      assert.deepEqual(finding?.range, { start: { line: 3, character: 4 }, end: { line: 3, character: 11 } });
      assert.match(finding?.relatedInformation?.[0]?.location.uri ?? '', /reply\.py$/);
    }));
});
