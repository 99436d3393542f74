import { type Diagnostic, DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver';
import { parsePolicy } from '../../core/policy/parse.ts';
import type { PolicyProblem } from '../../core/policy/problems.ts';
import type { FeatureContext } from '../feature-context.ts';
import { offsetAt, type PlacedText, rangeAt } from '../text-document.ts';
import { findingsOfDocument, findingsOfPolicy } from './findings.ts';
import { isPolicyUri } from './policy-document.ts';

/** Problems and findings of a document: in a callcost.yml what is wrong in it, and what is over or out of date. */
export async function diagnosticsOf(context: FeatureContext, uri: string): Promise<Diagnostic[]> {
  const document = context.documents.get(uri);
  if (document === undefined) return [];
  if (!isPolicyUri(uri)) return findingsOfDocument(context, uri);
  const { placed } = document;
  const problems = parsePolicy(placed.text, 'callcost.yml').problems.map((problem) => diagnosticOf(problem, placed));
  return [...problems, ...(await findingsOfPolicy(context, uri, placed))];
}

const severities: Readonly<Record<PolicyProblem['severity'], DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  notice: DiagnosticSeverity.Hint,
};

function diagnosticOf({ line, column, severity, message, nextStep }: PolicyProblem, placed: PlacedText): Diagnostic {
  const start = offsetAt(placed, { line: line - 1, character: column - 1 });
  const [word = ''] = /^(?:"[^"\n]*"|'[^'\n]*'|[^\s:,#\]}]+)/.exec(placed.text.slice(start, start + longestWord)) ?? [];
  return {
    range: rangeAt(placed, { start, end: start + Math.max(word.length, 1) }),
    severity: severities[severity],
    source: 'callcost',
    message: nextStep === null ? message : `${message} ${nextStep}`,
    ...(severity === 'notice' ? { tags: [DiagnosticTag.Unnecessary] } : {}),
  };
}

const longestWord = 200;
