import {
  CancellationTokenSource,
  commands,
  Disposable,
  type LogOutputChannel,
  l10n,
  Uri,
  type WebviewPanel,
  workspace,
} from 'vscode';
import type { HostMessage, PageMessage } from '../../core/report/view/messages.ts';
import type { ReportViewData, ServerRequests } from '../../server/protocol.ts';
import { chooseBase } from '../compare-with-branch.ts';
import { type Failure, failureOf, guard } from '../guard.ts';
import { serverOffText } from '../messages.ts';
import type { ServerLink } from '../server-link.ts';
import { applyFix } from './apply-fix.ts';
import { followWorkspace } from './follow-workspace.ts';
import { openPlace } from './open-place.ts';
import { pageFolder, pageHtml } from './page-html.ts';
import { parsePageMessage } from './page-message.ts';
import { saveFile } from './save-file.ts';

/** Milliseconds without a change after which the report is made anew. */
const quietMs = 1500;

export interface ReportContext {
  readonly extensionUri: Uri;
  readonly link: ServerLink;
  readonly log: LogOutputChannel;
}

/** One open cost report. It lives as long as its panel, and asks the server only while somebody can see it. */
export class ReportPanel implements Disposable {
  private readonly context: ReportContext;
  private readonly panel: WebviewPanel;
  private readonly subscriptions: Disposable;
  private data: ReportViewData | null = null;
  private history: ServerRequests['callcost/history']['result'] | null = null;
  private feature: string | null = null;
  /** What the branch is compared with; null for the main branch. */
  private base: string | null = null;
  private isOutdated = true;
  private isReady = false;
  private running: CancellationTokenSource | null = null;
  private timer: ReturnType<typeof setTimeout> | null = null;

  constructor(panel: WebviewPanel, context: ReportContext) {
    this.panel = panel;
    this.context = context;
    const { extensionUri, link, log } = context;
    this.subscriptions = Disposable.from(
      panel.webview.onDidReceiveMessage((sent: unknown) =>
        guard(log, async () => this.receive(parsePageMessage(sent))),
      ),
      panel.onDidChangeViewState(() => this.schedule(0)),
      // What was read by a server that is gone may lack what has changed since.
      link.onEnded(() => {
        this.isOutdated = true;
      }),
      link.onRunning(() => this.schedule(0)),
      link.onGivenUp(() => this.post({ kind: 'failure', message: serverOffText() })),
      followWorkspace(link.onBudgetsChanged, () => {
        this.isOutdated = true;
        this.schedule(quietMs);
      }),
    );
    panel.webview.options = { enableScripts: true, localResourceRoots: [pageFolder(extensionUri)] };
    panel.webview.html = pageHtml(panel.webview, extensionUri, crypto.randomUUID());
  }

  /** Brings the panel to the front; with a feature it shows the calls of that one. */
  reveal(feature: string | null): void {
    this.feature = feature;
    this.panel.reveal();
    if (this.isReady) this.showView();
  }

  dispose(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.running?.cancel();
    this.subscriptions.dispose();
  }

  private async receive(message: PageMessage | null): Promise<void> {
    const folders = this.data?.folders ?? [];
    switch (message?.kind) {
      case 'ready':
        this.isReady = true;
        this.showView();
        return this.isOutdated ? this.refresh() : undefined;
      case 'refresh':
        return this.refresh();
      case 'cancel':
        this.running?.cancel();
        return undefined;
      case 'open':
        return openPlace(message.place, folders);
      case 'fix':
        return applyFix(message.place, message.title, folders);
      case 'save':
        return saveFile(message.name, message.text);
      case 'save-page':
        return this.savePage();
      case 'history':
        return this.readHistory();
      case 'choose-base':
        return this.chooseBase();
      case 'command':
        await commands.executeCommand(message.command);
        return undefined;
      default:
        return undefined;
    }
  }

  /** Later, and once for everything that changes until then; a hidden report waits until it is seen. */
  private schedule(afterMs: number): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    if (!this.isOutdated || !this.isReady || !this.panel.visible) return;
    this.timer = setTimeout(() => guard(this.context.log, () => this.refresh()), afterMs);
  }

  private async refresh(): Promise<void> {
    this.isOutdated = false;
    await this.run(async (running) => {
      this.data = await this.ask('callcost/reportView', l10n.t('Analysing the workspace'), running);
    });
  }

  private async chooseBase(): Promise<void> {
    const [folder] = this.data?.folders ?? [];
    const chosen = folder === undefined ? undefined : await chooseBase(this.context.link, Uri.parse(folder));
    if (chosen === undefined) return;
    this.base = chosen.ref;
    await this.refresh();
  }

  private async readHistory(): Promise<void> {
    await this.run(async (running) => {
      this.history = await this.ask('callcost/history', l10n.t('Reading commits'), running);
    });
  }

  /** Shows what a question to the server brings; a newer question ends an older one. */
  private async run(question: (running: CancellationTokenSource) => Promise<void>): Promise<void> {
    this.running?.cancel();
    const running = new CancellationTokenSource();
    this.running = running;
    try {
      await question(running);
      if (this.running === running) this.showView();
    } catch (error) {
      // What was ended by a newer question has nothing more to say.
      if (this.running !== running) return;
      this.isOutdated = true;
      const failure = failureOf(error);
      this.post({ kind: 'failure', message: wordsOf(failure) });
      if (failure.kind === 'bug') throw error;
    } finally {
      if (this.running === running) this.running = null;
      running.dispose();
    }
  }

  private async ask<Method extends 'callcost/reportView' | 'callcost/history'>(
    method: Method,
    doing: string,
    running: CancellationTokenSource,
  ): Promise<ServerRequests[Method]['result']> {
    const { link } = this.context;
    const folders = (workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file');
    const workDoneToken = `callcost-report-${crypto.randomUUID()}`;
    this.post({ kind: 'progress', message: doing, percentage: null });
    const progress = await link.onProgress(workDoneToken, ({ message, percentage }) => {
      if (message !== null && this.running === running) this.post({ kind: 'progress', message, percentage });
    });
    try {
      const params = { folders: folders.map(({ uri }) => uri.toString()), base: this.base, workDoneToken };
      return await link.request(method, params, running.token);
    } finally {
      progress.dispose();
    }
  }

  private showView(): void {
    if (this.data === null) return;
    this.post({ kind: 'view', view: this.shownView(this.data), feature: this.feature });
    this.feature = null;
  }

  /** The history stays the one that was read: it is of commits, which typing does not change. */
  private shownView({ view }: ReportViewData): ReportViewData['view'] {
    return { ...view, history: this.history };
  }

  private async savePage(): Promise<void> {
    if (this.data === null) return;
    const { html } = await this.context.link.request('callcost/reportPage', { view: this.shownView(this.data) });
    await saveFile('llm-cost.html', html);
  }

  private post(message: HostMessage): void {
    this.panel.webview.postMessage(message).then(undefined, () => undefined);
  }
}

function wordsOf(failure: Failure): string {
  switch (failure.kind) {
    case 'cancelled':
      return l10n.t('Stopped before the report was complete.');
    case 'ended':
      return failure.isOff
        ? serverOffText()
        : l10n.t('The language server of Call Cost ended and is started again; the report is made anew then.');
    case 'told':
      return failure.message;
    case 'bug':
      return l10n.t('The report could not be made. The log of Call Cost says why.');
  }
}
