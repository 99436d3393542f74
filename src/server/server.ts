import type { Connection, InitializeParams } from 'vscode-languageserver';
import { Analyses } from './analyses.ts';
import { createBranchDiffs } from './branch-diffs.ts';
import { budgetsOf } from './budgets/session-budgets.ts';
import { capabilities, codeActionAbilities } from './capabilities.ts';
import { createDocuments } from './documents.ts';
import type { FeatureContext } from './feature-context.ts';
import { createFolderAnalyses } from './folder-analyses.ts';
import { FolderIndexes } from './folder-indexes.ts';
import type { ServerHost } from './host.ts';
import { createPolicies } from './policies.ts';
import { createRefresher } from './refresher.ts';
import { registerBudgets } from './register-budgets.ts';
import { registerFeatures } from './register-features.ts';
import { type RequestContext, registerRequests, startPrices } from './register-requests.ts';
import { createSettingsStore } from './settings-store.ts';
import { registerSynchronization, registerWatchers } from './synchronization.ts';

/** Answers on a connection until that is closed. Listening is up to the caller. */
export function createServer(connection: Connection, host: ServerHost): void {
  connection.onInitialize((params) => {
    startSession(connection, host, params);
    return { capabilities, serverInfo: { name: 'Call Cost', version: host.version } };
  });
}

/** Everything that lives as long as the editor is connected. */
function startSession(connection: Connection, host: ServerHost, params: InitializeParams): void {
  const folders = foldersOf(params);
  const folderPaths = () => [...folders.keys()].flatMap((uri) => host.pathOf(uri) ?? []);
  const documents = createDocuments();
  const policies = createPolicies({
    host,
    folders: folderPaths,
    openText: (path) => documents.all().find(({ uri }) => host.pathOf(uri) === path)?.placed.text ?? null,
  });
  const warn = (message: string) => connection.console.warn(message);
  const indexes = new FolderIndexes({ host, documents, folders: folderPaths, warn });
  const analyses = new Analyses({ host, documents, policies, folders: folderPaths, indexes, warn });
  const settings = createSettingsStore(connection, params.capabilities.workspace?.configuration === true);
  const refresher = createRefresher(connection, params.capabilities);
  const options = optionsOf(params);
  const branchDiffs = createBranchDiffs({ host, indexes, analyses, refresher }, options.isTrusted);
  const budgets = budgetsOf({
    connection,
    host,
    analyses,
    policies,
    settings,
    indexes,
    refresher,
    folders: folderPaths,
    isOurs: options.hasCommands,
  });
  indexes.follow({
    changed: (root, texts, relisted) => {
      if (analyses.filesChanged(root, texts, relisted)) refresher.schedule();
    },
    refreshed: (root) => {
      if (analyses.indexRefreshed(root)) refresher.schedule();
      budgets.filesRead();
      branchDiffs.filesChanged(root);
    },
    idle: () => analyses.idle(),
  });
  const context: FeatureContext = {
    documents,
    analyses,
    policies,
    budgets,
    branchDiffs,
    settingsOf: settings.of,
    hasCommands: options.hasCommands,
    codeActions: codeActionAbilities(params.capabilities),
    ...createFolderAnalyses({ host, documents, indexes, analyses }),
    now: host.now,
    ruleDocUri: host.ruleDocUri,
    uriOf: host.uriOf,
    pathOf: host.pathOf,
  };
  const storage = storagePath(host, options.storageUri);
  const requests: RequestContext = { connection, context, host, refresher, settings, storage };
  registerSynchronization({ connection, context, settings, refresher, folders, indexes });
  registerBudgets(connection, context, settings);
  registerFeatures(connection, context);
  registerRequests(requests);
  connection.onInitialized(() => {
    const report = (error: unknown) => connection.console.warn(String(error));
    registerWatchers(connection, params.capabilities).catch(report);
    startPrices(requests).catch(report);
    budgets.source.reconsider().catch(report);
  });
  connection.onShutdown(async () => {
    for (const each of [refresher, budgets.source, branchDiffs, indexes]) each.dispose();
    await analyses.dispose();
  });
}

/** Addresses of the folders with their names; a client without folders may still have a root. */
function foldersOf({ workspaceFolders, ...params }: InitializeParams): Map<string, string> {
  const folders = workspaceFolders ?? [];
  if (folders.length > 0) return new Map(folders.map(({ uri, name }) => [withoutSlash(uri), name]));
  const rootUri = 'rootUri' in params ? params.rootUri : null;
  return new Map(typeof rootUri === 'string' ? [[withoutSlash(rootUri), 'root']] : []);
}

function withoutSlash(uri: string): string {
  return uri.replace(/\/$/, '');
}

/** Clients other than our extension send anything, or nothing. */
function optionsOf({ initializationOptions }: InitializeParams): {
  readonly hasCommands: boolean;
  readonly storageUri: string | null;
  readonly isTrusted: boolean;
} {
  const sent: unknown = initializationOptions;
  if (typeof sent !== 'object' || sent === null) return { hasCommands: false, storageUri: null, isTrusted: true };
  return {
    hasCommands: 'hasCommands' in sent && sent.hasCommands === true,
    storageUri: 'storageUri' in sent && typeof sent.storageUri === 'string' ? sent.storageUri : null,
    isTrusted: !('isTrusted' in sent && sent.isTrusted === false),
  };
}

function storagePath({ pathOf }: ServerHost, storageUri: string | null): string | null {
  return storageUri === null ? null : pathOf(withoutSlash(storageUri));
}
