import { readFile } from 'node:fs/promises';
import type { AssetName, LoadBytes } from '../../src/core/ports.ts';

const root = new URL('../../', import.meta.url);

/** Loads an asset for tests: grammars straight from their packages, rank files from the output of the build. */
export const loadBytes: LoadBytes = async (asset) => new Uint8Array(await readFile(new URL(assetPath(asset), root)));

function assetPath(asset: AssetName): string {
  if (asset === 'tree-sitter.wasm') return 'node_modules/web-tree-sitter/web-tree-sitter.wasm';
  if (asset.endsWith('.wasm')) return `node_modules/@vscode/tree-sitter-wasm/wasm/${asset}`;
  return `dist/assets/${asset}`;
}
