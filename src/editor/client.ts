/** The language client; a bundle of its own (dist/client.cjs), because loading it takes longer than an activation may. */
import { type CancellationToken, type Disposable, env, l10n, Uri } from 'vscode';
import {
  CloseAction,
  ErrorAction,
  type ErrorHandler,
  LanguageClient,
  type LanguageClientOptions,
  RevealOutputChannelOn,
  TransportKind,
  WorkDoneProgress,
} from 'vscode-languageclient/node';
import type { EditorRequests, InitializationOptions, ServerRequests } from '../server/protocol.ts';
import { createCrashRecord } from './crash-record.ts';
import { fetchJson } from './fetch-json.ts';
import { linkedCommandIds } from './ids.ts';
import { documentSelector } from './selector.ts';
import type { ServerLinkOptions, WorkProgress } from './server-link.ts';

/** A running language client. */
export interface Client {
  start(): Promise<void>;
  stop(): Promise<void>;
  restart(): Promise<void>;
  request<M extends keyof ServerRequests>(
    method: M,
    params: ServerRequests[M]['params'],
    token?: CancellationToken,
  ): Promise<ServerRequests[M]['result']>;
  onProgress(token: string, report: (progress: WorkProgress) => void): Disposable;
}

/** Makes a client for dist/server.js; it does nothing until it is started. */
export function createClient(options: ServerLinkOptions): Client {
  const module = Uri.joinPath(options.extensionUri, 'dist', 'server.js').fsPath;
  const client = new LanguageClient(
    'callcost',
    'Call Cost',
    { module, transport: TransportKind.ipc },
    clientOptions(options),
  );
  client.onRequest('callcost/fetchJson', ({ url }: EditorRequests['callcost/fetchJson']['params']) => fetchJson(url));
  return {
    start: () => client.start(),
    stop: () => client.dispose(),
    restart: () => client.restart(),
    request: (method, params, token) =>
      token === undefined ? client.sendRequest(method, params) : client.sendRequest(method, params, token),
    onProgress: (token, report) =>
      client.onProgress(WorkDoneProgress.type, token, (progress) => {
        if (progress.kind === 'end') return;
        const { message = null, percentage = null } = progress;
        report({ message, percentage });
      }),
  };
}

function clientOptions({ log, storageUri }: ServerLinkOptions): LanguageClientOptions {
  const initializationOptions: InitializationOptions = { hasCommands: true, storageUri: storageUri.toString() };
  return {
    documentSelector: [...documentSelector],
    outputChannel: log,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    initializationOptions: { ...initializationOptions, locale: env.language },
    errorHandler: createErrorHandler(),
    markdown: { isTrusted: { enabledCommands: linkedCommandIds }, supportThemeIcons: true },
    textSynchronization: { delayOpenNotifications: true },
  };
}

/** A server that ends is started again, with a message; one that keeps ending is not. */
function createErrorHandler(): ErrorHandler {
  const crashes = createCrashRecord();
  return {
    error: () => ({ action: ErrorAction.Continue }),
    closed: () =>
      crashes.mayRestart(Date.now())
        ? {
            action: CloseAction.Restart,
            message: l10n.t('The language server of Call Cost ended unexpectedly and is started again.'),
          }
        : {
            action: CloseAction.DoNotRestart,
            message: l10n.t(
              'The language server of Call Cost keeps ending and stays off. Its log says why; "Call Cost: Restart language server" tries again.',
            ),
          },
  };
}
