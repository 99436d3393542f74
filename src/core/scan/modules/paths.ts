/**
 * Paths within a workspace: relative to its root, with forward slashes, without `.` and `..`; `''` is the root itself.
 */

/** The folder that holds a file or folder; the root holds itself. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** A path as written in a file, seen from a folder; null where it is absolute or leads out of the workspace. */
export function joinPath(folder: string, written: string): string | null {
  if (written.startsWith('/')) return null;
  const parts = folder === '' ? [] : folder.split('/');
  for (const part of written.split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) return null;
    } else if (part !== '' && part !== '.') {
      parts.push(part);
    }
  }
  return parts.join('/');
}

/** A folder and all that hold it, the nearest first, the root last. */
export function foldersUpward(folder: string): readonly string[] {
  const folders = [folder];
  for (let current = folder; current !== ''; ) {
    current = folderOf(current);
    folders.push(current);
  }
  return folders;
}

/** A path within a folder; `''` is the folder itself. */
export function inFolder(folder: string, path: string): string {
  return folder === '' || path === '' ? folder + path : `${folder}/${path}`;
}
