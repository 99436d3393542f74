/**
 * What can be offered for a call, whatever the rules found.
 */
import { CodeActionKind } from 'vscode-languageserver';
import type { AnalysedCall } from '../../core/analysis.ts';
import type { Change } from '../../core/change.ts';
import type { StepDownOffer } from '../../core/estimate/step-down.ts';
import type { Finding } from '../../core/finding.ts';
import type { Call } from '../../core/model.ts';
import { comparisonFile } from '../../core/present/promptfoo.ts';
import { switchTitles } from '../../core/rules/switch-titles.ts';
import { isReasoning } from '../../core/scan/edits/reasoning.ts';
import { placeOfModel } from '../../core/scan/edits/replace-model.ts';
import type { DocumentAnalysis } from '../analyses.ts';
import { fixAllKind } from '../capabilities.ts';
import type { FeatureContext } from '../feature-context.ts';
import { knownCalls } from '../known-calls.ts';

/** Something that a person may choose to have done. Titles are unique for a call. */
export interface CallOffer {
  readonly title: string;
  readonly kind: string;
  readonly isPreferred: boolean;
  readonly deed: Deed;
  /** The code of the finding that it answers; none where it answers none, or ignores it. */
  readonly code?: string;
}

/** A change of the source or of callcost.yml, safe changes of all findings of a rule, or a new file that compares models. */
export type Deed =
  | { readonly kind: 'change'; readonly change: Change }
  | { readonly kind: 'fix-all'; readonly code: string | null }
  | { readonly kind: 'fix-workspace'; readonly code: string }
  | { readonly kind: 'compare'; readonly model: string };

/** Everything on offer for a call: what the rules offer, then what can always be done. */
export async function offersFor(
  { analyses, codeActions }: FeatureContext,
  analysis: DocumentAnalysis,
  subject: AnalysedCall,
): Promise<readonly CallOffer[]> {
  const { call } = subject;
  const all = await analyses.findings(analysis);
  // What a wrapper's caller asks for is changed inside the wrapper.
  const isOwn = analysis.found.calls.includes(subject);
  const step = isOwn ? await analyses.stepDown(analysis, subject) : null;
  const isInFolder = analysis.place !== null && codeActions.resolvesEdits;
  const found = findingOffers(all, call, isInFolder);
  const general = [
    ...(step === null ? [] : switches(analysis, call, step)),
    ...(step === null || !codeActions.createsFiles || comparisonFile(call, step.model) === null
      ? []
      : [comparison(call, step.model)]),
    ...(isOwn ? outputLimits(call) : []),
  ];
  return distinct([...found, ...general.filter((offer) => !found.some((each) => isSameDeed(each, offer)))]);
}

/** What the rules offer for a call, with all findings of a rule at once where that is safe. */
function findingOffers(all: readonly Finding[], call: Call, isInFolder: boolean): readonly CallOffer[] {
  const own = all.filter(({ callId }) => callId === call.id);
  const offers = own.flatMap(({ code, changes }) =>
    changes.map(
      ({ title, change, isPreferred }): CallOffer => ({
        title,
        kind: CodeActionKind.QuickFix,
        isPreferred,
        deed: { kind: 'change', change },
        // Editors put what takes a diagnostic away first. What ignores it does as well, and is to come last.
        ...(isWayToIgnore(change) ? {} : { code }),
      }),
    ),
  );
  const codes = new Set(own.filter(hasSafeChange).map(({ code }) => code));
  return [
    ...offers.filter(({ code }) => code !== undefined),
    ...[...codes].flatMap((code) => fixAllOffers(all, code, isInFolder)),
    ...offers.filter(({ code }) => code === undefined),
  ];
}

function isWayToIgnore({ kind }: Change): boolean {
  return kind === 'ignore-here' || kind === 'ignore-everywhere';
}

/** All findings of a rule in the file, where there are several, and in the folder of the workspace. */
function fixAllOffers(all: readonly Finding[], code: string, isInFolder: boolean): readonly CallOffer[] {
  const quickFix = { kind: CodeActionKind.QuickFix, isPreferred: false, code };
  const count = all.filter((each) => each.code === code && hasSafeChange(each)).length;
  const inFile = {
    title: `Fix all ${count} findings of ${code} in this file`,
    deed: { kind: 'fix-all', code },
  } as const;
  const inFolder = {
    title: `Fix all findings of ${code} in the workspace`,
    deed: { kind: 'fix-workspace', code },
  } as const;
  return [
    ...(count < 2 ? [] : [{ ...quickFix, ...inFile }]),
    // The whole folder is analysed for it: only where the editor asks for the edit when that is chosen.
    ...(isInFolder ? [{ ...quickFix, ...inFolder }] : []),
  ];
}

/** The one action that makes all safe changes of a document; null where there are none. */
export function fixAllOffer(all: readonly Finding[]): CallOffer | null {
  const deed = { kind: 'fix-all', code: null } as const;
  return all.some(hasSafeChange)
    ? { title: 'Make all safe changes of Call Cost', kind: fixAllKind, isPreferred: false, deed }
    : null;
}

/** True for a finding whose change keeps behaviour and needs no measuring. */
function hasSafeChange({ changes }: Finding): boolean {
  return changes.some(({ isSafe }) => isSafe);
}

/** A rule that offers to switch, or to set a limit, says it better than we do in general. */
function isSameDeed({ deed: one }: CallOffer, { deed: other }: CallOffer): boolean {
  return one.kind === 'change' && other.kind === 'change' && one.change.kind === other.change.kind;
}

/** Two findings may offer the same; the first counts. */
function distinct(offers: readonly CallOffer[]): readonly CallOffer[] {
  return [...new Map(offers.toReversed().map((offer) => [offer.title, offer])).values()].toReversed();
}

function switches(analysis: DocumentAnalysis, call: Call, { model, savesPerCall }: StepDownOffer): CallOffer[] {
  const others = sharingCalls(analysis, call);
  const titles = switchTitles(model, others, { perCall: savesPerCall, perMonth: null });
  const change = (where: 'definition' | 'here') =>
    ({ kind: 'change', change: { kind: 'replace-model', model, where } }) as const;
  const rewrite = { kind: CodeActionKind.RefactorRewrite, isPreferred: false };
  const everywhere = { ...rewrite, title: titles.everywhere, deed: change('definition') };
  // Calls on one object have its model; the AI SDK is given a model with each call.
  if (others === 0 || (call.declaration !== null && call.sdk !== 'ai-sdk')) return [everywhere];
  return [everywhere, { ...rewrite, title: titles.onlyHere, deed: change('here') }];
}

/** Calls of the file, and of others of its folder, whose model is written at the same place. */
function sharingCalls(analysis: DocumentAnalysis, call: Call): number {
  const place = placeOfModel(call);
  if (place === null) return 0;
  return knownCalls(analysis).filter((other) => {
    const theirs = other.id === call.id || other.operation === 'model-declaration' ? null : placeOfModel(other);
    return theirs?.file === place.file && theirs.range.start === place.range.start;
  }).length;
}

function comparison(call: Call, model: string): CallOffer {
  const title = `Compare ${call.model?.value ?? 'the model'} and ${model} before switching (promptfoo)`;
  return { title, kind: CodeActionKind.RefactorRewrite, isPreferred: false, deed: { kind: 'compare', model } };
}

/**
 * A limit that cuts off next to nothing that a chat model writes: the longest of a hundred answers of today's verbose
 * models have 3,700 tokens. Models that reason spend it on their thoughts as well, so nothing is offered for them.
 */
const roomyLimit = 4096;

function outputLimits(call: Call): CallOffer[] {
  const isChat = call.operation === 'chat' || call.operation === 'responses';
  if (!isChat || call.outputLimit !== null || isReasoning(call) || call.model?.value == null) return [];
  const change = { kind: 'set-output-limit', tokens: roomyLimit, brevityInstruction: null } as const;
  const title = 'Set an output limit of 4,096 tokens';
  return [{ title, kind: CodeActionKind.RefactorRewrite, isPreferred: false, deed: { kind: 'change', change } }];
}
