import { type Diagnostic, DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver';
import { parsePolicy } from '../../core/policy/parse.ts';
import type { PolicyProblem } from '../../core/policy/problems.ts';
import type { FeatureContext } from '../feature-context.ts';
import { offsetAt, type PlacedText, rangeAt } from '../text-document.ts';
import { isPolicyUri } from './policy-document.ts';

/** Problems of a document: what is wrong in a callcost.yml. */
export async function diagnosticsOf({ documents }: FeatureContext, uri: string): Promise<Diagnostic[]> {
  const document = documents.get(uri);
  if (document === undefined || !isPolicyUri(uri)) return [];
  const { placed } = document;
  return parsePolicy(placed.text, 'callcost.yml').problems.map((problem) => diagnosticOf(problem, placed));
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
