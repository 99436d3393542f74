/**
 * The files of a workspace, as far as imports need them. Paths are relative to the root, with forward slashes; the empty
 * string is the root folder.
 */
export interface ProjectFiles {
  /** Every file, whatever it holds: sources, texts, `package.json`, `pyproject.toml`. Read once, when first needed. */
  readonly paths: Iterable<string>;
  /** Says whether a path is a file, and not a folder. */
  has(path: string): boolean;
  /**
   * The text of a small configuration file (`package.json`, `tsconfig*.json`, `jsconfig.json`, `deno.json`, `pyproject.toml`,
   * `setup.cfg`, `setup.py`), or null where there is none. Asked once for each path.
   */
  configuration(path: string): string | null;
}

/** How one language finds the file of a module, seen from a folder. */
export type FindModule = (folder: string, specifier: string) => string | null;
