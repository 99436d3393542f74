/**
 * What an import of a file that is no source gives: its text, or what it says as data.
 */
import type { Evaluation } from '../evaluation.ts';
import type { ProjectFile } from '../project.ts';
import { textOfFile, type Value } from '../values.ts';
import { dataFormatOf } from './data.ts';
import { dataInText } from './data-values.ts';

/** `import settings from "./settings.json"` is a record; `import text from "./prompt.md"` and `"./a.json?raw"` are text. */
export function valueOfFile(
  evaluation: Evaluation,
  file: Extract<ProjectFile, { kind: 'text' }>,
  specifier: string,
): Value {
  const text = textOfFile(file);
  const format = specifier.includes('?') ? null : dataFormatOf(file.path);
  return (format === null ? null : dataInText(evaluation, text, format)) ?? text;
}

/** One name of such an import: its default is the whole, another name an entry of it; null where it has none. */
export function exportOfFile(whole: Value, name: string): Value | null {
  if (name === 'default') return whole;
  return whole.kind === 'record' ? (whole.entries.get(name) ?? null) : null;
}
