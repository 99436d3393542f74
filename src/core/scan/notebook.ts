/**
 * Jupyter notebooks: the code of their cells as programs. Of the file nothing but that is kept; outputs may be a hundred
 * times as large. https://nbformat.readthedocs.io/en/latest/format_description.html
 */
import * as z from 'zod';
import type { LanguageId, LineRange } from '../model.ts';
import { jsonErrorOffset } from './json-error.ts';
import { createLineIndex } from './lines.ts';
import { type CellText, type CodeCell, joinCells } from './notebook-text.ts';

/** The cells of a notebook that are in one language. */
export interface NotebookProgram extends CellText {
  readonly language: LanguageId;
}

/** What a notebook holds, or why it is not read. */
export type Notebook =
  | { readonly kind: 'programs'; readonly programs: readonly NotebookProgram[] }
  /** `language` is what the notebook calls it. */
  | { readonly kind: 'other language'; readonly language: string }
  /** `lines` are those of the file, where the reason has a place. */
  | { readonly kind: 'broken'; readonly reason: string; readonly lines: LineRange | null };

/** Reads the text of a notebook file, of any format since version 2. Never throws. */
export function readNotebook(text: string): Notebook {
  // Editors make notebooks as empty files.
  if (text.trim() === '') return { kind: 'programs', programs: [] };
  const json = parseJson(text);
  if (json === undefined) return broken(text);
  const { success, data } = notebookFile.safeParse(json);
  if (!success) return { kind: 'broken', reason: 'not a Jupyter notebook: it has no list of cells', lines: null };
  const cells = data.cells ?? data.worksheets?.flatMap((worksheet) => worksheet.cells) ?? [];
  const language = languageOfNotebook(data.metadata, cells);
  const byLanguage = new Map<LanguageId, CodeCell[]>();
  for (const [index, cell] of cells.entries()) {
    const own = cell.cell_type === 'code' ? languageNamed(languageOfCell(cell) ?? language) : undefined;
    if (own === undefined) continue;
    byLanguage.set(own, [...(byLanguage.get(own) ?? []), { index, text: cell.source ?? cell.input ?? '' }]);
  }
  if (byLanguage.size === 0 && languageNamed(language) === undefined) return { kind: 'other language', language };
  return {
    kind: 'programs',
    programs: [...byLanguage].map(([own, code]) => ({ language: own, ...joinCells(code, own) })),
  };
}

const text = z.union([z.string(), z.array(z.string()).transform((lines) => lines.join(''))]);

/** One field more or less, or of another type than expected, is no reason to lose the other cells. */
const name = z.string().optional().catch(undefined);

const cell = z
  .object({
    cell_type: name,
    source: text.optional().catch(undefined),
    /** The source in format 3 and before. */
    input: text.optional().catch(undefined),
    language: name,
    metadata: z
      .object({
        vscode: z.object({ languageId: name }).optional().catch(undefined),
        polyglot_notebook: z.object({ kernelName: name }).optional().catch(undefined),
        dotnet_interactive: z.object({ language: name }).optional().catch(undefined),
      })
      .optional()
      .catch(undefined),
  })
  .catch({});

const metadata = z
  .object({
    language_info: z.object({ name }).optional().catch(undefined),
    kernelspec: z.object({ name, language: name }).optional().catch(undefined),
  })
  .optional()
  .catch(undefined);

const notebookFile = z
  .object({
    metadata,
    cells: z.array(cell).optional(),
    /** Format 3 and before. */
    worksheets: z.array(z.object({ cells: z.array(cell).catch([]) })).optional(),
  })
  .refine(({ cells, worksheets }) => cells !== undefined || worksheets !== undefined);

type Cell = z.output<typeof cell>;

/** The language of the kernel. Notebooks that say nothing of it are written by hand or by tools, in Python. */
function languageOfNotebook(about: z.output<typeof metadata>, cells: readonly Cell[]): string {
  const { language_info: language, kernelspec: kernel } = about ?? {};
  const named = [language?.name, kernel?.language, ...cells.map((each) => each.language), kernel?.name];
  return named.find((each) => each !== undefined && each !== '') ?? 'python';
}

/** The language of a cell that is not that of its notebook: editors for several languages say so in its metadata. */
function languageOfCell({ metadata: about }: Cell): string | undefined {
  return about?.vscode?.languageId ?? about?.polyglot_notebook?.kernelName ?? about?.dotnet_interactive?.language;
}

function languageNamed(name: string): LanguageId | undefined {
  return languageByName[name.toLowerCase()];
}

/** Languages and kernels by their names. */
const languageByName: Readonly<Record<string, LanguageId>> = {
  python: 'python',
  python2: 'python',
  python3: 'python',
  ipython: 'python',
  pyspark: 'python',
  typescript: 'typescript',
  deno: 'typescript',
  tslab: 'typescript',
  typescriptreact: 'tsx',
  javascript: 'javascript',
  javascriptreact: 'javascript',
  jslab: 'javascript',
};

/** Undefined for what is not JSON. Python writes NaN into outputs, and reads it. */
function parseJson(text: string): unknown {
  for (const readable of [() => text, () => withoutNaN(text)]) {
    try {
      return JSON.parse(readable());
    } catch {
      // The place is found by ourselves: what the error says of it depends on the engine.
    }
  }
  return undefined;
}

function withoutNaN(text: string): string {
  return text.replace(/"(?:[^"\\]|\\[\s\S])*"|-?\bInfinity\b|\bNaN\b/g, (found) =>
    found.startsWith('"') ? found : 'null',
  );
}

function broken(text: string): Notebook {
  const offset = jsonErrorOffset(text);
  const isConflict = /^(<{7}|={7}|>{7})/.test(text.slice(offset, offset + 7));
  const reason = isConflict ? 'a merge conflict is left in it' : 'not valid JSON';
  const lines = createLineIndex(text)({ start: offset, end: offset });
  return { kind: 'broken', reason: `${reason}, so that none of its cells is read`, lines };
}
