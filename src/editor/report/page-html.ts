import { l10n, Uri, type Webview } from 'vscode';
import { pageFrame } from '../../core/report/exports/page-frame.ts';

/** Where the page of the report and its style are, inside the extension. */
export function pageFolder(extensionUri: Uri): Uri {
  return Uri.joinPath(extensionUri, 'dist', 'assets');
}

/** The page in a web view. It may run this one script and ask for nothing; all data comes by messages. */
export function pageHtml(webview: Webview, extensionUri: Uri, nonce: string): string {
  const addressOf = (name: string) => webview.asWebviewUri(Uri.joinPath(pageFolder(extensionUri), name)).toString();
  return pageFrame({
    title: l10n.t('Cost report'),
    sources: { script: `'nonce-${nonce}'`, style: webview.cspSource },
    style: `<link rel="stylesheet" href="${addressOf('report.css')}">`,
    body: [`<script nonce="${nonce}" src="${addressOf('report.js')}"></script>`],
  });
}
