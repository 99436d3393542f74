/**
 * What stands in the files that a program reads: which file a value leads to, and its text.
 */
import type { CallExpression } from '../../syntax/syntax.ts';
import type { Evaluation } from '../evaluation.ts';
import type { Frame } from '../frames.ts';
import type { ProjectFile } from '../project.ts';
import { rootOf } from '../scopes.ts';
import { choice, optionsOf, plainText, type TextValue, textOfFile, unknown, type Value } from '../values.ts';
import { joinedPath, type PathValue, workingFolders } from './path-value.ts';

/** The file in which a call is written. */
export function fileOfCall(evaluation: Evaluation, call: CallExpression): string {
  return call.range.file ?? evaluation.main.source.path;
}

/** The file whose code runs in a frame. */
export function fileOfFrame(evaluation: Evaluation, frame: Frame): string {
  return rootOf(frame.scope).block.range.file ?? evaluation.main.source.path;
}

/** The folders in which a program may be started that has this file. */
export function currentFolder(evaluation: Evaluation, file: string): PathValue {
  return workingFolders([file, evaluation.main.source.path]);
}

/** Where a path or the text of one leads; null for other values, and for paths that lead out of the workspace. */
export function toPath(evaluation: Evaluation, value: Value, file: string): PathValue | null {
  if (value.kind === 'path') return value;
  const written = plainText(value);
  return written === null || written === '' ? null : joinedPath(currentFolder(evaluation, file), written);
}

/** The files of the workspace at which a path may point. */
export function filesAt({ project }: Evaluation, { places }: PathValue): readonly ProjectFile[] {
  return project === null ? [] : places.flatMap((place) => (place === '' ? [] : (project.file([place]) ?? [])));
}

/** The text of a file, or a choice where a path may lead to several; null where the workspace does not have it. */
export function textAt(evaluation: Evaluation, path: PathValue): Value | null {
  const texts = filesAt(evaluation, path).map(textOf);
  return texts.length === 0 ? null : choice(texts);
}

/** The text of a file of the workspace, source or not. */
export function textOf(file: ProjectFile): TextValue {
  return file.kind === 'text'
    ? textOfFile(file)
    : textOfFile({ kind: 'text', path: file.module.source.path, text: file.module.source.text });
}

/**
 * What comes of a value, option by option where it is one of several; null where nothing comes of any. An option of which
 * nothing comes is a value that only the running program knows.
 */
export function overOptions(value: Value, change: (option: Value) => Value | null): Value | null {
  const results = optionsOf(value).map(change);
  if (results.every((result) => result === null)) return null;
  return choice(results.map((result) => result ?? unknown('a file that is chosen at run time', 'file')));
}

/** The positional or named argument of a call, evaluated; null where it is not given. */
export function argumentOf(
  evaluation: Evaluation,
  call: CallExpression,
  frame: Frame,
  index: number,
  name: string | null = null,
): Value | null {
  const named = name === null ? null : keywordOf(evaluation, call, frame, name);
  const given = call.arguments.filter((each) => each.name === null)[index];
  if (named !== null) return named;
  return given === undefined || given.spread !== null ? null : evaluation.evaluate(given.value, frame);
}

/** The argument that a call gives by name, evaluated; null where it gives none. */
export function keywordOf(evaluation: Evaluation, call: CallExpression, frame: Frame, name: string): Value | null {
  const given = call.arguments.find((each) => each.name === name);
  return given === undefined ? null : evaluation.evaluate(given.value, frame);
}
