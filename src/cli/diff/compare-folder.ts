import { createCostTracker } from '../../workspace/cost-tracker.ts';
import type { Engine } from '../../workspace/engine.ts';
import { createBlobReader } from '../../workspace/git/blob-reader.ts';
import { type Comparison, type ComparisonRequest, compare } from '../../workspace/git/compare.ts';
import { openRepository } from '../../workspace/git/repository.ts';
import type { CommandContext } from '../command.ts';

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
  engine: Engine,
  { terminal, signal }: Pick<CommandContext, 'terminal' | 'signal'>,
): Promise<Comparison> {
  const root = terminal.workingDirectory;
  const repository = await openRepository({ folder: root, environment: process.env }, signal);
  const blobs = createBlobReader(repository.place);
  try {
    let done = 0;
    const pause = async () => terminal.progress(`Reading ${++done}`);
    const tracker = createCostTracker({ root, engine, configFile: request.configFile, pause });
    return await compare(repository, root, tracker, blobs, request, signal);
  } finally {
    blobs.dispose();
  }
}
