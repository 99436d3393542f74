/** The words for an error of the file system, e.g. `cannot be read (permission denied)`. */
export function unreadableReason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
  return `cannot be read (${errorWords[code] ?? code})`;
}

const errorWords: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ENOENT: 'it is gone',
  ENAMETOOLONG: 'its path is too long',
  ELOOP: 'symbolic links in a circle',
  EMFILE: 'too many open files',
  EIO: 'input/output error',
  EISDIR: 'it is a folder',
};
