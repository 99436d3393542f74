import type { Dirent } from 'node:fs';
import { open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileTree, TreeEntry } from './file-tree.ts';

/** The files of this machine, as they are now. */
export const diskTree: FileTree = {
  async list(folder) {
    const entries = await readdir(folder, { withFileTypes: true });
    return Promise.all(entries.map(async (entry) => ({ name: entry.name, kind: await kindOfEntry(folder, entry) })));
  },
  async kindOf(path) {
    try {
      return (await stat(path)).isDirectory() ? 'folder' : 'file';
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
      throw error;
    }
  },
  async read(path, maximalBytes) {
    const file = await open(path);
    try {
      // The size is asked of the open file, so that it cannot change in between.
      const { size } = await file.stat();
      return size > maximalBytes ? null : await file.readFile();
    } finally {
      await file.close();
    }
  },
};

async function kindOfEntry(folder: string, entry: Dirent): Promise<TreeEntry['kind']> {
  if (entry.isDirectory()) return 'folder';
  if (!entry.isSymbolicLink()) return entry.isFile() ? 'file' : 'other';
  const target = await stat(join(folder, entry.name)).catch(() => null);
  return target?.isDirectory() === true ? 'link to a folder' : 'link';
}
