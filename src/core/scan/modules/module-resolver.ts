/**
 * Which file of the workspace an import leads to.
 */
import type { LanguageId } from '../../model.ts';
import { sdkOfModule } from '../sdks.ts';
import { createJavaScriptResolver } from './javascript-resolver.ts';
import { folderOf } from './paths.ts';
import type { FindModule, ProjectFiles } from './project-files.ts';
import { createPythonResolver } from './python-resolver.ts';

/** Resolves imports. It remembers what it found, so it is made anew when files come, go or change their configuration. */
export interface ModuleResolver {
  /**
   * The file that an import leads to, or null where it leads out of the workspace (a package, an SDK) or nowhere.
   *
   * @param from the file that imports
   * @param specifier the module as written: `./client`, `@/lib/prompts`, `..config`, `app.settings`. In Python,
   *   `from x import y` may mean the module `x.y` as well; the caller asks for both.
   */
  resolve(from: string, specifier: string, language: LanguageId): string | null;
}

/** Makes the resolver of a workspace. Nothing is read before it is needed. */
export function createModuleResolver(files: ProjectFiles): ModuleResolver {
  const python = remembering(outsideOfSdks('python', createPythonResolver(files)));
  const javascript = remembering(outsideOfSdks('javascript', createJavaScriptResolver(files)));
  return {
    resolve: (from, specifier, language) =>
      (language === 'python' ? python : javascript)(folderOf(from), specifier.trim()),
  };
}

/**
 * The names of SDKs are those of the SDKs, whatever files a project has. Sub-modules of a name that projects commonly use
 * for their own (`agents`) are the project's where it has such a file.
 */
function outsideOfSdks(language: 'python' | 'javascript', find: FindModule): FindModule {
  return (folder, specifier) => {
    if (specifier.startsWith('.')) return find(folder, specifier);
    const found = sdkOfModule(specifier);
    const speaks = found !== null && (found.sdk.language ?? language) === language;
    const isSdk = speaks && !(found.sdk.flat === true && found.rest.length > 0);
    return isSdk ? null : find(folder, specifier);
  };
}

function remembering(find: FindModule): FindModule {
  const byFolder = new Map<string, Map<string, string | null>>();
  return (folder, specifier) => {
    const known = byFolder.get(folder) ?? new Map<string, string | null>();
    byFolder.set(folder, known);
    const before = known.get(specifier);
    if (before !== undefined) return before;
    const found = find(folder, specifier);
    known.set(specifier, found);
    return found;
  };
}
