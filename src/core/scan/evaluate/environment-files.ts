/**
 * Environment files: which there are, and what is read of them. Only names and values that look like the name of a model
 * are ever kept, since the rest are secrets.
 */
import type { TextRange } from '../../model.ts';
import { folderOf, foldersUpward, inFolder } from '../modules/paths.ts';
import { isModelName } from './model-names.ts';
import { isSecretName } from './secrets.ts';

/** By name: the value, and where it stands. */
export type EnvironmentVariables = ReadonlyMap<string, { readonly value: string; readonly range: TextRange }>;

/** Files that a program is run with, by weight. */
const valueFiles = ['.env.local', '.env', '.env.development', '.env.production'];

/** Files that say what a program may be run with. */
const exampleFiles = [
  '.env.example',
  '.env.sample',
  '.env.template',
  '.env.dist',
  '.env.defaults',
  '.env.default',
  'env.example',
  'example.env',
  '.example.env',
  'sample.env',
  '.env-example',
  '.env.local.example',
];

const environmentFileNames: ReadonlySet<string> = new Set([...valueFiles, ...exampleFiles]);

/** Whether a file is an environment file, by its name. */
export function isEnvironmentFile(path: string): boolean {
  return environmentFileNames.has(path.slice(path.lastIndexOf('/') + 1));
}

/** Every place where an environment file may hold for a file: the files of values first, each from the inside out. */
export function environmentFilesNear(file: string): readonly { readonly path: string; readonly isExample: boolean }[] {
  const folders = foldersUpward(folderOf(file));
  const inFolders = (names: readonly string[], isExample: boolean) =>
    folders.flatMap((folder) => names.map((name) => ({ path: inFolder(folder, name), isExample })));
  return [...inFolders(valueFiles, false), ...inFolders(exampleFiles, true)];
}

/** `NAME=value`, `export NAME="value" # comment`. */
const line = /^([ \t]*(?:export[ \t]+)?)([A-Za-z_][\w.]*)([ \t]*=[ \t]*)(?:"([^"\n]*)"|'([^'\n]*)'|([^\s#]*))[^\n]*$/gm;

/** The variables of an environment file, and its text with everything else as blanks. */
export function readEnvironmentFile(
  file: string,
  text: string,
): { readonly variables: EnvironmentVariables; readonly text: string } {
  const variables = new Map<string, { readonly value: string; readonly range: TextRange }>();
  let kept = '';
  for (const match of text.matchAll(line)) {
    const [whole, before = '', name = '', equals = '', double, single, bare] = match;
    const value = double ?? single ?? bare ?? '';
    if (isSecretName(name) || !isModelName(value)) continue;
    const start = match.index + before.length + name.length + equals.length + (bare === undefined ? 1 : 0);
    variables.set(name, { value, range: { start, end: start + value.length, file } });
    kept += `${blank(text.slice(kept.length, match.index))}${whole.slice(0, start - match.index)}${value}`;
  }
  return { variables, text: kept + blank(text.slice(kept.length)) };
}

function blank(text: string): string {
  return text.replace(/[^\n]/g, ' ');
}
