/**
 * The packages of a workspace: every `package.json` in it, by folder and by name.
 */
import * as z from 'zod';
import { readJson, table, textEntry, valuesByName } from './configuration.ts';
import { packageTargets } from './package-exports.ts';
import { folderOf, foldersUpward, inFolder, joinPath } from './paths.ts';
import type { ProjectFiles } from './project-files.ts';
import { fileAt, indexOf, sourceOf } from './source-files.ts';

const manifestSchema = table({
  name: textEntry,
  source: textEntry,
  module: textEntry,
  main: textEntry,
  types: textEntry,
  typings: textEntry,
  exports: z.unknown().optional(),
  imports: valuesByName,
});

/** What imports need of a `package.json`. */
export interface PackageManifest extends NonNullable<z.infer<typeof manifestSchema>> {
  readonly folder: string;
}

/** The packages of a workspace. */
export interface PackageManifests {
  /** The package whose folder this is, or null. */
  at(folder: string): PackageManifest | null;
  /** The packages that a folder is part of, the innermost first. */
  around(folder: string): readonly PackageManifest[];
  /** The package and the part of it that `name`, `@scope/name/part` mean, as seen from a folder; null for foreign ones. */
  named(specifier: string, from: string): { readonly manifest: PackageManifest; readonly part: string } | null;
}

/** Reads the packages of a workspace, each when it is first asked for. */
export function createPackageManifests(files: ProjectFiles): PackageManifests {
  const byFolder = new Map<string, PackageManifest | null>();
  let byName: ReadonlyMap<string, readonly PackageManifest[]> | null = null;

  function at(folder: string): PackageManifest | null {
    const known = byFolder.get(folder);
    if (known !== undefined) return known;
    const content = manifestSchema.parse(readJson(files.configuration(inFolder(folder, 'package.json'))));
    const manifest = content === undefined ? null : { ...content, folder };
    byFolder.set(folder, manifest);
    return manifest;
  }

  function around(folder: string): readonly PackageManifest[] {
    return foldersUpward(folder).flatMap((each) => at(each) ?? []);
  }

  function named(specifier: string, from: string): ReturnType<PackageManifests['named']> {
    byName ??= manifestsByName(files, at);
    const [, name = '', part = ''] = /^((?:@[^/]+\/)?[^/]+)(?:\/(.*))?$/.exec(specifier) ?? [];
    const manifest = nearest(byName.get(name) ?? [], from);
    return manifest === null ? null : { manifest, part };
  }

  return { at, around, named };
}

/** The source file of a package, or of a part of it such as `prompts/system`; null where it has none. */
export function packageFile(files: ProjectFiles, manifest: PackageManifest, part: string): string | null {
  const { folder, exports, source, module, main, types, typings } = manifest;
  const exported = packageTargets(exports, part === '' ? '.' : `./${part}`);
  const entries = part === '' ? [source, ...exported, module, main, types, typings] : exported;
  const targets = entries.flatMap((entry) => (entry === undefined ? [] : (joinPath('', entry) ?? [])));
  for (const target of targets) {
    const found = sourceOf(files, folder, target);
    if (found !== null) return found;
  }
  return withoutEntry(files, folder, part);
}

/** What a package is where it does not say so, or names a build that has no like in its sources. */
function withoutEntry(files: ProjectFiles, folder: string, part: string): string | null {
  for (const source of ['', 'src', 'lib']) {
    const path = joinPath(inFolder(folder, source), part);
    const found = path === null ? null : (fileAt(files, path) ?? indexOf(files, path));
    if (found !== null) return found;
  }
  return null;
}

function manifestsByName(
  files: ProjectFiles,
  at: PackageManifests['at'],
): ReadonlyMap<string, readonly PackageManifest[]> {
  const byName = new Map<string, PackageManifest[]>();
  for (const path of files.paths) {
    if (!/(^|\/)package\.json$/.test(path) || /(^|\/)node_modules\//.test(path)) continue;
    const manifest = at(folderOf(path));
    if (manifest?.name === undefined) continue;
    byName.set(manifest.name, [...(byName.get(manifest.name) ?? []), manifest]);
  }
  return byName;
}

/** Copies of a package (fixtures, templates) have one name: the one that shares most folders with the importer is meant. */
function nearest(manifests: readonly PackageManifest[], from: string): PackageManifest | null {
  const folders = foldersUpward(from);
  const distance = ({ folder }: PackageManifest) => {
    const around = foldersUpward(folder);
    return folders.findIndex((each) => around.includes(each));
  };
  return [...manifests].sort((a, b) => distance(a) - distance(b) || a.folder.length - b.folder.length)[0] ?? null;
}
