/** Finds and reads callcost.yml: the nearest file holds for its folder. */
import { dirname, join, resolve } from 'node:path';
import { UserError } from '../core/errors.ts';
import { diskTree } from './disk-tree.ts';
import { unreadableReason } from './file-errors.ts';
import { type FileTree, readTextIn } from './file-tree.ts';
import { relativeTo } from './paths.ts';
import { type PolicyScope, policyFileName, scopeOfText, unreadableScope } from './policy-scope.ts';

/**
 * Reads a callcost.yml that was found in a folder; `name` is how messages call it. One that cannot be read is a problem,
 * and the defaults hold.
 */
export async function readScope(folder: string, name: string, files: FileTree): Promise<PolicyScope> {
  return readScopeFile(join(folder, policyFileName), folder, name, files).catch((error: unknown) =>
    unreadableScope(folder, name, unreadableReason(error)),
  );
}

/**
 * Reads the file that `--config` names. Its paths are relative to its own folder when the root lies in there, else to
 * the root. Throws a UserError when it cannot be read: what was asked for explicitly must not be left out silently.
 */
export async function readExplicitScope(file: string, root: string): Promise<PolicyScope> {
  const folder = dirname(resolve(file));
  const holdsRoot = folder === root || relativeTo(folder, root) !== null;
  return readScopeFile(resolve(file), holdsRoot ? folder : root, file, diskTree).catch((error: unknown) => {
    throw new UserError(`The configuration ${file} ${unreadableReason(error)}.`, 'Check the path after --config.');
  });
}

async function readScopeFile(path: string, folder: string, name: string, files: FileTree): Promise<PolicyScope> {
  return scopeOfText(await readTextIn(files, path), folder, name);
}
