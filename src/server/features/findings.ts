import {
  type Diagnostic,
  type DiagnosticRelatedInformation,
  DiagnosticSeverity,
  type Range,
} from 'vscode-languageserver';
import type { Evidence, Finding, Severity } from '../../core/finding.ts';
import { distinctBy } from '../../core/grouping.ts';
import type { LineRange, Problem, TextRange } from '../../core/model.ts';
import { isDirectiveProblem } from '../../core/scan/directives.ts';
import type { DocumentAnalysis } from '../analyses.ts';
import type { FeatureContext } from '../feature-context.ts';
import { allCalls } from '../surroundings.ts';
import { type PlacedText, rangeAt } from '../text-document.ts';
import type { Unit } from '../units.ts';

/** What the rules found in a document, as diagnostics with their code, its page and the places of the evidence. */
export async function findingsOfDocument(context: FeatureContext, uri: string): Promise<Diagnostic[]> {
  const settings = await context.settingsOf(uri);
  const analysis = settings.enabled ? await context.analyses.of(uri) : null;
  if (analysis === null) return [];
  const comments = analysis.found.problems
    .filter(isDirectiveProblem)
    .flatMap((problem) => ofComment(problem, analysis));
  if (allCalls(analysis).length === 0) return comments;
  const findings = await context.analyses.findings(analysis);
  const root = rootOf(context, analysis);
  const placeOf = (evidence: Evidence) =>
    evidence.file === undefined
      ? locationIn(analysis.unit, evidence.range)
      : locationElsewhere(context, root, evidence);
  const { part } = analysis;
  const end = part.start + part.document.placed.text.length;
  const own = findings.filter(({ range }) => range.start >= part.start && range.start <= end);
  const found = distinct(
    own.map((finding) => diagnosticOf(context, finding, rangeInPart(finding.range, part), placeOf)),
  );
  return [...comments, ...found];
}

/** A comment that means to turn off a rule, and does not. */
function ofComment({ reason, lines }: Problem, { unit, part }: DocumentAnalysis): Diagnostic[] {
  if (lines === null || (lines.cell ?? null) !== (unit.cells?.find(({ start }) => start === part.start)?.index ?? null))
    return [];
  return [{ range: rangeOfLines(lines), severity: DiagnosticSeverity.Warning, source: 'callcost', message: reason }];
}

/** What the rules found in a callcost.yml, as far as the calls of open documents tell. */
export async function findingsOfPolicy(
  context: FeatureContext,
  uri: string,
  placed: PlacedText,
): Promise<Diagnostic[]> {
  const { analyses, documents, pathOf } = context;
  const path = pathOf(uri);
  const scope = await context.policies.scopeOf(path);
  const open = await Promise.all(documents.all().map((document) => analyses.of(document.uri).catch(() => null)));
  const inScope = open.flatMap((analysis) => (analysis === null || analysis.scope !== scope ? [] : [analysis]));
  const findings = await analyses.policyFindingsOf(scope, inScope);
  return findings.map((finding) => {
    const placeOf = ({ file, range }: Evidence) => {
      const open = inScope.find(({ found }) => found.calls[0]?.call.file === file);
      return open === undefined ? null : locationIn(open.unit, range);
    };
    return diagnosticOf(context, finding, rangeAt(placed, finding.range), placeOf);
  });
}

interface Place {
  readonly uri: string;
  readonly range: Range;
}

function diagnosticOf(
  { ruleDocUri }: FeatureContext,
  { code, severity, message, evidence, callId }: Finding,
  range: Range,
  placeOf: (evidence: Evidence) => Place | null,
): Diagnostic {
  const related = evidence.flatMap((each): DiagnosticRelatedInformation[] => {
    const location = placeOf(each);
    return location === null ? [] : [{ location, message: each.text }];
  });
  return {
    range,
    severity: severities[severity],
    code,
    codeDescription: { href: ruleDocUri(code) },
    source: 'callcost',
    message,
    ...(related.length === 0 ? {} : { relatedInformation: related }),
    ...(callId === null ? {} : { data: { callId } }),
  };
}

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** A model that is written once for several calls is told once. */
function distinct(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return distinctBy(diagnostics, ({ code, range, message }) => JSON.stringify([code, range, message]));
}

function rangeInPart({ start, end }: TextRange, { start: offset, document }: DocumentAnalysis['part']): Range {
  return rangeAt(document.placed, { start: start - offset, end: end - offset });
}

/** Where evidence stands in the documents of a unit; null for what stands elsewhere, or nowhere. */
function locationIn({ parts, text }: Unit, range: TextRange | null): Place | null {
  if (range === null || range.end > text.length) return null;
  const part = parts.findLast(({ start }) => start <= range.start);
  return part === undefined ? null : { uri: part.document.uri, range: rangeInPart(range, part) };
}

/** The folder to which the files of evidence are relative; null for documents without a place. */
function rootOf({ pathOf }: FeatureContext, { part, found }: DocumentAnalysis): string | null {
  const path = pathOf(part.document.uri);
  const file = allCalls({ found })[0]?.call.file ?? '';
  return path?.endsWith(`/${file}`) === true ? path.slice(0, -file.length - 1) : null;
}

function locationElsewhere({ uriOf }: FeatureContext, root: string | null, { file, lines }: Evidence): Place | null {
  if (root === null || file === undefined || lines === undefined) return null;
  return { uri: uriOf(`${root}/${file}`), range: rangeOfLines(lines) };
}

function rangeOfLines({ line, column, endLine, endColumn }: LineRange): Range {
  return { start: { line: line - 1, character: column - 1 }, end: { line: endLine - 1, character: endColumn - 1 } };
}
