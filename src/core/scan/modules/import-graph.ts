/**
 * Which files depend on which.
 */

/** What each file imports, directly. */
export type ImportGraph = ReadonlyMap<string, readonly string[]>;

/** The targets and all files that import one of them, directly or through others. */
export function reachableFrom(graph: ImportGraph, targets: Iterable<string>): ReadonlySet<string> {
  const importers = importersOf(graph);
  const reached = new Set(targets);
  // A set is walked in the order of its additions, those made on the way as well.
  for (const file of reached) {
    for (const importer of importers.get(file) ?? []) reached.add(importer);
  }
  return reached;
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
