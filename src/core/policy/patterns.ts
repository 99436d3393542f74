import ignore from 'ignore';

/** Says whether a path, relative and with forward slashes, is meant by a list of patterns. */
export type PathMatcher = (path: string) => boolean;

/**
 * Reads patterns as .gitignore does: `legacy/` is a folder anywhere, `/src/*.py` and `src/support/**` start at the
 * folder of the file that holds them, `!` takes back. Upper and lower case differ.
 */
export function createPathMatcher(patterns: readonly string[]): PathMatcher {
  const matcher = ignore({ ignorecase: false }).add([...patterns]);
  return (path) => ignore.isPathValid(path) && matcher.ignores(path);
}
