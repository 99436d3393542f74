import type { Call, Source } from '../../model.ts';
import type { SourceModule } from '../evaluate/source-module.ts';
import { type LoadedProject, maximalRounds } from '../project.ts';
import { type EditPlan, refuse } from './edit.ts';
import type { SourceChange, TextOf } from './plan-context.ts';
import { planEdits } from './plan-edits.ts';

/** A change of a call that edits are wanted for. */
export interface PlanRequest {
  /** The file of the call as it is now. */
  readonly source: Source;
  readonly call: Call;
  readonly change: SourceChange;
  /** Other calls of the workspace, as far as they are known: those that the edits change as well are named. */
  readonly calls: readonly Call[];
  readonly textOf: TextOf;
}

/** Plans edits with what the call takes from other files of its project. */
export async function planInProject(
  { source, call, change, calls, textOf }: PlanRequest,
  read: (source: Source) => Promise<SourceModule | null>,
  project: LoadedProject | null,
  signal: AbortSignal | undefined,
): Promise<EditPlan> {
  const main = await read(source);
  if (main === null) return refuse('the source could not be read');
  const reread = (text: string) => read({ ...source, text });
  for (let round = 1; ; round += 1) {
    const missing = new Set<string>();
    const view = project?.view(missing, new Set()) ?? null;
    const plan = await planEdits({ main, project: view, textOf, reread, calls }, call, change);
    signal?.throwIfAborted();
    if (missing.size === 0 || project === null || round === maximalRounds) return plan;
    await project.load(missing, signal);
  }
}
