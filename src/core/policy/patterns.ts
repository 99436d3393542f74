import ignore from 'ignore';

/** Says whether a path, relative and with forward slashes, is meant by a list of patterns. */
export type PathMatcher = (path: string) => boolean;

/**
 * Reads patterns as .gitignore does: `legacy/` is a folder anywhere, `/src/*.py` and `src/support/**` start at the
 * folder of the file that holds them. `!` takes back, also inside of a folder that another pattern names, and wherever
 * in the list it stands. Upper and lower case differ.
 */
export function createPathMatcher(patterns: readonly string[]): PathMatcher {
  const options = { ignorecase: false };
  const included = ignore(options).add(patterns.filter((pattern) => !pattern.startsWith('!')));
  const excluded = ignore(options).add(
    patterns.filter((pattern) => pattern.startsWith('!')).map((pattern) => pattern.slice(1)),
  );
  return (path) => ignore.isPathValid(path) && included.ignores(path) && !excluded.ignores(path);
}
