/**
 * Patterns with one `*`, by which `paths` of a tsconfig.json and `exports` of a package.json name modules.
 */

/** What a name matches: the pattern itself, and what stands for its `*` (empty where it has none). */
export interface PatternMatch {
  readonly pattern: string;
  readonly rest: string;
}

/** The pattern that fits a name best: the name itself, else the one with the longest text before its `*`. */
export function bestPattern(patterns: readonly string[], name: string): PatternMatch | null {
  if (patterns.includes(name)) return { pattern: name, rest: '' };
  let best: PatternMatch | null = null;
  for (const pattern of patterns) {
    const star = pattern.indexOf('*');
    if (star < 0 || (best !== null && best.pattern.indexOf('*') >= star)) continue;
    const end = pattern.slice(star + 1);
    const fits = name.length >= pattern.length - 1 && name.startsWith(pattern.slice(0, star)) && name.endsWith(end);
    if (fits) best = { pattern, rest: name.slice(star, name.length - end.length) };
  }
  return best;
}

/** A target of a pattern, with the rest of the name in place of each `*`. */
export function fillPattern(target: string, rest: string): string {
  return target.replaceAll('*', () => rest);
}
