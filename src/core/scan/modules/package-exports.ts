/**
 * `exports` and `imports` of a package.json.
 */
import { bestPattern, fillPattern } from './name-patterns.ts';

/** Deeper conditions than these are nobody's. */
const maximalDepth = 8;

/**
 * The targets of a name, whatever the conditions: `.` or `./prompts` in `exports`, `#prompts` in `imports`. Which of the
 * conditions holds is decided by what is a source file.
 */
export function packageTargets(map: unknown, name: string): readonly string[] {
  const entries = entriesOf(map);
  const match = bestPattern(
    entries.map(([key]) => key),
    name,
  );
  if (match === null) return [];
  const value = entries.find(([key]) => key === match.pattern)?.[1];
  return targetsOf(value, maximalDepth).map((target) => fillPattern(target, match.rest));
}

/** `exports` without names is what the package itself is. A folder, `./prompts/`, stands for all that is in it. */
function entriesOf(map: unknown): readonly (readonly [name: string, value: unknown])[] {
  if (typeof map !== 'object' || map === null || Array.isArray(map)) return [['.', map]];
  const entries = Object.entries(map);
  if (!entries.some(([key]) => /^[.#]/.test(key))) return [['.', map]];
  return entries.map(([key, value]) =>
    key.endsWith('/') && typeof value === 'string' ? [`${key}*`, `${value}*`] : [key, value],
  );
}

function targetsOf(value: unknown, depth: number): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null || depth === 0) return [];
  return Object.values(value).flatMap((each) => targetsOf(each, depth - 1));
}
