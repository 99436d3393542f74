/** What the sections of the page work with. */
import type { PageMessage } from '../../src/core/report/view/messages.ts';
import type { CallRow, Place, ReportView } from '../../src/core/report/view/report-view.ts';
import type { PageState } from './state.ts';

export interface Page {
  readonly view: ReportView;
  readonly rowByKey: ReadonlyMap<string, CallRow>;
  readonly state: PageState;
  /** False in a browser: there is no code to open. */
  readonly isEditor: boolean;
  readonly post: (message: PageMessage) => void;
  /** Changes what is set, and shows the sections again that depend on it. */
  readonly change: (changes: Partial<PageState>, ...sections: readonly SectionId[]) => void;
  /** Shows only some calls in the table of calls, and brings it into view. */
  readonly showCalls: (filter: Partial<PageState['filter']>) => void;
}

/** The sections in the order of the page. */
export const sectionIds = [
  'overview',
  'savings',
  'budgets',
  'spend',
  'what-if',
  'calls',
  'prompts',
  'changes',
  'history',
  'services',
] as const;

export type SectionId = (typeof sectionIds)[number];

/** Opens code in the editor. */
export function openPlace({ post }: Page, { folder, file, cell, line, column }: Place): void {
  post({ kind: 'open', place: { folder, file, cell: cell ?? null, line, column } });
}
