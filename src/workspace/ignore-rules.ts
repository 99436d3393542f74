import { join } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { type FileTree, readTextIn } from './file-tree.ts';
import { relativeTo } from './paths.ts';

/** The rules of one .gitignore (or .git/info/exclude): they hold below `folder`, an absolute path. */
export interface IgnoreRules {
  readonly folder: string;
  readonly matcher: Ignore;
}

/** Rules of a file that is known to be there; none when it cannot be read, as git does. */
export async function readIgnoreRules(folder: string, file: string, files: FileTree): Promise<readonly IgnoreRules[]> {
  const text = await readTextIn(files, join(folder, file)).catch(() => null);
  return text === null ? [] : [{ folder, matcher: ignore({ ignorecase: false }).add(text) }];
}

/**
 * Whether git would ignore a file or folder: the last rule file that says anything decides, outermost first. Folders
 * above it must have been asked before, since nothing in an ignored folder can be taken back.
 */
export function isIgnored(rules: readonly IgnoreRules[], absolutePath: string, isFolder: boolean): boolean {
  let isOut = false;
  for (const { folder, matcher } of rules) {
    const path = relativeTo(folder, absolutePath);
    if (path === null) continue;
    const { ignored, unignored } = matcher.test(isFolder ? `${path}/` : path);
    if (ignored) isOut = true;
    if (unignored) isOut = false;
  }
  return isOut;
}
