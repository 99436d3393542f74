import type { Analyses } from './analyses.ts';
import type { Documents } from './documents.ts';
import type { Policies } from './policies.ts';
import type { Settings } from './settings.ts';

/** What the features of the server work with. */
export interface FeatureContext {
  readonly documents: Documents;
  readonly analyses: Analyses;
  readonly policies: Policies;
  /** The settings that hold for a document. */
  readonly settingsOf: (uri: string) => Promise<Settings>;
  /** Links to commands of our extension, where the editor has it. */
  readonly hasCommands: boolean;
  readonly now: () => Date;
  readonly uriOf: (path: string) => string;
  readonly pathOf: (uri: string) => string | null;
}
