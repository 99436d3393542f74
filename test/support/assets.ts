import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { generateRanks } from '../../scripts/generate-ranks.ts';
import type { AssetName, LoadBytes } from '../../src/core/ports.ts';

const root = new URL('../../', import.meta.url);
const ranks: { made: Promise<void> | null } = { made: null };

/** Loads an asset for tests: grammars straight from their packages, rank files from the build's output, made if need be. */
export const loadBytes: LoadBytes = async (asset) => {
  if (asset.endsWith('.ranks')) {
    ranks.made ??= generateRanks(fileURLToPath(new URL('dist/assets', root)));
    await ranks.made;
  }
  return new Uint8Array(await readFile(new URL(assetPath(asset), root)));
};

function assetPath(asset: AssetName): string {
  if (asset === 'tree-sitter.wasm') return 'node_modules/web-tree-sitter/web-tree-sitter.wasm';
  if (asset.endsWith('.wasm')) return `node_modules/@vscode/tree-sitter-wasm/wasm/${asset}`;
  return `dist/assets/${asset}`;
}
