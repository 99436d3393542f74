import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import {
  type ClientCapabilities,
  type CodeAction,
  CodeActionRequest,
  CodeActionResolveRequest,
  CodeLensRequest,
  Command,
  CompletionRequest,
  ConfigurationRequest,
  createProtocolConnection,
  DefinitionRequest,
  type Diagnostic,
  DidChangeConfigurationNotification,
  DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  FileChangeType,
  type FileEvent,
  HoverRequest,
  InitializedNotification,
  InitializeRequest,
  type InlayHint,
  InlayHintRefreshRequest,
  InlayHintRequest,
  InlayHintResolveRequest,
  Location,
  LogMessageNotification,
  MarkupContent,
  type Position,
  type ProtocolConnection,
  RegistrationRequest,
  ResourceOperationKind,
  ShowMessageNotification,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  type TextDocumentContentChangeEvent,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import { ensureBuilt } from './cli.ts';

const serverPath = fileURLToPath(new URL('../../dist/server.js', import.meta.url));

/** The whole of any document. */
const everything = { start: { line: 0, character: 0 }, end: { line: 1_000_000, character: 0 } };

export interface LspClientOptions {
  /** Folders of the workspace, as paths. */
  readonly folders?: readonly string[];
  /** The settings `callcost.*`. */
  readonly settings?: unknown;
  readonly hasCommands?: boolean;
  readonly storage?: string;
  readonly isTrusted?: boolean;
  readonly capabilities?: ClientCapabilities;
}

/** An editor without a window: it talks to the built server over stdio, as any LSP client does. */
export class LspClient {
  readonly connection: ProtocolConnection;
  readonly child: ChildProcess;
  /** Lines of the log of the server. */
  readonly log: string[] = [];
  /** What the server has told the person at the editor. */
  readonly messages: string[] = [];
  settings: unknown;
  /** Global patterns of the files that the server wants to hear of. */
  watchedPatterns: string[] = [];
  private refreshes = 0;
  private readonly waiting: (() => void)[] = [];

  private constructor(child: ChildProcess, connection: ProtocolConnection, settings: unknown) {
    this.child = child;
    this.connection = connection;
    this.settings = settings;
    connection.onRequest(ConfigurationRequest.type, ({ items }) => items.map(() => this.settings ?? null));
    connection.onRequest(RegistrationRequest.type, ({ registrations }) => {
      for (const { method, registerOptions } of registrations) {
        if (method !== DidChangeWatchedFilesNotification.type.method) continue;
        const { watchers }: { watchers: { globPattern: string }[] } = registerOptions;
        this.watchedPatterns.push(...watchers.map(({ globPattern }) => globPattern));
      }
    });
    connection.onRequest(InlayHintRefreshRequest.type, () => {
      this.refreshes++;
      for (const resolve of this.waiting.splice(0)) resolve();
    });
    connection.onNotification(LogMessageNotification.type, ({ message }) => {
      this.log.push(message);
    });
    connection.onNotification(ShowMessageNotification.type, ({ message }) => {
      this.messages.push(message);
    });
  }

  /** Starts the server and shakes hands; `dispose` ends it. */
  static async start(options: LspClientOptions = {}): Promise<LspClient> {
    ensureBuilt();
    const child = spawn(process.execPath, [serverPath, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
    const connection = createProtocolConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin),
    );
    const client = new LspClient(child, connection, options.settings);
    connection.listen();
    await connection.sendRequest(InitializeRequest.type, {
      processId: process.pid,
      rootUri: null,
      workspaceFolders: (options.folders ?? []).map((path) => ({ uri: pathToFileURL(path).href, name: 'folder' })),
      capabilities: options.capabilities ?? fullCapabilities,
      initializationOptions: {
        hasCommands: options.hasCommands ?? true,
        storageUri: options.storage === undefined ? null : pathToFileURL(options.storage).href,
        ...(options.isTrusted === undefined ? {} : { isTrusted: options.isTrusted }),
      },
    });
    await connection.sendNotification(InitializedNotification.type, {});
    return client;
  }

  open(uri: string, languageId: string, text: string, version = 1): Promise<void> {
    return this.connection.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: { uri, languageId, version, text },
    });
  }

  change(uri: string, version: number, contentChanges: TextDocumentContentChangeEvent[]): Promise<void> {
    return this.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri, version },
      contentChanges,
    });
  }

  close(uri: string): Promise<void> {
    return this.connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } });
  }

  /** The hints of a document as `line: label`, 1-based. */
  async hints(uri: string): Promise<readonly string[]> {
    return (await this.rawHints(uri)).map(({ position: { line }, label }) => `${line + 1}: ${String(label)}`);
  }

  async rawHints(uri: string): Promise<readonly InlayHint[]> {
    const params = { textDocument: { uri }, range: everything };
    return (await this.connection.sendRequest(InlayHintRequest.type, params)) ?? [];
  }

  /** The Markdown of the tooltip of a hint. */
  async tooltip(hint: InlayHint): Promise<string> {
    const { tooltip } = await this.connection.sendRequest(InlayHintResolveRequest.type, hint);
    return MarkupContent.is(tooltip) ? tooltip.value : '';
  }

  /** The Markdown of a hover; empty where there is none. */
  async hover(uri: string, position: Position): Promise<string> {
    const hover = await this.connection.sendRequest(HoverRequest.type, { textDocument: { uri }, position });
    return hover !== null && MarkupContent.is(hover.contents) ? hover.contents.value : '';
  }

  /** Where the definition at a position leads, as `address:line:column`, 1-based. */
  async definitions(uri: string, position: Position): Promise<readonly string[]> {
    const sent = await this.connection.sendRequest(DefinitionRequest.type, { textDocument: { uri }, position });
    return [sent ?? []].flat().flatMap((found) => {
      if (!Location.is(found)) return [];
      const { start } = found.range;
      return [`${decodeURI(found.uri)}:${start.line + 1}:${start.character + 1}`];
    });
  }

  /** The lenses of a document as `line: title`, 1-based. */
  async lenses(uri: string): Promise<readonly string[]> {
    const lenses = (await this.connection.sendRequest(CodeLensRequest.type, { textDocument: { uri } })) ?? [];
    return lenses.map(({ range, command }) => `${range.start.line + 1}: ${command?.title ?? ''}`);
  }

  /** The diagnostics of a document as `line:column message`, 1-based. */
  async diagnostics(uri: string): Promise<readonly string[]> {
    const report = await this.connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri } });
    if (report.kind !== 'full') return [];
    return report.items.map(({ range: { start }, message }) => `${start.line + 1}:${start.character + 1} ${message}`);
  }

  /** The actions at a position, those of some kinds only where these are given; with the diagnostics shown there. */
  async codeActions(
    uri: string,
    position: Position,
    only?: string[],
    diagnostics: Diagnostic[] = [],
  ): Promise<readonly CodeAction[]> {
    const context = { diagnostics, ...(only === undefined ? {} : { only }) };
    const range = { start: position, end: position };
    const params = { textDocument: { uri }, range, context };
    const sent = (await this.connection.sendRequest(CodeActionRequest.type, params)) ?? [];
    return sent.filter((each): each is CodeAction => !Command.is(each));
  }

  /** The edit of an action, asked for as it is chosen; null where it has none. */
  async editOf(action: CodeAction): Promise<WorkspaceEdit | null> {
    return (await this.connection.sendRequest(CodeActionResolveRequest.type, action)).edit ?? null;
  }

  /** The labels of the completions at a position. */
  async completions(uri: string, position: Position): Promise<readonly string[]> {
    const sent = await this.connection.sendRequest(CompletionRequest.type, { textDocument: { uri }, position });
    return (Array.isArray(sent) ? sent : (sent?.items ?? [])).map(({ label }) => label);
  }

  /** Settles with the next request of the server to ask for hints again. */
  nextRefresh(): Promise<void> {
    return new Promise((resolve) => {
      this.waiting.push(resolve);
    });
  }

  get refreshCount(): number {
    return this.refreshes;
  }

  changeSettings(settings: unknown): Promise<void> {
    this.settings = settings;
    return this.connection.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
  }

  /** Tells that a file changed on disk, or came there. */
  fileChanged(path: string, type: FileChangeType = FileChangeType.Changed): Promise<void> {
    const changes: FileEvent[] = [{ uri: pathToFileURL(path).href, type }];
    return this.connection.sendNotification(DidChangeWatchedFilesNotification.type, { changes });
  }

  /** Ends the server as an editor does. */
  async dispose(): Promise<void> {
    if (this.child.exitCode === null && this.child.signalCode === null) {
      const ended = new Promise((resolve) => this.child.once('exit', resolve));
      await this.connection.sendRequest(ShutdownRequest.type);
      await this.connection.sendNotification('exit');
      await ended;
    }
    this.connection.dispose();
  }
}

const fullCapabilities: ClientCapabilities = {
  workspace: {
    configuration: true,
    workspaceFolders: true,
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    inlayHint: { refreshSupport: true },
    workspaceEdit: {
      documentChanges: true,
      resourceOperations: [ResourceOperationKind.Create],
      changeAnnotationSupport: {},
    },
  },
  textDocument: { codeAction: { resolveSupport: { properties: ['edit'] } } },
  notebookDocument: { synchronization: { dynamicRegistration: true } },
};

/** Address of a file in a folder. */
export function uriIn(folder: string, path: string): string {
  return pathToFileURL(join(folder, path)).href;
}
