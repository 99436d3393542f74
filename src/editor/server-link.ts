import {
  type CancellationToken,
  type Disposable,
  type Event,
  EventEmitter,
  type LogOutputChannel,
  l10n,
  type Uri,
} from 'vscode';
import type { EditorNotifications, ServerRequests } from '../server/protocol.ts';
import type { GatewayFetch } from './budgets/gateway-fetch.ts';
import type { Client } from './client.ts';
import { asServerEnded, ServerEndedError } from './server-ended.ts';

type Method = keyof ServerRequests;

/** The way to the language server, which may not have been started yet. */
export interface ServerLink extends Disposable {
  /** Starts the server unless it runs; settles when it has answered. */
  start(): Promise<void>;
  restart(): Promise<void>;
  /**
   * Starts the server where needed. Rejects with the server's error, with a cancellation when the token fires, and with
   * `ServerEndedError` where there is no answer because the server is gone.
   */
  request<M extends Method>(
    method: M,
    params: ServerRequests[M]['params'],
    token?: CancellationToken,
  ): Promise<ServerRequests[M]['result']>;
  /** Tells the server, if it runs; one that starts later is told by who listens to `onRunning`. */
  notify<M extends keyof EditorNotifications>(method: M, params: EditorNotifications[M]): Promise<void>;
  /** The server runs, for the first time or again: it knows nothing of what was told before. */
  readonly onRunning: Event<void>;
  /** The server has ended: what was asked stays without an answer. */
  readonly onEnded: Event<void>;
  /** The server keeps ending and stays off, until a person starts it. */
  readonly onGivenUp: Event<void>;
  readonly onBudgetsChanged: Event<void>;
  readonly onCallsChanged: Event<void>;
  /** Calls back with the progress that the server reports under a work-done token. */
  onProgress(token: string, report: (progress: WorkProgress) => void): Promise<Disposable>;
}

/** Progress of long work: what is being done, and how much of it is done in percent. */
export interface WorkProgress {
  readonly message: string | null;
  readonly percentage: number | null;
}

export interface ServerLinkOptions {
  readonly extensionUri: Uri;
  /** A folder that outlives the session. */
  readonly storageUri: Uri;
  readonly log: LogOutputChannel;
  /** The network of the gateway, on behalf of the server. */
  readonly gatewayFetch: GatewayFetch;
}

/** What the client tells. */
export interface ServerEvents {
  readonly running: EventEmitter<void>;
  readonly ended: EventEmitter<void>;
  readonly givenUp: EventEmitter<void>;
  readonly budgetsChanged: EventEmitter<void>;
  readonly callsChanged: EventEmitter<void>;
}

/** Makes a link; the client is loaded on the first use of it. */
export function createServerLink(options: ServerLinkOptions): ServerLink {
  let client: Promise<Client> | null = null;
  const events: ServerEvents = {
    running: new EventEmitter(),
    ended: new EventEmitter(),
    givenUp: new EventEmitter(),
    budgetsChanged: new EventEmitter(),
    callsChanged: new EventEmitter(),
  };
  // Told before what is under way is given up, so that it is known by then.
  let isOff = false;
  events.givenUp.event(() => {
    isOff = true;
  });
  events.running.event(() => {
    isOff = false;
  });
  const connect = (): Promise<Client> => {
    client ??= startClient(options, events).catch((error: unknown) => {
      // The next use tries again.
      client = null;
      throw error;
    });
    return client;
  };
  return {
    start: async () => {
      await connect();
    },
    restart: async () => {
      const known = client;
      const isRestarted = known === null ? false : await (await known).restart().then(isTrue, isFalse);
      if (isRestarted) return;
      // One that could not be started once is never started again.
      client = null;
      await connect();
    },
    request: async (method, params, token) => {
      const connected = await connect();
      return connected.request(method, params, token).catch((error: unknown) => {
        throw asServerEnded(error, isOff);
      });
    },
    notify: async (method, params) => {
      // A server that is gone is told by who listens to onRunning, when there is one again.
      await client?.then((connected) => connected.notify(method, params)).catch(unlessServerEnded);
    },
    onRunning: events.running.event,
    onEnded: events.ended.event,
    onGivenUp: events.givenUp.event,
    onBudgetsChanged: events.budgetsChanged.event,
    onCallsChanged: events.callsChanged.event,
    onProgress: async (token, report) => (await connect()).onProgress(token, report),
    dispose: () => {
      // The editor does not wait for it; the server also ends by itself when the editor's process is gone.
      client?.then((running) => running.stop()).catch(() => options.log.debug('The server had ended before.'));
      client = null;
      for (const event of Object.values(events)) event.dispose();
    },
  };
}

const isTrue = () => true;
const isFalse = () => false;

function unlessServerEnded(error: unknown): void {
  if (!(asServerEnded(error, false) instanceof ServerEndedError)) throw error;
}

async function startClient(options: ServerLinkOptions, events: ServerEvents): Promise<Client> {
  const { createClient } = await import('./client.ts');
  const client = createClient(options, events);
  await client.start();
  const { version, processId } = await client.request('callcost/status', null);
  options.log.info(l10n.t('Call Cost {0} runs in process {1}.', version, processId));
  return client;
}
