/** What differs between the page in the editor and the page as a file. */
export interface PageFrame {
  /** Plain text. */
  readonly title: string;
  /** Where the content policy lets scripts and styles come from, as its sources are written. */
  readonly sources: { readonly script: string; readonly style: string };
  /** The element with the style, as HTML. */
  readonly style: string;
  /** The elements of the body, as HTML. */
  readonly body: readonly string[];
}

/** The page of the report as HTML, before its script has drawn anything. It loads what `sources` allow and nothing else. */
export function pageFrame({ title, sources, style, body }: PageFrame): string {
  const policy = [
    "default-src 'none'",
    `script-src ${sources.script}`,
    `style-src ${sources.style}`,
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
    `<title>${escapeHtml(title)}</title>`,
    style,
    '</head>',
    '<body>',
    ...body,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
