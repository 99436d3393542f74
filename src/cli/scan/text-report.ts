import type { Analysis } from '../../core/analysis.ts';
import { formatDay } from '../../core/present/days.ts';
import type { TextStyle } from '../../core/present/style.ts';
import { printable } from '../../core/present/width.ts';
import { formatCallsTable } from './calls-table.ts';
import { formatFindings, savingsSentence } from './findings-list.ts';
import {
  formatAttribution,
  formatFeatures,
  formatProblems,
  formatPrompts,
  formatSkipped,
  formatTotals,
  nextStep,
} from './summary.ts';

export interface TextReportOptions {
  readonly style: TextStyle;
  readonly width: number;
  readonly isVerbose: boolean;
  /** All findings, not only the weightiest. */
  readonly listsFindings?: boolean;
}

/** A scan as text for people: blocks with an empty line between them, the next step last. */
export function formatTextReport(analysis: Analysis, options: TextReportOptions): string {
  const { style, width, isVerbose, listsFindings = false } = options;
  const skipped = formatSkipped(analysis.skipped, isVerbose);
  const problems = formatProblems(analysis, style, isVerbose);
  const prompts = formatPrompts(analysis, style, width);
  const blocks =
    analysis.calls.length === 0
      ? [[emptyState(analysis)], prompts, problems, skipped]
      : [
          formatCallsTable(analysis.calls, style, width, isVerbose),
          prompts,
          formatFeatures(analysis.features, style, width),
          formatFindings(analysis.findings, style, listsFindings),
          problems,
          [
            formatTotals(analysis.totals, style),
            ...formatAttribution(analysis),
            ...skipped,
            `${files(analysis.filesScanned)} scanned. Prices of ${formatDay(analysis.prices.asOf)} (${analysis.prices.source}).`,
          ],
          [printable(listsFindings ? nextStep(analysis) : (findingsStep(analysis) ?? nextStep(analysis)))],
        ];
  return blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join('\n'))
    .join('\n\n');
}

/** What the findings are worth, where that is known. */
function findingsStep({ findings }: Analysis): string | null {
  const sentence = savingsSentence(findings);
  return sentence === null ? null : `Next: ${sentence}: callcost scan --findings`;
}

function emptyState({ filesScanned }: Analysis): string {
  if (filesScanned === 0) return 'No Python, TypeScript or JavaScript files or notebooks found here.';
  return [
    `No LLM calls found in ${files(filesScanned)}.`,
    'Call Cost looks for requests of SDKs and frameworks that a file imports, and for requests to known hosts.',
  ].join('\n');
}

function files(count: number): string {
  return count === 1 ? '1 file' : `${count} files`;
}
