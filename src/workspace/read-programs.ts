/** Reads the programs of a file: its text, or of a notebook the cells of each language. */
import type { SkipKind } from '../core/analysis.ts';
import type { LineRange, Source } from '../core/model.ts';
import type { FileKind } from '../core/scan/languages.ts';
import { readNotebook } from '../core/scan/notebook.ts';
import type { FileTree } from './file-tree.ts';
import { maximalSourceBytes, readSource } from './read-source.ts';

/** A text that is scanned as one. */
export type Program = Omit<Source, 'path'>;

/** What a file holds, or why it is not scanned. Broken files are a problem, with its place in the file if it has one. */
export type Programs =
  | { readonly kind: 'read'; readonly programs: readonly Program[] }
  | { readonly kind: 'left out'; readonly skipKind: SkipKind; readonly reason: string }
  | { readonly kind: 'broken'; readonly reason: string; readonly lines: LineRange | null };

/** Reads a file whole; of a notebook only the cells are kept. Never rejects. */
export async function readPrograms(absolutePath: string, kind: FileKind, files?: FileTree): Promise<Programs> {
  const source = await readSource(absolutePath, kind, files);
  if (source.text === null) return { kind: 'left out', skipKind: source.kind, reason: source.reason };
  return kind === 'notebook'
    ? programsOfNotebook(source.text)
    : { kind: 'read', programs: [{ language: kind, text: source.text }] };
}

function programsOfNotebook(text: string): Programs {
  const notebook = readNotebook(text);
  if (notebook.kind === 'broken') return notebook;
  if (notebook.kind === 'other language') {
    const reason = `a notebook in ${notebook.language}; those in Python, TypeScript and JavaScript are read`;
    return { kind: 'left out', skipKind: 'other language', reason };
  }
  const length = notebook.programs.reduce((sum, program) => sum + program.text.length, 0);
  if (length <= maximalSourceBytes) return { kind: 'read', programs: notebook.programs };
  return { kind: 'left out', skipKind: 'too large', reason: 'larger than 2 MB without its outputs' };
}
