import { type ExtensionContext, window } from 'vscode';
import type { ServerStatus } from '../server/protocol.ts';
import { registerCommands } from './commands.ts';
import { createServerLink } from './server-link.ts';

/** What other extensions, and our tests, get from the extension. */
export interface CallCostApi {
  /** Settles when the server has answered for the first time; rejects when it cannot be started. */
  readonly ready: Promise<void>;
  /** How long `activate()` took. */
  readonly activationMs: number;
  status(): Promise<ServerStatus>;
}

/**
 * Registers what people can reach and returns. The language client takes longer to load than the editor should wait for
 * an activation, so it is loaded and started in a turn of its own.
 */
export function activate({ extensionUri, globalStorageUri, subscriptions }: ExtensionContext): CallCostApi {
  const start = performance.now();
  const log = window.createOutputChannel('Call Cost', { log: true });
  const link = createServerLink({ extensionUri, storageUri: globalStorageUri, log });
  subscriptions.push(log, link, ...registerCommands(link, log));
  const ready = new Promise<void>((resolve, reject) => {
    const turn = setImmediate(() => link.start().then(resolve, reject));
    subscriptions.push({ dispose: () => clearImmediate(turn) });
  });
  ready.catch((error: unknown) => log.error(error instanceof Error ? error : String(error)));
  return { ready, activationMs: performance.now() - start, status: () => link.request('callcost/status', null) };
}
