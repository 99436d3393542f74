import type { ReportView } from '../view/report-view.ts';
import { pageFrame } from './page-frame.ts';

/** The page of the report as the build leaves it. */
export interface PageAssets {
  readonly script: string;
  readonly style: string;
}

/** Id of the element that holds the data of a page that stands by itself. */
export const embeddedDataId = 'callcost-report';

/**
 * The report as one file that needs neither network nor editor. The data is embedded as JSON that no browser runs; the
 * content policy allows this script and this style and nothing else, not even a request.
 */
export async function htmlReport(view: Pick<ReportView, 'title'>, { script, style }: PageAssets): Promise<string> {
  return pageFrame({
    title: `LLM cost of ${view.title}`,
    sources: { script: `'sha256-${await sha256(script)}'`, style: `'sha256-${await sha256(style)}'` },
    style: `<style>${style}</style>`,
    body: [
      `<script type="application/json" id="${embeddedDataId}">${jsonForHtml(view)}</script>`,
      `<script>${script}</script>`,
    ],
  });
}

/** JSON in which no character could end the element that holds it. */
function jsonForHtml(value: unknown): string {
  return JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (character) => {
    const code = character.charCodeAt(0).toString(16).padStart(4, '0');
    return `\\u${code}`;
  });
}

async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return btoa(String.fromCharCode(...new Uint8Array(digest)));
}
