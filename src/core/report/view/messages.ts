/** What the page of the report and the editor around it say to each other. */
import type { ReportView } from './report-view.ts';

/** What the editor posts to the page. */
export type HostMessage =
  | { readonly kind: 'view'; readonly view: ReportView; readonly feature: string | null }
  | { readonly kind: 'progress'; readonly message: string; readonly percentage: number | null }
  /** The report cannot be made; `message` says why and what to do. What is shown stays. */
  | { readonly kind: 'failure'; readonly message: string };

/** What the page posts to the editor. */
export type PageMessage =
  /** The page has loaded and wants to be told everything. */
  | { readonly kind: 'ready' }
  | { readonly kind: 'refresh' }
  | { readonly kind: 'cancel' }
  /** Reads what runs cost over the last commits, which takes a while. */
  | { readonly kind: 'history' }
  /** Lets the person choose what the branch is compared with. */
  | { readonly kind: 'choose-base' }
  | { readonly kind: 'open'; readonly place: PagePlace }
  /** Makes the change of a quick fix that has this title. */
  | { readonly kind: 'fix'; readonly place: PagePlace; readonly title: string }
  | { readonly kind: 'save'; readonly name: string; readonly text: string }
  /** Saves the report as a page that stands by itself. */
  | { readonly kind: 'save-page' }
  | { readonly kind: 'command'; readonly command: LinkedCommand };

/** 1-based, in the folder with this index. */
export interface PagePlace {
  readonly folder: number;
  readonly file: string;
  readonly cell: number | null;
  readonly line: number;
  readonly column: number;
}

/** Commands that the page may ask for, and no others. */
export type LinkedCommand = 'callcost.openConfig' | 'callcost.setUpBudgets';
