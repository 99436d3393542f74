/** Path below a folder with forward slashes; null when it is the folder itself or not below it. */
export function relativeTo(folder: string, absolutePath: string): string | null {
  const prefix = folder.endsWith('/') || folder.endsWith('\\') ? folder : `${folder}/`;
  const path = absolutePath.replaceAll('\\', '/');
  const start = prefix.replaceAll('\\', '/');
  return path.startsWith(start) && path.length > start.length ? path.slice(start.length) : null;
}

/** Whether a file is one of these files, or lies below one of these folders; all are absolute. */
export function isAmong(paths: readonly string[], file: string): boolean {
  return paths.some((path) => path === file || relativeTo(path, file) !== null);
}
