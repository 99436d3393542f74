import { type Disposable, l10n, ViewColumn, type WebviewPanel, window, workspace } from 'vscode';
import { inform } from '../messages.ts';
import { type ReportContext, ReportPanel } from './report-panel.ts';

/** The type of the panel, by which the editor restores it. */
const viewType = 'callcost.report';

/** The cost report of a window: there is one at most. */
export interface Reports extends Disposable {
  /** Shows the report, made new where there is none; an argument may name a feature to start with. */
  open(argument: unknown): void;
}

/** Registers the report with the editor, which may bring back one that was open when the window was closed. */
export function createReports(context: ReportContext): Reports {
  let open: ReportPanel | null = null;
  const adopt = (panel: WebviewPanel): ReportPanel => {
    const report = new ReportPanel(panel, context);
    open = report;
    panel.onDidDispose(() => {
      report.dispose();
      if (open === report) open = null;
    });
    return report;
  };
  const serializer = window.registerWebviewPanelSerializer(viewType, {
    deserializeWebviewPanel: async (panel) => {
      adopt(panel);
    },
  });
  return {
    open: (argument) => {
      if ((workspace.workspaceFolders ?? []).every(({ uri }) => uri.scheme !== 'file')) {
        inform(l10n.t('Open a folder on a disk: the cost report is about its code.'));
        return;
      }
      const title = l10n.t('Cost report');
      const report = open ?? adopt(window.createWebviewPanel(viewType, title, ViewColumn.Active, {}));
      report.reveal(featureOf(argument));
    },
    dispose: () => {
      serializer.dispose();
      open?.dispose();
    },
  };
}

function featureOf(argument: unknown): string | null {
  if (typeof argument === 'string') return argument;
  if (typeof argument !== 'object' || argument === null || !('feature' in argument)) return null;
  return typeof argument.feature === 'string' ? argument.feature : null;
}
