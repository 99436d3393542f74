/**
 * Names that an edit needs: whether a file imports them, and how it comes to.
 */
import type { SourceModule } from '../evaluate/source-module.ts';
import type { ImportBinding, Statement } from '../syntax/syntax.ts';
import { editOf, type TextEdit } from './edit.ts';
import { lineBreak } from './insertion.ts';

/** How a file can name something of a module, with the edit that makes it so. */
export interface NameInFile {
  readonly name: string;
  readonly edits: readonly TextEdit[];
}

/** How the file names it already: by itself, or through the module (`types.GenerateContentConfig`); null where it does not. */
export function importedName({ syntax, source }: SourceModule, module: string, name: string): string | null {
  const names = importsOf(syntax.statements)
    .flatMap(({ bindings }) => bindings)
    .flatMap((binding) => nameThrough(binding, module, name, source.language === 'python') ?? []);
  return names.toSorted((one, other) => one.length - other.length)[0] ?? null;
}

/** `from google import genai` is the module `google.genai`, in which `types` can be named. */
function nameThrough(
  { local, module: from, imported }: ImportBinding,
  module: string,
  name: string,
  isPython: boolean,
): string | null {
  if (imported === name && (from === module || from.startsWith(`${module}.`))) return local;
  const path = imported === '*' ? from : `${from}.${imported}`;
  if (path === module) return `${local}.${name}`;
  return isPython && module.startsWith(`${path}.`) ? `${local}.${module.slice(path.length + 1)}.${name}` : null;
}

/** The name, imported if need be: beside what else comes from the module, or on a line of its own. */
export function nameInFile(module: SourceModule, from: string, name: string): NameInFile {
  const known = importedName(module, from, name);
  if (known !== null) return { name: known, edits: [] };
  const { path: file, text, language } = module.source;
  const imports = importsOf(module.syntax.statements);
  const beside = imports
    .flatMap(({ bindings }) => bindings)
    .find((binding) => binding.module === from && isNamed(binding, text));
  if (beside !== undefined) return { name, edits: [editOf(file, beside.range.end, beside.range.end, `, ${name}`)] };
  const quote = /from\s+(["'])/.exec(text)?.[1] ?? "'";
  const line =
    language === 'python' ? `from ${from} import ${name}` : `import { ${name} } from ${quote}${from}${quote};`;
  const last = imports.at(-1);
  const at = last?.range.end ?? 0;
  const end = last === undefined ? 0 : at + (/^;?[^\S\r\n]*/.exec(text.slice(at))?.[0].trimEnd().length ?? 0);
  const newText = last === undefined ? `${line}${lineBreak(text)}` : `${lineBreak(text)}${line}`;
  return { name, edits: [editOf(file, end, end, newText)] };
}

/** `{ a }` of JavaScript, `from x import a` of Python: more names may stand beside it. */
function isNamed({ imported, range }: ImportBinding, text: string): boolean {
  return imported !== '*' && imported !== 'default' && !text.slice(range.start, range.end).includes('from');
}

function importsOf(statements: readonly Statement[]): readonly Extract<Statement, { kind: 'import' }>[] {
  return statements.flatMap((statement) => (statement.kind === 'import' ? [statement] : []));
}
