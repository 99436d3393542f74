/**
 * The folders from which Python finds modules by their whole name. A program is started in one of them, and the sources do
 * not say in which, so all that are usual are tried, the nearest first.
 */
import { folderOf, foldersUpward, inFolder } from './paths.ts';
import type { ProjectFiles } from './project-files.ts';
import { isProjectFile, type PythonRoot, rootsOfProject } from './python-projects.ts';

/** The roots of the modules of a workspace. */
export interface PythonRoots {
  /** The roots that a folder sees, the likeliest first. */
  around(folder: string): readonly PythonRoot[];
  /** The roots of each project of the workspace. They may be installed beside each other. */
  readonly projects: readonly (readonly PythonRoot[])[];
  /** False for names that no module, no package and no folder with modules has. */
  hasName(name: string): boolean;
}

/** Folders in which the sources of a project often lie; the first is the project itself. */
const usualFolders = ['', 'src', 'lib', 'app', 'backend', 'python'] as const;

/** Reads the layout of the Python projects of a workspace. */
export function createPythonRoots(files: ProjectFiles): PythonRoots {
  const { folders, names, projects } = surveyOf(files);
  const configured = new Map([...projects].map((folder) => [folder, rootsOfProject(files, folder)]));
  const known = new Map<string, readonly PythonRoot[]>();

  function rootsAt(folder: string): readonly PythonRoot[] {
    const usual = usualFolders.map((name) => ({ prefix: '', folder: inFolder(folder, name) }));
    return [...(configured.get(folder) ?? []), ...usual].filter((root) => folders.has(root.folder));
  }

  function around(folder: string): readonly PythonRoot[] {
    const before = known.get(folder);
    if (before !== undefined) return before;
    const upward = foldersUpward(folder);
    const isPackage = (each: string) => files.has(inFolder(each, '__init__.py'));
    // What lies in a package is imported by the name of the package, unless a file in it is started as a program.
    const ordered = [...upward.filter((each) => !isPackage(each)), ...upward.filter(isPackage)];
    const roots = ordered.flatMap(rootsAt);
    known.set(folder, roots);
    return roots;
  }

  const prefixes = new Set([...configured.values()].flat().map(({ prefix }) => prefix.split('.', 1)[0]));
  return {
    around,
    projects: [...configured.keys()].map(rootsAt),
    hasName: (name) => names.has(name) || prefixes.has(name),
  };
}

interface Survey {
  /** All folders with modules in them or below, the root among them. */
  readonly folders: ReadonlySet<string>;
  /** The names of these folders and of all modules. */
  readonly names: ReadonlySet<string>;
  /** All folders with a project file. */
  readonly projects: ReadonlySet<string>;
}

function surveyOf(files: ProjectFiles): Survey {
  const folders = new Set<string>(['']);
  const names = new Set<string>();
  const projects = new Set<string>();
  for (const path of files.paths) {
    if (isProjectFile(path)) projects.add(folderOf(path));
    if (!path.endsWith('.py')) continue;
    names.add(path.slice(path.lastIndexOf('/') + 1, -'.py'.length));
    for (let folder = folderOf(path); !folders.has(folder); folder = folderOf(folder)) {
      folders.add(folder);
      names.add(folder.slice(folder.lastIndexOf('/') + 1));
    }
  }
  return { folders, names, projects };
}
