/**
 * Imports of Python: relative to the importing file, or by their whole name from a folder that is on the path of the program.
 */
import { foldersUpward, inFolder } from './paths.ts';
import type { FindModule, ProjectFiles } from './project-files.ts';
import type { PythonRoot } from './python-projects.ts';
import { createPythonRoots, type PythonRoots } from './python-roots.ts';
import { isStandardLibrary } from './python-standard-library.ts';

/** Makes the search for Python modules. */
export function createPythonResolver(files: ProjectFiles): FindModule {
  let roots: PythonRoots | null = null;

  return (folder, specifier) => {
    const [, dots = '', name = ''] = /^(\.*)(.*)$/s.exec(specifier) ?? [];
    if (dots !== '') return relative(folder, dots.length, name);
    if (isStandardLibrary(name)) return null;
    roots ??= createPythonRoots(files);
    if (!roots.hasName(name.split('.', 1)[0] ?? '')) return null;
    return firstIn(roots.around(folder), name) ?? inOneProject(roots.projects, name);
  };

  /** `.` is the folder of the file, each further dot the folder around. */
  function relative(folder: string, dots: number, name: string): string | null {
    const base = foldersUpward(folder)[dots - 1];
    return base === undefined ? null : moduleAt(base, name);
  }

  function firstIn(roots: readonly PythonRoot[], name: string): string | null {
    for (const { folder, prefix } of roots) {
      const rest = withoutPrefix(name, prefix);
      const found = rest === null ? null : moduleAt(folder, rest);
      if (found !== null) return found;
    }
    return null;
  }

  /** Projects beside each other import each other where they are installed; what several of them have is not told apart. */
  function inOneProject(projects: PythonRoots['projects'], name: string): string | null {
    const found = new Set(projects.map((each) => firstIn(each, name)).filter((file) => file !== null));
    return found.size === 1 ? ([...found][0] ?? null) : null;
  }

  /** The file of a package or module; a folder without `__init__.py` has none, the modules in it do. */
  function moduleAt(folder: string, name: string): string | null {
    const path = name === '' ? folder : inFolder(folder, name.replaceAll('.', '/'));
    const file = inFolder(path, '__init__.py');
    if (files.has(file)) return file;
    return name !== '' && files.has(`${path}.py`) ? `${path}.py` : null;
  }
}

function withoutPrefix(name: string, prefix: string): string | null {
  if (prefix === '' || name === prefix) return name.slice(prefix.length);
  return name.startsWith(`${prefix}.`) ? name.slice(prefix.length + 1) : null;
}
