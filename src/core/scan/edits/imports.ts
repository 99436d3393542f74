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
  const bindings = importsOf(syntax.statements).flatMap((statement) => statement.bindings);
  const direct = bindings.find(
    (binding) => binding.imported === name && (binding.module === module || binding.module.startsWith(`${module}.`)),
  );
  if (direct !== undefined) return direct.local;
  for (const { local, module: from, imported } of bindings) {
    // `from google import genai` is the module `google.genai`, in which `types` can be named.
    const path = imported === '*' ? from : `${from}.${imported}`;
    if (path === module) return `${local}.${name}`;
    if (source.language === 'python' && module.startsWith(`${path}.`))
      return `${local}.${module.slice(path.length + 1)}.${name}`;
  }
  return null;
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
