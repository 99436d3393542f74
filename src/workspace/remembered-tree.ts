import type { FileTree } from './file-tree.ts';

/** Bytes that are kept: those of most workspaces. What has no room is read again. */
const maximalKept = 64_000_000;

/** The files of a tree as they are when they are first read: a scan comes back to the same file several times. */
export function rememberedTree(files: FileTree): FileTree {
  const known = new Map<string, Uint8Array>();
  let kept = 0;
  return {
    ...files,
    async read(path, maximalBytes) {
      const before = known.get(path);
      if (before !== undefined) return before.length > maximalBytes ? null : before;
      const bytes = await files.read(path, maximalBytes);
      if (bytes !== null && !known.has(path) && kept + bytes.length <= maximalKept) {
        known.set(path, bytes);
        kept += bytes.length;
      }
      return bytes;
    },
  };
}
