import type { PriceData } from '../../core/prices/data.ts';
import type { DiffReport } from '../../core/report/diff-contract.ts';
import { createDiffReport } from '../../core/report/diff-report.ts';
import { createCostTracker } from '../../workspace/cost-tracker.ts';
import { createEngine } from '../../workspace/engine.ts';
import { createBlobReader } from '../../workspace/git/blob-reader.ts';
import { type Comparison, type ComparisonRequest, compare } from '../../workspace/git/compare.ts';
import { openRepository } from '../../workspace/git/repository.ts';
import type { CommandContext } from '../command.ts';
import { notesOn } from './notes.ts';

/** What to compare in the working directory. */
export interface FolderComparison extends ComparisonRequest {
  /** Files and folders, relative to the working directory; none for everything. */
  readonly paths: readonly string[];
  /** One callcost.yml for both sides, instead of those that each has. */
  readonly configFile: string | null;
}

/** Compares the working directory, or a commit of it, with another commit. Throws a UserError where there is none. */
export async function compareFolder(
  request: FolderComparison,
  prices: PriceData,
  { terminal, loadBytes, at, signal }: CommandContext,
): Promise<Comparison> {
  const root = terminal.workingDirectory;
  const repository = await openRepository({ folder: root, environment: process.env }, signal);
  const engine = await createEngine(loadBytes, at, prices);
  const blobs = createBlobReader(repository.place);
  try {
    let done = 0;
    const pause = async () => terminal.progress(`Reading ${++done}`);
    const tracker = createCostTracker({ root, engine, configFile: request.configFile, pause });
    return await compare(repository, root, tracker, blobs, request, signal);
  } finally {
    blobs.dispose();
    engine.dispose();
  }
}

/** A comparison in its public form. */
export function diffReportOf(comparison: Comparison, root: string, { asOf, source }: PriceData): DiffReport {
  const side = ({ name, commit, isMergeBase, snapshot }: Comparison['base'] | Comparison['head']) => ({
    name,
    commit,
    isMergeBase,
    policyFiles: snapshot.policyFiles,
    calls: snapshot.calls.map(({ analysed }) => analysed),
  });
  return createDiffReport({
    root,
    prices: { asOf, source },
    base: side(comparison.base),
    head: side(comparison.head),
    diff: comparison.diff,
    notes: notesOn(comparison),
  });
}
