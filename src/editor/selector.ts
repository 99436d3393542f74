/**
 * The documents that the server sees. By language and not by scheme, so that cells of notebooks, unsaved and remote
 * documents count as well.
 */
export const documentSelector = [
  { language: 'python' },
  { language: 'typescript' },
  { language: 'typescriptreact' },
  { language: 'javascript' },
  { language: 'javascriptreact' },
  { pattern: '**/callcost.yml' },
] as const;
