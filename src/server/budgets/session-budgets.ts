import type { Connection } from 'vscode-languageserver';
import { adapters } from '../../gateway/adapters.ts';
import type { PollerClock } from '../../gateway/poller.ts';
import type { Analyses } from '../analyses.ts';
import type { FolderIndexes } from '../folder-indexes.ts';
import type { ServerHost } from '../host.ts';
import type { Policies } from '../policies.ts';
import type { ServerNotifications } from '../protocol.ts';
import type { Refresher } from '../refresher.ts';
import type { SettingsStore } from '../settings-store.ts';
import { createWorkspaceCalls } from '../workspace-calls.ts';
import { type Budgets, createBudgets } from './budgets.ts';
import { createEditorFetch } from './editor-fetch.ts';

export interface SessionParts {
  readonly connection: Connection;
  readonly host: ServerHost;
  readonly analyses: Analyses;
  readonly policies: Policies;
  readonly settings: SettingsStore;
  readonly indexes: FolderIndexes;
  readonly folders: () => readonly string[];
  readonly refresher: Refresher;
  /** Whether the editor has our extension; others do not know our notifications. */
  readonly isOurs: boolean;
}

/** The budgets of a session: the editor sends the requests, and is told what has changed. */
export function budgetsOf(parts: SessionParts): Budgets {
  const { connection, host, analyses, policies, settings, indexes, folders, refresher } = parts;
  // An editor that is closing down does not listen any more.
  const notify = (method: keyof ServerNotifications) => {
    if (parts.isOurs) connection.sendNotification(method, null).catch(() => undefined);
  };
  return createBudgets({
    host,
    analyses,
    policies,
    folders,
    settings: () => settings.of(null),
    workspaceCalls: createWorkspaceCalls({
      indexes,
      policies,
      engine: () => analyses.engine(),
      basis: () => analyses.basis(),
      pause: () => host.pause().then(() => analyses.idle()),
    }),
    policyFolders: () => indexes.policyFolders(),
    // An engine that cannot be loaded is told of where somebody waits for it.
    listFolders: () =>
      analyses
        .engine()
        .then((engine) => indexes.listed(engine))
        .catch(() => undefined),
    fetch: createEditorFetch(connection),
    adapterOf: (kind) => adapters[kind],
    clock: createClock(host.now),
    tell: () => notify('callcost/budgetsChanged'),
    tellOfCalls: () => notify('callcost/callsChanged'),
    redraw: () => refresher.schedule(),
  });
}

function createClock(now: () => Date): PollerClock {
  return {
    now,
    after(ms, run) {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
  };
}
