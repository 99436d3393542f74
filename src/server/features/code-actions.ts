import {
  type CodeAction,
  type CodeActionContext,
  CodeActionKind,
  type Diagnostic,
  type Range,
} from 'vscode-languageserver';
import type { AnalysedCall } from '../../core/analysis.ts';
import type { DocumentAnalysis } from '../analyses.ts';
import { innermostAround, targetAt } from '../call-target.ts';
import { fixAllKind } from '../capabilities.ts';
import type { FeatureContext } from '../feature-context.ts';
import { allCalls } from '../surroundings.ts';
import { offsetAt } from '../text-document.ts';
import { editOfOffer, type PlannedEdit } from './code-action-edits.ts';
import { type CallOffer, fixAllOffer, offersFor } from './code-action-offers.ts';

/** Tells the person at the editor something in a sentence. */
type Inform = (message: string) => Promise<unknown>;

/** What an action of ours carries until it is chosen. */
interface ActionData {
  readonly uri: string;
  readonly callId: string;
  readonly title: string;
}

/**
 * The actions for a place in a document: those of the call around it, or of the call whose model or prompt is written
 * there. Edits are made when an action is chosen; for editors that cannot wait, at once, and actions without one are left out.
 */
export async function codeActionsAt(
  context: FeatureContext,
  uri: string,
  range: Range,
  { only, diagnostics }: CodeActionContext,
): Promise<CodeAction[]> {
  const settings = await context.settingsOf(uri);
  const analysis = settings.enabled ? await context.analyses.of(uri) : null;
  if (analysis === null) return [];
  const { part } = analysis;
  const subject = subjectAt(analysis, part.start + offsetAt(part.document.placed, range.start));
  const offers = (await offersOf(context, analysis, subject)).filter(({ kind }) => isWanted(kind, only ?? null));
  const actions = await Promise.all(offers.map((offer) => actionOf(context, analysis, subject, offer)));
  return actions.flatMap((action, index) => (action === null ? [] : [answering(action, offers[index], diagnostics)]));
}

/** The action with its edit. Where the edit cannot be made after all, the reason is told and the action does nothing. */
export async function resolveCodeAction(
  context: FeatureContext,
  action: CodeAction,
  inform: Inform,
): Promise<CodeAction> {
  const data = actionData(action.data);
  const analysis = data === null ? null : await context.analyses.of(data.uri);
  if (analysis === null || data === null) return action;
  const subject = allCalls(analysis).find(({ call }) => call.id === data.callId) ?? null;
  const offers = await offersOf(context, analysis, subject);
  const offer = offers.find(({ title }) => title === data.title);
  if (offer === undefined) return action;
  const planned = await editOfOffer(context, analysis, subject, offer);
  if (planned.kind === 'edit') return { ...action, edit: planned.edit };
  // Editors cut long messages off, and the title was just read.
  await inform(`Not changed: ${planned.reason}.`);
  return action;
}

/** What is on offer for a call, and for the document as a whole. */
async function offersOf(
  context: FeatureContext,
  analysis: DocumentAnalysis,
  subject: AnalysedCall | null,
): Promise<readonly CallOffer[]> {
  const whole = fixAllOffer(await context.analyses.findings(analysis));
  return [...(subject === null ? [] : await offersFor(context, analysis, subject)), ...(whole === null ? [] : [whole])];
}

/** The innermost request around an offset, else the one whose model, limit or prompt is written there. */
function subjectAt(analysis: DocumentAnalysis, offset: number): AnalysedCall | null {
  const all = allCalls(analysis);
  return innermostAround(all, offset) ?? targetAt(analysis, offset, all)?.calls[0] ?? null;
}

/** Kinds are dotted: who wants `refactor` wants `refactor.rewrite`. Actions of the whole source come when asked for. */
function isWanted(kind: string, only: readonly string[] | null): boolean {
  if (only === null) return kind !== fixAllKind;
  return only.some((wanted) => wanted === '' || kind === wanted || kind.startsWith(`${wanted}.`));
}

/** The action with those of the diagnostics at the place that it takes away. */
function answering(action: CodeAction, offer: CallOffer | undefined, diagnostics: readonly Diagnostic[]): CodeAction {
  const answered = diagnostics.filter(({ source, code }) => source === 'callcost' && code === offer?.code);
  return answered.length === 0 ? action : { ...action, diagnostics: answered };
}

async function actionOf(
  context: FeatureContext,
  analysis: DocumentAnalysis,
  subject: AnalysedCall | null,
  offer: CallOffer,
): Promise<CodeAction | null> {
  const data: ActionData = { uri: analysis.part.document.uri, callId: subject?.call.id ?? '', title: offer.title };
  const action: CodeAction = {
    title: offer.title,
    kind: offer.kind,
    data,
    ...(offer.isPreferred && offer.kind === CodeActionKind.QuickFix ? { isPreferred: true } : {}),
  };
  if (context.codeActions.resolvesEdits) return action;
  const planned: PlannedEdit = await editOfOffer(context, analysis, subject, offer);
  return planned.kind === 'edit' ? { ...action, edit: planned.edit } : null;
}

/** The data of an action of ours; a client may send anything. */
function actionData(data: unknown): ActionData | null {
  if (typeof data !== 'object' || data === null) return null;
  const { uri, callId, title } = data as Partial<Record<keyof ActionData, unknown>>;
  return typeof uri === 'string' && typeof callId === 'string' && typeof title === 'string'
    ? { uri, callId, title }
    : null;
}
