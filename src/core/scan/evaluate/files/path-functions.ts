/**
 * Functions of the standard libraries that make, change and open paths.
 */
import type { CallExpression } from '../../syntax/syntax.ts';
import { type Evaluation, sourceName } from '../evaluation.ts';
import type { Frame } from '../frames.ts';
import type { KnownFunction } from '../known-functions.ts';
import { literalText, plainText, unknown, type Value } from '../values.ts';
import { argumentOf, currentFolder, fileOfCall, fileOfFrame, overOptions, textAt, toPath } from './files.ts';
import { extendedPath, joinedPath, nameOfPath, type PathValue, parentPath, pathOf } from './path-value.ts';

const joins: KnownFunction = (evaluation, call, frame) => joinArguments(evaluation, call, frame, null);
const opens: KnownFunction = (evaluation, call, frame) => pathArgument(evaluation, call, frame, 'file');
const readsText: KnownFunction = (evaluation, call, frame) => readArgument(evaluation, call, frame);
const folder: KnownFunction = (evaluation, call, frame) =>
  mapPath(pathArgument(evaluation, call, frame, 'path'), parentPath);
const currentWorkingFolder: KnownFunction = (evaluation, call) =>
  currentFolder(evaluation, fileOfCall(evaluation, call));

/** Python's, by their whole names. */
const pythonFunctions: readonly (readonly [string, KnownFunction])[] = [
  ['pathlib.Path', makePath],
  ['pathlib.PurePath', makePath],
  ['pathlib.PosixPath', makePath],
  ['anyio.Path', makePath],
  ['pathlib.Path.cwd', currentWorkingFolder],
  ['os.getcwd', currentWorkingFolder],
  ['os.path.join', joins],
  ['os.path.dirname', folder],
  ['os.path.basename', baseName],
  ...['abspath', 'realpath', 'normpath', 'expanduser'].map((name) => [`os.path.${name}`, opens] as const),
  ['os.fspath', opens],
  ...['open', 'io.open', 'codecs.open', 'builtins.open', 'aiofiles.open', 'anyio.open_file'].map(
    (name) => [name, opens] as const,
  ),
  ['importlib.resources.files', packageFolder],
  ['importlib_resources.files', packageFolder],
  ['importlib.resources.as_file', opens],
  ['importlib.resources.path', resource],
  ['importlib.resources.open_text', resource],
  ['importlib.resources.open_binary', resource],
  ['importlib.resources.read_text', resourceText],
  ['importlib.resources.read_binary', resourceText],
  ['pkgutil.get_data', resourceText],
  ['pkg_resources.resource_string', resourceText],
  ['pkg_resources.resource_filename', resource],
];

/** Those of Node, Deno and Bun. */
const javascriptFunctions: readonly (readonly [string, KnownFunction])[] = [
  ...['path', 'path.posix', 'path/posix', 'pathe', 'upath'].flatMap((module) => [
    [`${module}.join`, joins] as const,
    [`${module}.resolve`, joins] as const,
    [`${module}.normalize`, opens] as const,
    [`${module}.dirname`, folder] as const,
    [`${module}.basename`, baseName] as const,
  ]),
  ['url.fileURLToPath', opens],
  ['url.pathToFileURL', opens],
  ['Bun.fileURLToPath', opens],
  ['URL', makeUrl],
  ['url.URL', makeUrl],
  ['process.cwd', currentWorkingFolder],
  ['Deno.cwd', currentWorkingFolder],
  ['require.resolve', besideFile],
  ['import.meta.resolve', besideFile],
  ...['fs', 'fs/promises', 'fs.promises', 'fs-extra', 'graceful-fs'].flatMap((module) => [
    [`${module}.readFile`, readsText] as const,
    [`${module}.readFileSync`, readsText] as const,
  ]),
  ['Deno.readTextFile', readsText],
  ['Deno.readTextFileSync', readsText],
  ['Bun.file', opens],
];

/** By name as the source imports it; globals stand alone. */
export const pathFunctions: readonly (readonly [string, KnownFunction])[] = [
  ...pythonFunctions,
  ...javascriptFunctions,
];

/** What a global name of a module says of its own place: `__file__`, `__dirname`; null for all other names. */
export function placeOfName(evaluation: Evaluation, name: string, frame: Frame): PathValue | null {
  if (name !== '__file__' && name !== '__filename' && name !== '__dirname') return null;
  const file = pathOf(fileOfFrame(evaluation, frame));
  return name === '__dirname' ? parentPath(file) : file;
}

/** `import.meta.url`, `import.meta.dirname`; null for all other members. */
export function placeOfMember(object: Value, name: string, file: string): PathValue | null {
  if (object.kind !== 'symbol' || object.module !== 'global' || object.names.join('.') !== 'import.meta') return null;
  if (name === 'url' || name === 'filename' || name === 'path') return pathOf(file);
  return name === 'dirname' || name === 'dir' ? parentPath(pathOf(file)) : null;
}

/** `from.joinpath(…)`, `os.path.join(…)`: all arguments behind each other; null where one of them is open. */
export function joinArguments(
  evaluation: Evaluation,
  call: CallExpression,
  frame: Frame,
  from: PathValue | null,
): Value | null {
  const file = fileOfCall(evaluation, call);
  let joined: Value | null = from;
  for (const argument of call.arguments) {
    if (argument.spread !== null) return null;
    const part = evaluation.evaluate(argument.value, frame);
    joined = joined === null ? overOptions(part, (option) => toPath(evaluation, option, file)) : join(joined, part);
    if (joined === null) return null;
  }
  return joined;
}

/** `folder / "a.txt"`; null where the left side is no path, or the right side is open. */
export function join(left: Value, right: Value): Value | null {
  return overOptions(left, (from) =>
    from.kind !== 'path'
      ? null
      : overOptions(right, (part) => {
          const written = plainText(part);
          return written === null ? null : joinedPath(from, written);
        }),
  );
}

/** `folder + "/a.txt"`, `${folder}/a.txt`: text behind a path; null where the first is no path, or another is open. */
export function joinText([first, ...rest]: readonly Value[]): Value | null {
  if (first?.kind !== 'path') return null;
  let text = '';
  for (const part of rest) {
    const written = plainText(part);
    if (written === null) return null;
    text += written;
  }
  return extendedPath(first, text);
}

function makePath(evaluation: Evaluation, call: CallExpression, frame: Frame): Value | null {
  return call.arguments.length === 0
    ? currentFolder(evaluation, fileOfCall(evaluation, call))
    : joinArguments(evaluation, call, frame, null);
}

function pathArgument(evaluation: Evaluation, call: CallExpression, frame: Frame, name: string): Value | null {
  const given = argumentOf(evaluation, call, frame, 0, name);
  const file = fileOfCall(evaluation, call);
  return given === null ? null : overOptions(given, (option) => toPath(evaluation, option, file));
}

function mapPath(value: Value | null, change: (path: PathValue) => Value | null): Value | null {
  return value === null ? null : overOptions(value, (option) => (option.kind === 'path' ? change(option) : null));
}

function baseName(evaluation: Evaluation, call: CallExpression, frame: Frame): Value | null {
  return mapPath(pathArgument(evaluation, call, frame, 'path'), (path) => {
    const name = nameOfPath(path);
    return name === null || call.arguments.length > 1 ? null : literalText(name, call.range);
  });
}

/** `new URL("./prompt.md", import.meta.url)`: seen from the folder of the file. */
function makeUrl(evaluation: Evaluation, call: CallExpression, frame: Frame): Value | null {
  const base = argumentOf(evaluation, call, frame, 1);
  const written = argumentOf(evaluation, call, frame, 0);
  return written === null ? null : mapPath(base, (path) => join(parentPath(path), written));
}

/** `require.resolve("./prompt.md")`. */
function besideFile(evaluation: Evaluation, call: CallExpression, frame: Frame): Value | null {
  const written = argumentOf(evaluation, call, frame, 0);
  return written === null ? null : join(parentPath(pathOf(fileOfCall(evaluation, call))), written);
}

const otherEncodings = /base64|hex|binary|latin1|ucs2|utf-?16/i;

function readArgument(evaluation: Evaluation, call: CallExpression, frame: Frame): Value | null {
  const options = argumentOf(evaluation, call, frame, 1);
  if (isOtherEncoding(options?.kind === 'record' ? (options.entries.get('encoding') ?? null) : options)) return null;
  const path = pathArgument(evaluation, call, frame, 'path');
  return mapPath(path, (each) => textAt(evaluation, each) ?? notThere(evaluation, call));
}

/** Whether a text names an encoding that makes something else of bytes than the text that stands in the file. */
export function isOtherEncoding(encoding: Value | null): boolean {
  return otherEncodings.test((encoding === null ? null : plainText(encoding)) ?? '');
}

/** The text of a file that the workspace does not have. */
export function notThere(evaluation: Evaluation, call: CallExpression): Value | null {
  return evaluation.project === null
    ? null
    : unknown('the text of a file that is not in the workspace', sourceName(evaluation, call.range));
}

/** `importlib.resources.files("app.prompts")`, or of the package itself: its folder. */
function packageFolder(evaluation: Evaluation, call: CallExpression, frame: Frame): Value | null {
  const given = argumentOf(evaluation, call, frame, 0) ?? { kind: 'symbol', module: 'global', names: ['__package__'] };
  return overOptions(given, (option) => folderOfPackage(evaluation, option, fileOfCall(evaluation, call)));
}

function folderOfPackage(evaluation: Evaluation, named: Value, file: string): PathValue | null {
  if (named.kind === 'module') return parentPath(pathOf(named.module.source.path));
  if (named.kind === 'symbol')
    return /^__(package|name|spec__\.parent|spec)__$/.test(named.names.join('.')) ? parentPath(pathOf(file)) : null;
  const written = plainText(named);
  if (written === null || !/^[\w.]+$/.test(written)) return null;
  const imported = evaluation.project?.imported(file, written, evaluation.main.source.language);
  return imported?.kind === 'module'
    ? parentPath(pathOf(imported.module.source.path))
    : joinedPath(currentFolder(evaluation, file), written.replaceAll('.', '/'));
}

/** A file of a package: `(package, name)`. */
function resource(evaluation: Evaluation, call: CallExpression, frame: Frame): Value | null {
  const name = argumentOf(evaluation, call, frame, 1, 'resource');
  const inside = packageFolder(evaluation, call, frame);
  return name === null || inside === null ? null : join(inside, name);
}

function resourceText(evaluation: Evaluation, call: CallExpression, frame: Frame): Value | null {
  return mapPath(resource(evaluation, call, frame), (path) => textAt(evaluation, path) ?? notThere(evaluation, call));
}
