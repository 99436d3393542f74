/**
 * The other files of the workspace, as the evaluator asks for them. It asks for what a value needs and nothing else.
 */
import type { LanguageId, TextRange } from '../../model.ts';
import type { SourceModule } from './source-module.ts';

/** A file that an import or a path leads to. */
export type ProjectFile =
  | { readonly kind: 'module'; readonly module: SourceModule }
  | { readonly kind: 'text'; readonly path: string; readonly text: string };

/** The other files, as far as they are loaded: what is asked for and not there yet is remembered, and null. */
export interface Project {
  /** What an import of the file `from` leads to; null where that is no file of the workspace. `language` is that of the import. */
  imported(from: string, specifier: string, language: LanguageId): ProjectFile | null;
  /** The first of these paths (relative to the root of the workspace) that is a file. */
  file(paths: readonly string[]): ProjectFile | null;
  /** A file that is loaded. */
  loaded(path: string): ProjectFile | null;
  /** A variable in the environment files that hold for a file. */
  variable(from: string, name: string): EnvironmentEntry | null;
  /** How often something was asked for that is not loaded yet: what was evaluated meanwhile is not complete. */
  misses(): number;
}

/** A variable of an environment file. Only values that look like the name of a model are ever read. */
export interface EnvironmentEntry {
  readonly value: string;
  readonly range: TextRange;
  /** True for `.env.example` and the like, which say what a program may be given. */
  readonly isExample: boolean;
}
