/**
 * What an action does, as edits of the workspace.
 */
import type {
  AnnotatedTextEdit,
  ChangeAnnotation,
  TextEdit as LspTextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver';
import type { AnalysedCall } from '../../core/analysis.ts';
import { setRuleLevel } from '../../core/policy/rule-level.ts';
import { comparisonFile } from '../../core/present/promptfoo.ts';
import { type Refusal, refuse, type TextEdit as SourceEdit } from '../../core/scan/edits/edit.ts';
import type { DocumentAnalysis } from '../analyses.ts';
import type { OpenDocument } from '../documents.ts';
import type { FeatureContext } from '../feature-context.ts';
import { placeText, rangeAt } from '../text-document.ts';
import type { CallOffer } from './code-action-offers.ts';

/** The edit that makes an offer true, or why there is none. */
export type PlannedEdit = { readonly kind: 'edit'; readonly edit: WorkspaceEdit } | Refusal;

/** Plans what was offered for a call. */
export async function editOfOffer(
  context: FeatureContext,
  analysis: DocumentAnalysis,
  subject: AnalysedCall | null,
  { deed, title }: CallOffer,
): Promise<PlannedEdit> {
  if (deed.kind === 'fix-all') return allSafeChanges(context, analysis, deed.code);
  if (subject === null) return refuse('the call is no longer there');
  const { call } = subject;
  if (deed.kind === 'compare') return newComparison(context, analysis, call, deed.model);
  if (deed.change.kind === 'ignore-everywhere') return ruleOff(context, analysis, deed.change.rule);
  const plan = await context.analyses.plan(analysis, call, deed.change);
  if (plan.kind === 'refused') return plan;
  if (plan.edits.some(({ file }) => file !== call.file))
    return refuse('it is written in another file: change it there');
  const others = plan.alsoChanges.length;
  const note =
    others === 0 ? null : { label: title, description: `Changes ${others} other ${others === 1 ? 'call' : 'calls'}` };
  return sourceEdit(context, analysis, plan.edits, note);
}

/** The safe changes of all findings of a rule, or of all rules; what would overlap with another is left for the next time. */
async function allSafeChanges(
  context: FeatureContext,
  analysis: DocumentAnalysis,
  code: string | null,
): Promise<PlannedEdit> {
  const edits: SourceEdit[] = [];
  const findings = await context.analyses.findings(analysis);
  for (const finding of findings.filter((each) => code === null || each.code === code)) {
    const offered = finding.changes.find(({ isSafe }) => isSafe)?.change;
    const subject = analysis.found.calls.find(({ call }) => call.id === finding.callId);
    if (offered === undefined || offered.kind === 'ignore-everywhere' || subject === undefined) continue;
    const plan = await context.analyses.plan(analysis, subject.call, offered);
    if (plan.kind === 'refused' || plan.edits.some(({ file }) => file !== subject.call.file)) continue;
    if (!plan.edits.some((edit) => edits.some((other) => overlaps(edit, other)))) edits.push(...plan.edits);
  }
  return edits.length === 0
    ? refuse('none of the changes can be made as an edit')
    : sourceEdit(context, analysis, edits, null);
}

function overlaps({ range: one }: SourceEdit, { range: other }: SourceEdit): boolean {
  return one.start <= other.end && other.start <= one.end;
}

/** Edits of the text of a unit as edits of its documents. */
function sourceEdit(
  { codeActions }: FeatureContext,
  { unit }: DocumentAnalysis,
  edits: readonly SourceEdit[],
  note: ChangeAnnotation | null,
): PlannedEdit {
  const isAnnotated = note !== null && codeActions.confirmsEdits;
  const byDocument = new Map<OpenDocument, (LspTextEdit | AnnotatedTextEdit)[]>();
  for (const { range, newText } of edits) {
    const part = unit.parts.findLast(({ start }) => start <= range.start);
    if (part === undefined || range.end > part.start + part.document.placed.text.length)
      return refuse('the edit would reach over several cells');
    const place = { start: range.start - part.start, end: range.end - part.start };
    const edit = { range: rangeAt(part.document.placed, place), newText };
    const own = byDocument.get(part.document) ?? [];
    own.push(isAnnotated ? { ...edit, annotationId } : edit);
    byDocument.set(part.document, own);
  }
  if (!codeActions.versionsEdits)
    return { kind: 'edit', edit: { changes: Object.fromEntries([...byDocument].map(([{ uri }, own]) => [uri, own])) } };
  const documentChanges = [...byDocument].map(([{ uri, version }, own]) => ({
    textDocument: { uri, version },
    edits: own,
  }));
  return {
    kind: 'edit',
    edit: isAnnotated
      ? { documentChanges, changeAnnotations: { [annotationId]: { ...note, needsConfirmation: true } } }
      : { documentChanges },
  };
}

const annotationId = 'callcost';

/** A new file at the side of the document, which the editor shows. */
function newComparison(
  { pathOf, uriOf }: FeatureContext,
  { part }: DocumentAnalysis,
  call: AnalysedCall['call'],
  model: string,
): PlannedEdit {
  const path = pathOf(part.document.uri);
  const file = comparisonFile(call, model);
  if (path === null || file === null) return refuse('the document does not lie on a disk');
  return createFile(uriOf(`${path.slice(0, path.lastIndexOf('/'))}/${file.name}`), file.text);
}

function createFile(uri: string, text: string): PlannedEdit {
  const start = { line: 0, character: 0 };
  return {
    kind: 'edit',
    edit: {
      documentChanges: [
        { kind: 'create', uri, options: { overwrite: true } },
        { textDocument: { uri, version: null }, edits: [{ range: { start, end: start }, newText: text }] },
      ],
    },
  };
}

/** `rules: { rule: off }` in the callcost.yml that holds for the document; where there is none, in a new one. */
async function ruleOff(
  { policies, pathOf, uriOf, codeActions }: FeatureContext,
  { part }: DocumentAnalysis,
  rule: string,
): Promise<PlannedEdit> {
  const file = await policies.fileFor(pathOf(part.document.uri));
  if (file === null) return refuse('there is no folder for a callcost.yml');
  const text = file.text ?? '';
  const edit = setRuleLevel(text, rule, 'off');
  if (edit === null) return refuse('callcost.yml cannot be read: its problems come first');
  const uri = uriOf(file.path);
  if (file.text === null)
    return codeActions.createsFiles
      ? createFile(uri, `version: 1\n${edit.newText}`)
      : refuse('the editor cannot create callcost.yml');
  const range = rangeAt(placeText(text), edit.range);
  return { kind: 'edit', edit: { changes: { [uri]: [{ range, newText: edit.newText }] } } };
}
