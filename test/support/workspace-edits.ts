import type { AnnotatedTextEdit, SnippetTextEdit, TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import { offsetAt, placeText } from '../../src/server/text-document.ts';

/** The text of a document after a workspace edit; documents that it creates start empty. */
export function editedText(edit: WorkspaceEdit | null, uri: string, text: string): string {
  const placed = placeText(text);
  return editsFor(edit, uri)
    .map((each, order) => ({ ...each, order, start: offsetAt(placed, each.range.start) }))
    .toSorted((one, other) => other.start - one.start || other.order - one.order)
    .reduce(
      (before, { range, newText, start }) =>
        before.slice(0, start) + newText + before.slice(offsetAt(placed, range.end)),
      text,
    );
}

function editsFor(edit: WorkspaceEdit | null, uri: string): readonly TextEdit[] {
  const versioned = (edit?.documentChanges ?? []).flatMap((change) =>
    'textDocument' in change && change.textDocument.uri === uri ? change.edits.filter(isPlain) : [],
  );
  return [...versioned, ...(edit?.changes?.[uri] ?? [])];
}

function isPlain(edit: TextEdit | AnnotatedTextEdit | SnippetTextEdit): edit is TextEdit {
  return 'newText' in edit;
}
