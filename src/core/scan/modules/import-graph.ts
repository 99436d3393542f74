/**
 * Which files depend on which.
 */

/** What each file imports, directly. */
export type ImportGraph = ReadonlyMap<string, readonly string[]>;

/** Makes the question which files import a file, directly or through others; the file itself is among them. */
export function createReach(graph: ImportGraph): (file: string) => ReadonlySet<string> {
  const importers = importersOf(graph);
  const known = new Map<string, ReadonlySet<string>>();
  return (file) => {
    const before = known.get(file);
    if (before !== undefined) return before;
    const reached = new Set([file]);
    // A set is walked in the order of its additions, those made on the way as well.
    for (const each of reached) for (const importer of importers.get(each) ?? []) reached.add(importer);
    known.set(file, reached);
    return reached;
  };
}

function importersOf(graph: ImportGraph): ReadonlyMap<string, readonly string[]> {
  const importers = new Map<string, string[]>();
  for (const [importer, imported] of graph) {
    for (const file of imported) {
      const known = importers.get(file);
      if (known === undefined) importers.set(file, [importer]);
      else known.push(importer);
    }
  }
  return importers;
}
