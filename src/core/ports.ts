/**
 * What the engine must be given from outside: it does no input or output of its own.
 */

/** Assets that the build places beside the bundles. */
export type AssetName =
  | 'o200k_base.ranks'
  | 'cl100k_base.ranks'
  | 'tree-sitter.wasm'
  | 'tree-sitter-python.wasm'
  | 'tree-sitter-typescript.wasm'
  | 'tree-sitter-tsx.wasm'
  | 'tree-sitter-javascript.wasm'
  | 'report.js'
  | 'report.css';

/** Loads an asset; rejects when it is missing. Called at most once per asset. */
export type LoadBytes = (asset: AssetName) => Promise<Uint8Array>;
