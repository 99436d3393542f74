/**
 * `paths` and `baseUrl` of `tsconfig.json` and `jsconfig.json`.
 */
import * as z from 'zod';
import { readJson, table, textEntry, textsByName, textsEntry } from './configuration.ts';
import { bestPattern, fillPattern } from './name-patterns.ts';
import type { PackageManifests } from './package-manifests.ts';
import { folderOf, foldersUpward, inFolder, joinPath } from './paths.ts';
import type { ProjectFiles } from './project-files.ts';

/** Longer chains of `extends` are loops. */
const maximalDepth = 10;

const configSchema = table({
  extends: textsEntry,
  references: z
    .array(table({ path: textEntry }))
    .optional()
    .catch(undefined),
  compilerOptions: table({ baseUrl: textEntry, paths: textsByName }),
});

/** What one configuration says, with what it extends. Paths are relative to the root of the workspace. */
interface Mapping {
  /** Folder in which modules are looked for by their whole name. */
  readonly baseUrl: string | null;
  readonly paths: Readonly<Record<string, readonly string[]>>;
}

const noMapping: Mapping = { baseUrl: null, paths: {} };

/** Where a module may lie, the likeliest place first, as seen from a folder. */
export type PathMappings = (folder: string, specifier: string) => readonly string[];

/** Reads the configurations of a workspace, each when it is first asked for. */
export function createPathMappings(files: ProjectFiles, packages: PackageManifests): PathMappings {
  const byFolder = new Map<string, Mapping>();
  const upward = new Map<string, readonly Mapping[]>();

  function mappingOf(folder: string): Mapping {
    const known = byFolder.get(folder);
    if (known !== undefined) return known;
    const names = ['tsconfig.json', 'jsconfig.json'].map((name) => inFolder(folder, name));
    const mapping = names.map((path) => readMapping(path, folder, maximalDepth)).find((each) => each !== null);
    byFolder.set(folder, mapping ?? noMapping);
    return mapping ?? noMapping;
  }

  /** @param owner the folder of the configuration that extends it, which `${configDir}` stands for */
  function readMapping(path: string, owner: string, depth: number): Mapping | null {
    const config = depth === 0 ? undefined : configSchema.parse(readJson(files.configuration(path)));
    if (config === undefined) return null;
    const folder = folderOf(path);
    const extended = (config.extends ?? []).reduce<Mapping>((before, specifier) => {
      const base = extendedPaths(folder, specifier)
        .map((each) => readMapping(each, owner, depth - 1))
        .find((each) => each !== null);
      return overridden(before, base?.baseUrl ?? null, base?.paths);
    }, noMapping);
    const { baseUrl, paths } = config.compilerOptions ?? {};
    const base = baseUrl === undefined ? null : placeOf(baseUrl, folder, owner);
    const own = paths === undefined ? undefined : absolute(paths, base ?? extended.baseUrl ?? folder, owner);
    const mapping = overridden(extended, base, own);
    if (!isEmpty(mapping)) return mapping;
    const references = (config.references ?? []).flatMap((reference) => reference?.path ?? []);
    return referenced(references, folder, depth) ?? mapping;
  }

  /** A configuration that only lists those of its parts (`tsconfig.app.json`, `tsconfig.node.json`) speaks for them. */
  function referenced(paths: readonly string[], folder: string, depth: number): Mapping | null {
    for (const path of paths) {
      const part = joinPath(folder, path);
      if (part === null || !part.endsWith('.json') || folderOf(part) !== folder) continue;
      const mapping = readMapping(part, folder, depth - 1);
      if (mapping !== null && !isEmpty(mapping)) return mapping;
    }
    return null;
  }

  /** Where the configuration that `extends` names may lie: beside, or in a package of the workspace. */
  function extendedPaths(folder: string, specifier: string): readonly string[] {
    const found = specifier.startsWith('.') ? null : packages.named(specifier, folder);
    const path =
      found === null
        ? joinPath(folder, specifier)
        : joinPath(found.manifest.folder, found.part === '' ? 'tsconfig.json' : found.part);
    return path === null ? [] : [path, `${path}.json`, inFolder(path, 'tsconfig.json')];
  }

  function mappingsUpward(folder: string): readonly Mapping[] {
    const known = upward.get(folder);
    if (known !== undefined) return known;
    const mappings = foldersUpward(folder).map(mappingOf);
    const found = mappings.filter((mapping) => !isEmpty(mapping));
    upward.set(folder, found);
    return found;
  }

  return (folder, specifier) => {
    const mappings = mappingsUpward(folder);
    const byBaseUrl = mappings.flatMap(({ baseUrl }) => (baseUrl === null ? [] : (joinPath(baseUrl, specifier) ?? [])));
    return [...mappings.flatMap((mapping) => mapped(mapping, specifier)), ...byBaseUrl];
  };
}

function mapped({ paths }: Mapping, specifier: string): readonly string[] {
  const match = bestPattern(Object.keys(paths), specifier);
  if (match === null) return [];
  return (paths[match.pattern] ?? []).flatMap((target) => joinPath('', fillPattern(target, match.rest)) ?? []);
}

function overridden(mapping: Mapping, baseUrl: string | null, paths: Mapping['paths'] | undefined): Mapping {
  return { baseUrl: baseUrl ?? mapping.baseUrl, paths: paths ?? mapping.paths };
}

function isEmpty({ baseUrl, paths }: Mapping): boolean {
  return baseUrl === null && Object.keys(paths).length === 0;
}

function absolute(
  paths: Readonly<Record<string, readonly string[] | undefined>>,
  base: string,
  owner: string,
): Mapping['paths'] {
  return Object.fromEntries(
    Object.entries(paths).map(([pattern, targets = []]) => [
      pattern,
      targets.flatMap((target) => placeOf(target, base, owner) ?? []),
    ]),
  );
}

/** `./src` from a folder, `${configDir}/src` from that of the configuration that was asked for. */
function placeOf(written: string, folder: string, owner: string): string | null {
  const [, rest] = /^\$\{configDir\}(.*)$/.exec(written) ?? [];
  return rest === undefined ? joinPath(folder, written) : joinPath(owner, `.${rest}`);
}
