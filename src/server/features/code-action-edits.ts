/**
 * What an action does, as edits of the workspace.
 */
import type {
  AnnotatedTextEdit,
  ChangeAnnotation,
  TextEdit as LspTextEdit,
  Range,
  WorkspaceEdit,
} from 'vscode-languageserver';
import type { AnalysedCall } from '../../core/analysis.ts';
import { setRuleLevel } from '../../core/policy/rule-level.ts';
import { comparisonFile } from '../../core/present/promptfoo.ts';
import { type EditPlan, type Refusal, refuse, type TextEdit as SourceEdit } from '../../core/scan/edits/edit.ts';
import type { DocumentAnalysis } from '../analyses.ts';
import type { FeatureContext } from '../feature-context.ts';
import { allCalls } from '../surroundings.ts';
import { placeText, rangeAt } from '../text-document.ts';
import type { CallOffer } from './code-action-offers.ts';
import { overlapAny, safeEditsOfFolder } from './fix-workspace.ts';

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
  if (deed.kind === 'fix-workspace') return allInWorkspace(context, analysis, deed.code, title);
  if (subject === null) return refuse('the call is no longer there');
  const { call } = subject;
  if (deed.kind === 'compare') return newComparison(context, analysis, call, deed.model);
  if (deed.change.kind === 'ignore-everywhere') return ruleOff(context, analysis, deed.change.rule);
  const plan = await context.analyses.plan(analysis, call, deed.change);
  if (plan.kind === 'refused') return plan;
  return sourceEdit(context, analysis, plan.edits, noteOn(title, call.file, plan));
}

/** What the editor has confirmed: that other calls change, or that another file does. */
function noteOn(label: string, own: string, { edits, alsoChanges }: Planned): ChangeAnnotation | null {
  const files = [...new Set(edits.map(({ file }) => file))].filter((file) => file !== own);
  const count = alsoChanges.length;
  if (files.length === 0 && count === 0) return null;
  const calls = count === 0 ? [] : [`Changes ${count} other ${count === 1 ? 'call' : 'calls'}`];
  return { label, description: [...calls, ...files.map((file) => `in ${file}`)].join(', ') };
}

type Planned = Extract<EditPlan, { readonly kind: 'edits' }>;

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
    const subject = allCalls(analysis).find(({ call }) => call.id === finding.callId);
    if (offered === undefined || offered.kind === 'ignore-everywhere' || subject === undefined) continue;
    const plan = await context.analyses.plan(analysis, subject.call, offered);
    if (plan.kind === 'refused' || plan.edits.some(({ file }) => file !== subject.call.file)) continue;
    if (!overlapAny(plan.edits, edits)) edits.push(...plan.edits);
  }
  return edits.length === 0
    ? refuse('none of the changes can be made as an edit')
    : sourceEdit(context, analysis, edits, null);
}

/** The same in all files of the folder, which the editor shows before it makes them. */
async function allInWorkspace(
  context: FeatureContext,
  analysis: DocumentAnalysis,
  code: string,
  title: string,
): Promise<PlannedEdit> {
  if (analysis.place === null) return refuse('the document lies in no folder of the workspace');
  const edits = await safeEditsOfFolder(context, analysis.place, code);
  if (edits.length === 0) return refuse('none of the changes can be made as an edit');
  const count = new Set(edits.map(({ file }) => file)).size;
  return sourceEdit(context, analysis, edits, {
    label: title,
    description: `In ${count} ${count === 1 ? 'file' : 'files'}`,
  });
}

/** Edits of the source as edits of documents, open or not. */
async function sourceEdit(
  context: FeatureContext,
  analysis: DocumentAnalysis,
  edits: readonly SourceEdit[],
  note: ChangeAnnotation | null,
): Promise<PlannedEdit> {
  const own = allCalls(analysis)[0]?.call.file;
  const byUri = new Map<string, EditedDocument>();
  for (const edit of edits) {
    const place = edit.file === own ? placeInUnit(analysis, edit) : await placeElsewhere(context, analysis, edit);
    if (place === null) return refuse('the edit lies in several cells, or in a file that cannot be read');
    const { uri, version, range } = place;
    const before = byUri.get(uri)?.edits ?? [];
    byUri.set(uri, { version, edits: [...before, { range, newText: edit.newText }] });
  }
  return { kind: 'edit', edit: workspaceEdit(context, byUri, note) };
}

/** A document with its edits; the version is null where it is not open. */
interface EditedDocument {
  readonly version: number | null;
  readonly edits: readonly LspTextEdit[];
}

interface EditPlace {
  readonly uri: string;
  readonly version: number | null;
  readonly range: Range;
}

function placeInUnit({ unit }: DocumentAnalysis, { range }: SourceEdit): EditPlace | null {
  const part = unit.parts.findLast(({ start }) => start <= range.start);
  if (part === undefined || range.end > part.start + part.document.placed.text.length) return null;
  const { uri, version, placed } = part.document;
  return { uri, version, range: rangeAt(placed, { start: range.start - part.start, end: range.end - part.start }) };
}

async function placeElsewhere(
  { analyses, documents, uriOf }: FeatureContext,
  { place }: DocumentAnalysis,
  { file, range }: SourceEdit,
): Promise<EditPlace | null> {
  const path = place === null ? null : `${place.root}/${file}`;
  const text = path === null ? null : await analyses.textAt(path);
  if (path === null || text === null) return null;
  const uri = uriOf(path);
  return { uri, version: documents.get(uri)?.version ?? null, range: rangeAt(placeText(text), range) };
}

function workspaceEdit(
  { codeActions }: FeatureContext,
  byUri: ReadonlyMap<string, EditedDocument>,
  note: ChangeAnnotation | null,
): WorkspaceEdit {
  const entries = [...byUri];
  if (!codeActions.versionsEdits)
    return { changes: Object.fromEntries(entries.map(([uri, { edits }]) => [uri, [...edits]])) };
  const isAnnotated = note !== null && codeActions.confirmsEdits;
  const documentChanges = entries.map(([uri, { version, edits }]) => ({
    textDocument: { uri, version },
    edits: edits.map((edit): LspTextEdit | AnnotatedTextEdit => (isAnnotated ? { ...edit, annotationId } : edit)),
  }));
  return isAnnotated
    ? { documentChanges, changeAnnotations: { [annotationId]: { ...note, needsConfirmation: true } } }
    : { documentChanges };
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
