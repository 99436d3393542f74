import type { Evidence, Finding, PlannedFix } from '../finding.ts';
import type { ReportedFinding } from './contract.ts';

/** A finding in its public form. */
export function reportFinding(finding: Finding, fix: PlannedFix | null): ReportedFinding {
  const { code, severity, callId, file, lines, message, savings, evidence, relatedCalls, changes } = finding;
  return {
    code,
    severity,
    call: callId,
    file,
    ...lines,
    message,
    savings,
    evidence: evidence.map((each) => reportEvidence(each, file)),
    relatedCalls: [...relatedCalls],
    changes: changes.map(({ title, change: { kind }, isSafe, isPreferred }) => ({ title, kind, isSafe, isPreferred })),
    fix: fix === null ? null : { title: fix.title, edits: fix.edits.map(reportEdit) },
  };
}

function reportEvidence({ text, file, lines }: Evidence, ownFile: string): ReportedFinding['evidence'][number] {
  if (lines === undefined) return { text, file: null, line: null, column: null };
  const { cell, line, column } = lines;
  return { text, file: file ?? ownFile, ...(cell === undefined ? {} : { cell }), line, column };
}

function reportEdit({ file, lines, newText }: PlannedFix['edits'][number]) {
  return { file, ...lines, newText };
}
