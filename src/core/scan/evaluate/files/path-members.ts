/**
 * Properties and methods of paths and of files that were opened, in Python and JavaScript.
 */
import type { CallExpression } from '../../syntax/syntax.ts';
import type { Evaluation } from '../evaluation.ts';
import type { Frame } from '../frames.ts';
import { type ListValue, literalText, plainText, type Value } from '../values.ts';
import { argumentOf, overOptions, textAt } from './files.ts';
import { joinArguments, notThere } from './path-functions.ts';
import { nameOfPath, type PathValue, parentPath, siblingPath } from './path-value.ts';

/** The value of `path.name`. */
export function memberOfPath(path: PathValue, name: string): Value {
  return propertyOf(path, name) ?? { kind: 'member', object: path, name };
}

function propertyOf(path: PathValue, name: string): Value | null {
  switch (name) {
    case 'parent':
      return parentPath(path);
    case 'parents':
      return foldersAbove(path);
    case 'pathname':
    case 'href':
      return path;
    case 'name':
      return textOrNull(nameOfPath(path));
    case 'stem':
      return textOrNull(nameOfPath(path)?.replace(/(?<=.)\.[^.]*$/, '') ?? null);
    case 'suffix':
      return textOrNull(/(?<=.)\.[^.]*$/.exec(nameOfPath(path) ?? '')?.[0] ?? null);
    default:
      return null;
  }
}

/** What a method of a path or an opened file gives; null for what only the running program knows. */
export function callPathMethod(
  evaluation: Evaluation,
  path: PathValue,
  name: string,
  call: CallExpression,
  frame: Frame,
): Value | null {
  switch (name) {
    case 'resolve':
    case 'absolute':
    case 'expanduser':
    case 'as_posix':
    case 'toString':
    case 'open':
      return path;
    case 'joinpath':
      return joinArguments(evaluation, call, frame, path);
    case 'with_name':
    case 'with_stem':
    case 'with_suffix':
      return renamed(path, name, argumentOf(evaluation, call, frame, 0));
    case 'read':
      return call.arguments.length === 0 ? contentOf(evaluation, path, call) : null;
    case 'read_text':
    case 'read_bytes':
    case 'text':
    case 'bytes':
      return contentOf(evaluation, path, call);
    default:
      return null;
  }
}

function contentOf(evaluation: Evaluation, path: PathValue, call: CallExpression): Value | null {
  return textAt(evaluation, path) ?? notThere(evaluation, call);
}

/** More folders lie in no other. */
const maximalFolders = 32;

function foldersAbove(path: PathValue): ListValue {
  const elements: PathValue[] = [];
  for (let each = parentPath(path); elements.length < maximalFolders; each = parentPath(each)) {
    elements.push(each);
    if (each.places.every((place) => place === '')) break;
  }
  return { kind: 'list', elements, open: null, range: null };
}

function textOrNull(text: string | null): Value | null {
  return text === null ? null : literalText(text, null);
}

function renamed(path: PathValue, method: string, given: Value | null): Value | null {
  const name = nameOfPath(path);
  if (given === null || name === null) return null;
  const [, stem = name, suffix = ''] = /^(.+)(\.[^.]*)$/.exec(name) ?? [];
  return overOptions(given, (option) => {
    const text = plainText(option);
    if (text === null) return null;
    const renamedTo = method === 'with_name' ? text : method === 'with_stem' ? `${text}${suffix}` : `${stem}${text}`;
    return siblingPath(path, renamedTo);
  });
}
