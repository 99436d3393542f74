/**
 * Imports of Python: relative to the importing file, or from a folder that is on the path of the program.
 */
import { foldersUpward, inFolder } from './paths.ts';
import type { FindModule, ProjectFiles } from './project-files.ts';

/** Makes the search for Python modules. */
export function createPythonResolver(files: ProjectFiles): FindModule {
  function moduleIn(folder: string, parts: readonly string[]): string | null {
    const path = [folder, ...parts].filter((part) => part !== '').join('/');
    return [`${path}.py`, inFolder(path, '__init__.py')].find((each) => files.has(each)) ?? null;
  }

  return (folder, specifier) => {
    const [, dots = '', name = ''] = /^(\.*)(.*)$/.exec(specifier) ?? [];
    const parts = name.split('.');
    const folders = foldersUpward(folder);
    if (dots !== '') {
      const base = folders[dots.length - 1];
      return base === undefined ? null : moduleIn(base, parts);
    }
    return folders.map((each) => moduleIn(each, parts)).find((found) => found !== null) ?? null;
  };
}
