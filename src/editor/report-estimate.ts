import { env, l10n, Position, Uri, version, window, workspace } from 'vscode';
import type { CallDescription, DescribeCallParams, ServerStatus } from '../server/protocol.ts';
import { inform } from './messages.ts';
import type { ServerLink } from './server-link.ts';

/**
 * Opens a text that can be posted as an issue, with the facts of the call under the cursor. It holds no source code; the
 * person reads it, adds what the cost should be, and posts it.
 */
export async function reportEstimate(link: ServerLink, argument: unknown): Promise<void> {
  const place = placeOf(argument) ?? cursor();
  const call = place === null ? null : await link.request('callcost/describeCall', place);
  if (call === null) {
    inform(l10n.t('Place the cursor on an LLM call that Call Cost has estimated.'));
    return;
  }
  const content = issueText(call, await link.request('callcost/status', null));
  await window.showTextDocument(await workspace.openTextDocument({ language: 'markdown', content }));
}

/** A link in a hover names the place: the cursor may be elsewhere. */
function placeOf(argument: unknown): DescribeCallParams | null {
  if (typeof argument !== 'object' || argument === null || !('uri' in argument) || !('position' in argument))
    return null;
  const { uri, position } = argument;
  if (typeof uri !== 'string' || typeof position !== 'object' || position === null) return null;
  if (!('line' in position) || !('character' in position)) return null;
  const { line, character } = new Position(Number(position.line), Number(position.character));
  return { uri: Uri.parse(uri).toString(), position: { line, character } };
}

function cursor(): DescribeCallParams | null {
  const editor = window.activeTextEditor;
  if (editor === undefined) return null;
  const { line, character } = editor.selection.active;
  return { uri: editor.document.uri.toString(), position: { line, character } };
}

function issueText({ facts }: CallDescription, status: ServerStatus): string {
  const rows = [
    ...facts,
    { name: 'Call Cost', value: status.version },
    { name: 'Prices', value: `${status.prices.source}, ${status.prices.asOf}` },
    { name: 'Editor', value: `${env.appName} ${version}` },
  ];
  return [
    `# ${l10n.t('Wrong estimate')}`,
    '',
    l10n.t('What the estimate should be, and where that is documented or measured:'),
    '',
    '…',
    '',
    l10n.t('What Call Cost says (facts only, no source code):'),
    '',
    '| | |',
    '|---|---|',
    ...rows.map(({ name, value }) => `| ${cell(name)} | ${cell(value)} |`),
    '',
  ].join('\n');
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}
