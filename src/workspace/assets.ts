import { readFile } from 'node:fs/promises';
import { UserError } from '../core/errors.ts';
import type { LoadBytes } from '../core/ports.ts';

/** Loads assets from a folder, which must end in a slash; the build puts one beside each bundle. */
export function createAssetLoader(folder: URL): LoadBytes {
  return async (asset) => {
    try {
      return await readFile(new URL(asset, folder));
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
      throw new UserError(`A file of Call Cost itself is missing: ${asset}${code}.`, 'Install callcost again.');
    }
  };
}
