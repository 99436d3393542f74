/** Places as agents name them: relative to the workspace mostly, now and then absolute. */
import { UserError } from '../core/errors.ts';

/**
 * A path relative to the root, with forward slashes; empty for the root itself. Throws a UserError for what lies outside: an
 * answer that there are no calls would be taken for one about that place.
 */
export function pathInWorkspace(root: string, path: string): string {
  const top = withSlashes(root).replace(/\/+$/, '');
  const wanted = withSlashes(path);
  const isAbsolute = /^(\/|[A-Za-z]:\/)/.test(wanted);
  const isBelow = wanted === top || wanted.startsWith(`${top}/`);
  const parts: string[] = [];
  let isOutside = isAbsolute && !isBelow;
  for (const part of (isAbsolute ? wanted.slice(top.length) : wanted).split('/')) {
    if (part === '..') isOutside ||= parts.pop() === undefined;
    else if (part !== '' && part !== '.') parts.push(part);
  }
  if (isOutside)
    throw new UserError(`${path} lies outside of the workspace.`, 'Give a path relative to the workspace.');
  return parts.join('/');
}

/** What is said beside an answer in which nothing of a place is; nothing where there is something, or all was meant. */
export function nothingThere(count: number, place: string): { readonly note?: string } {
  if (count > 0 || place === '') return {};
  return {
    note: `Nothing is known of ${place}: paths are relative to the workspace, and files that git ignores are left out.`,
  };
}

/** Whether a file is the one that is meant, or lies in the folder that is; both are relative to the root. */
export function isIn(file: string, place: string): boolean {
  return place === '' || file === place || file.startsWith(`${place}/`);
}

function withSlashes(path: string): string {
  return path.replaceAll('\\', '/');
}
