import type { ReportView } from '../view/report-view.ts';
import { csvReport } from './csv.ts';
import { focusReport } from './focus.ts';
import { markdownReport } from './markdown.ts';
import { sarifReport } from './sarif.ts';

/** The formats that a report is written in as text; HTML needs the page as well (html.ts). */
export type ExportFormat = 'markdown' | 'csv' | 'json' | 'sarif' | 'focus';

/** Every format with the end of its file name and what it is. */
export const exportFormats: Readonly<Record<ExportFormat, { readonly extension: string; readonly title: string }>> = {
  markdown: { extension: 'md', title: 'Markdown' },
  csv: { extension: 'csv', title: 'CSV of all calls' },
  json: { extension: 'json', title: 'JSON of the whole report' },
  sarif: { extension: 'sarif', title: 'SARIF of the findings' },
  focus: { extension: 'focus.csv', title: 'FOCUS 1.2 (CSV)' },
};

/** A report in a format. `version` is that of Call Cost, which SARIF names. */
export function exportReport(view: ReportView, format: ExportFormat, version: string): string {
  switch (format) {
    case 'markdown':
      return markdownReport(view);
    case 'csv':
      return csvReport(view);
    case 'json':
      return `${JSON.stringify(view, null, 2)}\n`;
    case 'sarif':
      return sarifReport(view, version);
    case 'focus':
      return focusReport(view);
  }
}

/** True for the name of a format that is written as text. */
export function isExportFormat(name: string): name is ExportFormat {
  return Object.hasOwn(exportFormats, name);
}
