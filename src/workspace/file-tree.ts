/** Where the files of a workspace are read from: a disk, or a commit. Paths are absolute. */
export interface FileTree {
  /** What lies in a folder, itself not below it. Rejects where that cannot be read. */
  readonly list: (folder: string) => Promise<readonly TreeEntry[]>;
  /** What a path leads to; null for nothing. Rejects where that cannot be told. */
  readonly kindOf: (path: string) => Promise<'file' | 'folder' | null>;
  /** The bytes of a file; null where there are more than that. Rejects where it cannot be read. */
  readonly read: (path: string, maximalBytes: number) => Promise<Uint8Array | null>;
}

/** Something in a folder. Links are not followed, but for telling whether they lead to a folder. */
export interface TreeEntry {
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'link' | 'link to a folder' | 'other';
}

/** Reads a whole text, such as a configuration. Rejects where it cannot be read. */
export async function readTextIn(files: FileTree, path: string): Promise<string> {
  const bytes = await files.read(path, maximalTextBytes);
  if (bytes === null) throw new Error(`larger than ${maximalTextBytes} bytes`);
  return new TextDecoder().decode(bytes);
}

/** No configuration is larger. */
const maximalTextBytes = 10_000_000;
