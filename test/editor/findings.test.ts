import assert from 'node:assert/strict';
import {
  commands,
  DiagnosticSeverity,
  languages,
  Range,
  type TextDocument,
  type Uri,
  WorkspaceEdit,
  window,
  workspace,
} from 'vscode';
import { eventually, fileUri, openFile, readyExtension } from './support.ts';

const triage = 'helpdesk/service/helpdesk/triage.py';

/** The codes of our diagnostics in a document, sorted, once they are as wanted. */
function codesOnce(
  document: TextDocument,
  isWanted: (codes: readonly string[]) => boolean,
): Promise<readonly string[]> {
  return eventually(`the findings of ${document.uri.path}`, () => {
    const codes = findingsOf(document.uri).map(({ code }) => code);
    return isWanted(codes) ? codes : null;
  });
}

function findingsOf(uri: Uri) {
  return languages.getDiagnostics(uri).flatMap((diagnostic) => {
    const { code, source } = diagnostic;
    if (source !== 'callcost' || typeof code !== 'object') return [];
    return [{ ...diagnostic, message: diagnostic.message, code: `${code.value}`, page: code.target }];
  });
}

describe('findings', () => {
  before(() => readyExtension());

  afterEach(async () => {
    await commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('have a code, the page of the rule, and the places of their evidence', async () => {
    const document = await openFile(triage);
    await codesOnce(document, (codes) => codes.includes('tier-downgrade'));
    const finding = findingsOf(document.uri).find(({ code }) => code === 'tier-downgrade');
    assert.equal(finding?.severity, DiagnosticSeverity.Information);
    assert.match(finding.message, /^Classification .*saves/);
    assert.match(Buffer.from(await workspace.fs.readFile(finding.page)).toString('utf8'), /tier-downgrade/);
    const [evidence] = finding.relatedInformation ?? [];
    assert.match(evidence?.message ?? '', /^the prompt says “/);
    assert.match(document.lineAt(evidence?.location.range.start.line ?? 0).text, /exactly one of these labels/);
  });

  it('go with what they are about, and come back with it', async () => {
    const document = await openFile(triage);
    await codesOnce(document, (codes) => codes.includes('output-limit-missing'));
    const at = document.positionAt(document.getText().indexOf('        model=TRIAGE_MODEL'));
    const edit = new WorkspaceEdit();
    edit.insert(document.uri, at, '        max_completion_tokens=26000,\n');
    assert.ok(await workspace.applyEdit(edit));
    await codesOnce(document, (codes) => codes.length > 0 && !codes.includes('output-limit-missing'));
    await commands.executeCommand('undo');
    await codesOnce(document, (codes) => codes.includes('output-limit-missing'));
  });

  it('have the level that callcost.yml gives them, while that is edited', async () => {
    const document = await openFile(triage);
    await codesOnce(document, (codes) => codes.includes('attribution-missing'));
    const rules = await workspace.openTextDocument(fileUri('helpdesk/callcost.yml'));
    const level = rules.positionAt(rules.getText().indexOf('information', rules.getText().indexOf('rules:')));
    const edit = new WorkspaceEdit();
    edit.replace(rules.uri, new Range(level, rules.lineAt(level.line).range.end), 'off');
    assert.ok(await workspace.applyEdit(edit));
    await codesOnce(document, (codes) => codes.length > 0 && !codes.includes('attribution-missing'));
    await window.showTextDocument(rules);
    await commands.executeCommand('undo');
    await window.showTextDocument(document);
    await codesOnce(document, (codes) => codes.includes('attribution-missing'));
  });
});
