/**
 * Where a Python project says that its modules lie: in the sections of `pyproject.toml` that build tools, test runners and type
 * checkers have, in `setup.cfg` and in `setup.py`.
 */
import * as z from 'zod';
import { readToml, table, textEntry, textsByName, textsEntry } from './configuration.ts';
import { folderOf, inFolder, joinPath } from './paths.ts';
import type { ProjectFiles } from './project-files.ts';

/** A folder in which modules are looked for by their whole name. */
export interface PythonRoot {
  /** The package whose modules it holds, by dotted name; `''` for any. */
  readonly prefix: string;
  /** Relative to the root of the workspace. */
  readonly folder: string;
}

const projectSchema = table({
  tool: table({
    setuptools: table({ 'package-dir': textsByName, packages: table({ find: table({ where: textsEntry }) }) }),
    poetry: table({
      packages: z
        .array(table({ from: textEntry }))
        .optional()
        .catch(undefined),
    }),
    hatch: table({
      build: table({ targets: table({ wheel: table({ packages: textsEntry, sources: textsEntry }) }) }),
    }),
    uv: table({ 'build-backend': table({ 'module-root': textEntry }) }),
    pdm: table({ build: table({ 'package-dir': textEntry }) }),
    pytest: table({ ini_options: table({ pythonpath: textsEntry }) }),
    pyright: table({ extraPaths: textsEntry }),
    mypy: table({ mypy_path: textsEntry }),
  }),
});

/** Whether a file says where the modules of a project lie. */
export function isProjectFile(path: string): boolean {
  return /(^|\/)(pyproject\.toml|setup\.cfg|setup\.py)$/.test(path);
}

/** The folders that the project files of a folder name; none where they name none or lead out of the workspace. */
export function rootsOfProject(files: ProjectFiles, folder: string): readonly PythonRoot[] {
  const read = (name: string) => files.configuration(inFolder(folder, name));
  const written = [
    ...fromProject(read('pyproject.toml')),
    ...fromSetupConfiguration(read('setup.cfg') ?? ''),
    ...fromSetupProgram(read('setup.py') ?? ''),
  ];
  return written.flatMap(([prefix, path]) => {
    const root = joinPath(folder, path);
    return root === null ? [] : [{ prefix, folder: root }];
  });
}

type WrittenRoot = readonly [prefix: string, path: string];

function fromProject(text: string | null): readonly WrittenRoot[] {
  const { setuptools, poetry, hatch, uv, pdm, pytest, pyright, mypy } = projectSchema.parse(readToml(text))?.tool ?? {};
  const wheel = hatch?.build?.targets?.wheel;
  const byPrefix = Object.entries(setuptools?.['package-dir'] ?? {});
  const roots = [
    ...(setuptools?.packages?.find?.where ?? []),
    ...(poetry?.packages ?? []).map((entry) => entry?.from),
    ...(wheel?.packages ?? []).map(folderOf),
    ...(wheel?.sources ?? []),
    uv?.['build-backend']?.['module-root'],
    pdm?.build?.['package-dir'],
    ...(pytest?.ini_options?.pythonpath ?? []).flatMap((paths) => paths.split(/\s+/)),
    ...(pyright?.extraPaths ?? []),
    ...(mypy?.mypy_path ?? []).flatMap((paths) => paths.split(/[:,]/)),
  ];
  return [
    ...byPrefix.flatMap(([prefix, paths = []]) => paths.map((path): WrittenRoot => [prefix, path])),
    ...roots.flatMap((path): readonly WrittenRoot[] => (path === undefined ? [] : [['', path]])),
  ];
}

/** `package_dir = ` with lines of `prefix = folder`, and `where = src`. */
function fromSetupConfiguration(text: string): readonly WrittenRoot[] {
  const [, lines = ''] = /^package_dir[ \t]*=([^\n]*(?:\n[ \t][^\n]*)*)/m.exec(text) ?? [];
  const [, where] = /^where[ \t]*=[ \t]*(\S+)/m.exec(text) ?? [];
  const byPrefix = [...lines.matchAll(/([\w.]*)[ \t]*=[ \t]*([\w./-]+)/g)];
  return [
    ...byPrefix.map(([, prefix = '', path = '']): WrittenRoot => [prefix, path]),
    ...(where === undefined ? [] : [['', where] as const]),
  ];
}

/** `package_dir={"": "src"}` and `find_packages("src")`. */
function fromSetupProgram(text: string): readonly WrittenRoot[] {
  const [, entries = ''] = /\bpackage_dir\s*=\s*\{([^}]*)\}/.exec(text) ?? [];
  const [, where] = /\bfind_(?:namespace_)?packages\(\s*(?:where\s*=\s*)?['"]([^'"]+)['"]/.exec(text) ?? [];
  const byPrefix = [...entries.matchAll(/['"]([\w.]*)['"]\s*:\s*['"]([^'"]*)['"]/g)];
  return [
    ...byPrefix.map(([, prefix = '', path = '']): WrittenRoot => [prefix, path]),
    ...(where === undefined ? [] : [['', where] as const]),
  ];
}
