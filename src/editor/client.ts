/** The language client; a bundle of its own (dist/client.cjs), because loading it takes longer than an activation may. */
import { type CancellationToken, type Disposable, env, l10n, Uri, workspace } from 'vscode';
import {
  CloseAction,
  ErrorAction,
  type ErrorHandler,
  LanguageClient,
  type LanguageClientOptions,
  RevealOutputChannelOn,
  State,
  TransportKind,
  WorkDoneProgress,
} from 'vscode-languageclient/node';
import type {
  EditorNotifications,
  EditorRequests,
  GatewayFetchResult,
  InitializationOptions,
  ServerNotifications,
  ServerRequests,
} from '../server/protocol.ts';
import { createCrashRecord } from './crash-record.ts';
import { fetchJson } from './fetch-json.ts';
import { linkedCommandIds } from './ids.ts';
import { serverOffText } from './messages.ts';
import { documentSelector } from './selector.ts';
import type { ServerEvents, ServerLinkOptions, WorkProgress } from './server-link.ts';

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
  notify<M extends keyof EditorNotifications>(method: M, params: EditorNotifications[M]): Promise<void>;
  onProgress(token: string, report: (progress: WorkProgress) => void): Disposable;
}

/** Makes a client for dist/server.js; it does nothing until it is started. */
export function createClient(options: ServerLinkOptions, events: ServerEvents): Client {
  const module = Uri.joinPath(options.extensionUri, 'dist', 'server.js').fsPath;
  let hasRun = false;
  let isGivenUp = false;
  const giveUp = (): void => {
    if (isGivenUp) return;
    isGivenUp = true;
    events.givenUp.fire();
  };
  const client = new LanguageClient(
    'callcost',
    'Call Cost',
    { module, transport: TransportKind.ipc },
    clientOptions(options, giveUp),
  );
  client.onRequest('callcost/fetchJson', ({ url }: EditorRequests['callcost/fetchJson']['params']) => fetchJson(url));
  client.onRequest<GatewayFetchResult, void>(
    'callcost/gatewayFetch',
    (request: EditorRequests['callcost/gatewayFetch']['params'], token: CancellationToken) =>
      options.gatewayFetch(request, signalOf(token)),
  );
  const { budgetsChanged, callsChanged } = events;
  const told: Readonly<Record<keyof ServerNotifications, () => void>> = {
    'callcost/budgetsChanged': () => budgetsChanged.fire(),
    'callcost/callsChanged': () => callsChanged.fire(),
  };
  for (const [method, act] of Object.entries(told)) client.onNotification(method, act);
  client.onDidChangeState(({ newState }) => {
    if (newState === State.Running) {
      hasRun = true;
      isGivenUp = false;
      events.running.fire();
    }
    if (newState === State.Stopped || newState === State.StartFailed) events.ended.fire();
    // The client does not start again what ends before it has started; of a first start, who asked for it hears.
    if (newState === State.StartFailed && hasRun) giveUp();
  });
  return {
    start: () => client.start(),
    stop: () => client.dispose(),
    restart: () => client.restart(),
    request: (method, params, token) =>
      token === undefined ? client.sendRequest(method, params) : client.sendRequest(method, params, token),
    notify: (method, params) => client.sendNotification(method, params),
    onProgress: (token, report) =>
      client.onProgress(WorkDoneProgress.type, token, (progress) => {
        if (progress.kind === 'end') return;
        const { message = null, percentage = null } = progress;
        report({ message, percentage });
      }),
  };
}

/** The signal of a request: aborted when the server cancels it. */
function signalOf(token: CancellationToken): AbortSignal {
  const controller = new AbortController();
  if (token.isCancellationRequested) controller.abort();
  token.onCancellationRequested(() => controller.abort());
  return controller.signal;
}

function clientOptions({ log, storageUri }: ServerLinkOptions, giveUp: () => void): LanguageClientOptions {
  const initializationOptions: InitializationOptions = {
    hasCommands: true,
    storageUri: storageUri.toString(),
    isTrusted: workspace.isTrusted,
  };
  return {
    documentSelector: [...documentSelector],
    outputChannel: log,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    initializationOptions: { ...initializationOptions, locale: env.language },
    errorHandler: createErrorHandler(giveUp),
    markdown: { isTrusted: { enabledCommands: linkedCommandIds }, supportThemeIcons: true },
  };
}

/** A server that ends is started again, as the log says; one that keeps ending is given up. */
function createErrorHandler(giveUp: () => void): ErrorHandler {
  const crashes = createCrashRecord();
  return {
    error: () => ({ action: ErrorAction.Continue }),
    closed: () => {
      if (crashes.mayRestart(Date.now())) {
        const message = l10n.t('The language server of Call Cost ended unexpectedly and is started again.');
        return { action: CloseAction.Restart, message };
      }
      giveUp();
      return { action: CloseAction.DoNotRestart, message: serverOffText(), handled: true };
    },
  };
}
