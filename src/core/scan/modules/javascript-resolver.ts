/**
 * Imports of JavaScript and TypeScript, as bundlers and compilers resolve them.
 */
import { packageTargets } from './package-exports.ts';
import { createPackageManifests, packageFile } from './package-manifests.ts';
import { createPathMappings } from './path-mappings.ts';
import { inFolder, joinPath } from './paths.ts';
import type { FindModule, ProjectFiles } from './project-files.ts';
import { fileAt, indexOf, sourceOf } from './source-files.ts';

/** Makes the search for JavaScript modules. */
export function createJavaScriptResolver(files: ProjectFiles): FindModule {
  const packages = createPackageManifests(files);
  const mappings = createPathMappings(files, packages);

  return (folder, specifier) => {
    const name = moduleName(specifier);
    if (isRelative(name)) return atPath(joinPath(folder, name));
    if (name === '' || /^(\/|[a-z]+:)/i.test(name)) return null;
    return (
      firstAt(mappings(folder, name)) ??
      (name.startsWith('#') ? byImports(folder, name) : byPackage(folder, name)) ??
      firstAt(conventionalPaths(folder, name))
    );
  };

  function firstAt(paths: readonly string[]): string | null {
    for (const path of paths) {
      const found = atPath(path);
      if (found !== null) return found;
    }
    return null;
  }

  /** A file, or a folder that is a package of its own or has an index file. */
  function atPath(path: string | null): string | null {
    if (path === null) return null;
    const manifest = fileAt(files, path) === null ? packages.at(path) : null;
    return fileAt(files, path) ?? (manifest === null ? indexOf(files, path) : packageFile(files, manifest, ''));
  }

  /** `#prompts`, as the innermost package that has `imports` maps it. */
  function byImports(folder: string, name: string): string | null {
    const manifest = packages.around(folder).find(({ imports }) => imports !== undefined);
    if (manifest === undefined) return null;
    for (const target of packageTargets(manifest.imports, name)) {
      const path = isRelative(target) ? joinPath('', target) : null;
      const found = path === null ? byPackage(folder, target) : sourceOf(files, manifest.folder, path);
      if (found !== null) return found;
    }
    return null;
  }

  function byPackage(folder: string, name: string): string | null {
    const found = packages.named(name, folder);
    return found === null ? null : packageFile(files, found.manifest, found.part);
  }

  /** What frameworks map without a configuration that can be read here: their own is generated or a program. */
  function conventionalPaths(folder: string, name: string): readonly string[] {
    const [, alias = '', rest = ''] = /^(@|~|@@|~~|\$lib|src)(?:\/(.*))?$/.exec(name) ?? [];
    const within = conventions[alias];
    if (within === undefined) return [];
    const packageFolders = [...packages.around(folder).map((manifest) => manifest.folder), ''];
    return packageFolders.flatMap((each) => within.flatMap((part) => joinPath(inFolder(each, part), rest) ?? []));
  }
}

/** What an alias stands for, from the folder of the package. */
const conventions: Readonly<Record<string, readonly string[]>> = {
  '@': ['src', '', 'app'],
  '~': ['src', '', 'app'],
  '@@': ['', 'src'],
  '~~': ['', 'src'],
  $lib: ['src/lib'],
  src: ['src'],
};

/** Without what is said to a bundler: `raw-loader!./prompt.txt`, `./prompt.md?raw`. */
function moduleName(specifier: string): string {
  const name = specifier.slice(specifier.lastIndexOf('!') + 1);
  return name.replace(/\?.*$/s, '');
}

function isRelative(name: string): boolean {
  return /^\.\.?(\/|$)/.test(name);
}
