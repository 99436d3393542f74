import { l10n, Uri, type Webview } from 'vscode';

/** Where the page of the report and its style are, inside the extension. */
export function pageFolder(extensionUri: Uri): Uri {
  return Uri.joinPath(extensionUri, 'dist', 'assets');
}

/** The frame of the page. It may run this one script and ask for nothing; all data comes by messages. */
export function pageHtml(webview: Webview, extensionUri: Uri, nonce: string): string {
  const addressOf = (name: string) => webview.asWebviewUri(Uri.joinPath(pageFolder(extensionUri), name)).toString();
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${webview.cspSource}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${l10n.t('Cost report')}</title>`,
    `<link rel="stylesheet" href="${addressOf('report.css')}">`,
    '</head>',
    '<body>',
    `<script nonce="${nonce}" src="${addressOf('report.js')}"></script>`,
    '</body>',
    '</html>',
  ].join('\n');
}
