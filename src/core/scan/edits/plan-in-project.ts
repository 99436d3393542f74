import type { Call, Source } from '../../model.ts';
import type { Project } from '../evaluate/project.ts';
import type { SourceModule } from '../evaluate/source-module.ts';
import { evaluateInProject, type LoadedProject } from '../project.ts';
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
  const planWith = async (view: Project | null): Promise<EditPlan> => {
    const plan = await planEdits({ main, project: view, textOf, reread, calls }, call, change);
    signal?.throwIfAborted();
    return plan;
  };
  return project === null ? planWith(null) : (await evaluateInProject(project, signal, planWith)).result;
}
