import type { Change } from '../../change.ts';
import type { Call } from '../../model.ts';
import type { Project } from '../evaluate/project.ts';
import type { SourceModule } from '../evaluate/source-module.ts';

/** The text of a file of the workspace; null where it is not known. */
export type TextOf = (file: string) => string | null;

/** What a plan is made from. */
export interface PlanContext {
  /** The file of the call as it is now. */
  readonly main: SourceModule;
  readonly project: Project | null;
  readonly textOf: TextOf;
  /** Reads the file again with another text; null where that cannot be read. */
  readonly reread: (text: string) => Promise<SourceModule | null>;
  /** Other calls of the workspace, as far as they are known. */
  readonly calls: readonly Call[];
}

/** Changes of the source. `ignore-everywhere` is one of callcost.yml instead. */
export type SourceChange = Exclude<Change, { readonly kind: 'ignore-everywhere' }>;
