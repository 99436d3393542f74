import { l10n, Position, ProgressLocation, type QuickPickItem, Range, Uri, window, workspace } from 'vscode';
import type { DiffResult } from '../server/protocol.ts';
import { inform } from './messages.ts';
import type { ServerLink } from './server-link.ts';

type ReportedCall = DiffResult['report']['added'][number];

/** A call that differs; removed ones have no place to open. */
interface CallItem extends QuickPickItem {
  readonly call: ReportedCall | null;
}

/**
 * Compares the folder of the active document with a branch that is chosen, and lists the calls that differ: choosing one
 * opens it.
 */
export async function compareWithBranch(link: ServerLink): Promise<void> {
  if (!workspace.isTrusted) {
    inform(l10n.t('git does not run in a workspace that is not trusted. Trust it first to compare branches.'));
    return;
  }
  const folder = activeFolder();
  if (folder === null) {
    inform(l10n.t('Open a folder first: branches are compared by folder.'));
    return;
  }
  const base = await chooseBase(link, folder);
  if (base === undefined) return;
  const result = await compare(link, folder, base.ref);
  const items = itemsOf(result);
  if (items.length === 0) {
    inform(result.message);
    return;
  }
  const chosen = await window.showQuickPick(items, {
    title: result.message,
    placeHolder: result.report.notes.join(' '),
    matchOnDescription: true,
  });
  if (chosen?.call != null) await show(folder, chosen.call);
}

function activeFolder(): Uri | null {
  const active = window.activeTextEditor?.document.uri;
  const own = active === undefined ? undefined : workspace.getWorkspaceFolder(active);
  return (own ?? workspace.workspaceFolders?.[0])?.uri ?? null;
}

/** Lets a person choose a branch or tag of a folder; `ref` is null for the main branch. Undefined where nothing is chosen. */
export async function chooseBase(link: ServerLink, folder: Uri): Promise<{ readonly ref: string | null } | undefined> {
  const { refs } = await link.request('callcost/refs', { folder: folder.toString() });
  const main = { label: l10n.t('Main branch'), description: l10n.t('where this branch left it'), ref: null };
  const items = [main, ...refs.map((ref) => ({ label: ref, description: '', ref }))];
  return window.showQuickPick(items, { placeHolder: l10n.t('Compare the cost of calls with…') });
}

function compare(link: ServerLink, folder: Uri, base: string | null): Thenable<DiffResult> {
  const title = l10n.t('Call Cost: comparing');
  return window.withProgress({ location: ProgressLocation.Notification, title, cancellable: true }, (_, token) =>
    link.request('callcost/diff', { folder: folder.toString(), base }, token),
  );
}

function itemsOf({ report, texts }: DiffResult): readonly CallItem[] {
  return [
    ...report.changed.map(({ after }, index) => item('$(diff-modified)', after, texts.changed[index])),
    ...report.added.map((call, index) => item('$(diff-added)', call, texts.added[index])),
    ...report.removed.map((call, index) => ({ ...item('$(diff-removed)', call, texts.removed[index]), call: null })),
  ];
}

/** Names from the source are shown as they are: an icon in them would be one of ours. */
function item(icon: string, call: ReportedCall, text: string | undefined): CallItem {
  const name = call.enclosing === '' ? call.callee : call.enclosing;
  return {
    label: `${icon} ${name.replaceAll('$(', '$ (')}`,
    description: text ?? '',
    detail: `${call.file}:${call.line}`.replaceAll('$(', '$ ('),
    call,
  };
}

async function show(folder: Uri, { file, line, column, cell }: ReportedCall): Promise<void> {
  const uri = Uri.joinPath(folder, file);
  if (cell !== undefined) {
    await window.showNotebookDocument(await workspace.openNotebookDocument(uri));
    return;
  }
  const start = new Position(line - 1, column - 1);
  await window.showTextDocument(await workspace.openTextDocument(uri), { selection: new Range(start, start) });
}
