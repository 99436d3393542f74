import {
  type Connection,
  DocumentDiagnosticReportKind,
  MessageType,
  ShowMessageNotification,
} from 'vscode-languageserver';
import type { FeatureContext } from './feature-context.ts';
import { codeActionsAt, resolveCodeAction } from './features/code-actions.ts';
import { codeLensesOf } from './features/code-lenses.ts';
import { definitionsAt } from './features/definitions.ts';
import { diagnosticsOf } from './features/diagnostics.ts';
import { hoverAt } from './features/hovers.ts';
import { inlayHintsOf, resolveInlayHint } from './features/inlay-hints.ts';
import { policyCompletionsAt, policyHoverAt } from './features/policy-document.ts';
import { answer } from './guard.ts';

/** Answers the requests of the protocol. */
export function registerFeatures(connection: Connection, context: FeatureContext): void {
  const reportError = (message: string) => connection.console.error(message);
  // A notification: a request for an answer would wait for the person at the editor.
  const inform = (message: string) =>
    connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Info, message });
  const { inlayHint, diagnostics } = connection.languages;
  inlayHint.on(({ textDocument: { uri }, range }, token) =>
    answer('inlay hints', token, reportError, [], () => inlayHintsOf(context, uri, range)),
  );
  inlayHint.resolve((hint, token) =>
    answer('inlay hint', token, reportError, hint, () => resolveInlayHint(context, hint)),
  );
  connection.onCodeLens(({ textDocument: { uri } }, token) =>
    answer('code lenses', token, reportError, [], () => codeLensesOf(context, uri)),
  );
  connection.onCodeAction(({ textDocument: { uri }, range, context: about }, token) =>
    answer('code actions', token, reportError, [], () => codeActionsAt(context, uri, range, about)),
  );
  connection.onCodeActionResolve((action, token) =>
    answer('code action', token, reportError, action, () => resolveCodeAction(context, action, inform)),
  );
  connection.onHover(({ textDocument: { uri }, position }, token) =>
    answer(
      'hover',
      token,
      reportError,
      null,
      async () => policyHoverAt(context, uri, position) ?? (await hoverAt(context, uri, position)),
    ),
  );
  connection.onDefinition(({ textDocument: { uri }, position }, token) =>
    answer('definition', token, reportError, [], () => definitionsAt(context, uri, position)),
  );
  connection.onCompletion(({ textDocument: { uri }, position }, token) =>
    answer('completion', token, reportError, [], () => policyCompletionsAt(context, uri, position)),
  );
  diagnostics.on(async ({ textDocument: { uri } }, token) => {
    const items = await answer('diagnostics', token, reportError, [], () => diagnosticsOf(context, uri));
    return { kind: DocumentDiagnosticReportKind.Full, items };
  });
}
