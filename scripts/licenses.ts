import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The licences of packages whose code or data is shipped, as their terms ask for: one block for each, by name.
 * `folders` are the packages' folders. Throws for a package without a licence file and without a licence name.
 */
export async function licenceNotices(folders: readonly string[]): Promise<string> {
  const blocks = await Promise.all([...new Set(folders)].map(noticeOf));
  return `Call Cost contains code or data of these packages.\n\n${blocks.sort().join('\n')}`;
}

/** The folders of the packages that files lie in, e.g. `node_modules/@scope/name` for anything below it. */
export function packageFolders(files: readonly string[]): readonly string[] {
  return files.flatMap((file) => /^.*node_modules\/(@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? []);
}

async function noticeOf(folder: string): Promise<string> {
  const manifest: { name: string; version: string; license?: string } = JSON.parse(
    await readFile(join(folder, 'package.json'), 'utf8'),
  );
  const { name, version, license } = manifest;
  const file = (await readdir(folder)).find((entry) => /^licen[cs]e([-.].+)?$/i.test(entry));
  if (file === undefined && license === undefined)
    throw new Error(`${name} names no licence, so it must not be shipped.`);
  const text = file === undefined ? '' : `\n${(await readFile(join(folder, file), 'utf8')).trim()}\n`;
  return `${'-'.repeat(80)}\n${name} ${version} (${license ?? 'see below'})\n${text}`;
}
