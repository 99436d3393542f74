/**
 * Files and folders of the workspace as values. Where a program will be started is not in its sources, so a relative path
 * may lie in any folder above the file that uses it.
 */
import { folderOf, foldersUpward, joinPath } from '../../modules/paths.ts';

/** A file or folder, by every place where it may lie; a file that was opened is the same value. */
export interface PathValue {
  readonly kind: 'path';
  /** Relative to the root of the workspace, with forward slashes, likeliest first; the root itself is empty. */
  readonly places: readonly string[];
}

/** Longer texts, and texts of several lines, are no paths. */
const maximalLength = 300;

/** `https://…`, `C:\…`, `/…`, `~/…`: these do not lead into the workspace, as far as its sources tell. */
const leadsElsewhere = /^(?:[a-z][a-z0-9+.-]*:|[/\\~])/i;

/** Just this file or folder. */
export function pathOf(place: string): PathValue {
  return { kind: 'path', places: [place] };
}

/** The folders in which a program may be started that uses these files. */
export function workingFolders(files: readonly string[]): PathValue {
  return { kind: 'path', places: [...new Set(files.flatMap((file) => foldersUpward(folderOf(file))))] };
}

/** A path as written, seen from another; null where it leads out of the workspace. */
export function joinedPath(from: PathValue, written: string): PathValue | null {
  if (written.length > maximalLength || /[\n\0]/.test(written) || leadsElsewhere.test(written)) return null;
  return changedPath(from, (place) => joinPath(place, written.replaceAll('\\', '/')));
}

/** A path with text put behind it, as in `f"{folder}/a.txt"`; null where it leads out of the workspace. */
export function extendedPath({ places }: PathValue, text: string): PathValue | null {
  if (text.length > maximalLength || /[\n\0]/.test(text)) return null;
  const extended = places.flatMap((place) => joinPath('', `${place}${text}`.replace(/^\//, '')) ?? []);
  return extended.length === 0 ? null : { kind: 'path', places: extended };
}

/** The folder that holds a file or folder. */
export function parentPath(path: PathValue): PathValue {
  return changedPath(path, folderOf) ?? path;
}

/** The last part of a path; null where it is not the same for all its places. */
export function nameOfPath({ places }: PathValue): string | null {
  const names = new Set(places.map((place) => place.slice(place.lastIndexOf('/') + 1)));
  const [only] = names;
  return names.size === 1 && only !== undefined && only !== '' ? only : null;
}

/** Another file in the same folder. */
export function siblingPath(path: PathValue, name: string): PathValue | null {
  return joinedPath(parentPath(path), name);
}

function changedPath({ places }: PathValue, change: (place: string) => string | null): PathValue | null {
  const changed = [...new Set(places.flatMap((place) => change(place) ?? []))];
  return changed.length === 0 ? null : { kind: 'path', places: changed };
}
