import type { Analyses } from './analyses.ts';
import type { BranchDiffs } from './branch-diffs.ts';
import type { Budgets } from './budgets/budgets.ts';
import type { Documents } from './documents.ts';
import type { FolderAnalyses } from './folder-analyses.ts';
import type { Policies } from './policies.ts';
import type { Settings } from './settings.ts';

/** What an editor can do with code actions. */
export interface CodeActionAbilities {
  /** It asks for the edit of an action when that is chosen, and not before. */
  readonly resolvesEdits: boolean;
  /** It shows annotated edits for confirmation before it makes them. */
  readonly confirmsEdits: boolean;
  /** It takes edits that say for which version of a document they are. */
  readonly versionsEdits: boolean;
  /** It can create files. */
  readonly createsFiles: boolean;
}

/** What the features of the server work with. */
export interface FeatureContext extends FolderAnalyses {
  readonly documents: Documents;
  readonly analyses: Analyses;
  readonly policies: Policies;
  readonly budgets: Budgets;
  readonly branchDiffs: BranchDiffs;
  /** The settings that hold for a document. */
  readonly settingsOf: (uri: string) => Promise<Settings>;
  /** Links to commands of our extension, where the editor has it. */
  readonly hasCommands: boolean;
  /** What the editor can do with code actions. */
  readonly codeActions: CodeActionAbilities;
  readonly now: () => Date;
  /** The page of a rule. */
  readonly ruleDocUri: (code: string) => string;
  readonly uriOf: (path: string) => string;
  readonly pathOf: (uri: string) => string | null;
}
