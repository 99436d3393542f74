/**
 * Imports of JavaScript and TypeScript, as bundlers and compilers resolve them.
 */
import { joinPath } from './paths.ts';
import type { FindModule, ProjectFiles } from './project-files.ts';
import { fileAt, indexOf } from './source-files.ts';

/** Makes the search for JavaScript modules. */
export function createJavaScriptResolver(files: ProjectFiles): FindModule {
  return (folder, specifier) => {
    if (!/^\.\.?(\/|$)/.test(specifier)) return null;
    const path = joinPath(folder, specifier);
    return path === null ? null : (fileAt(files, path) ?? indexOf(files, path));
  };
}
