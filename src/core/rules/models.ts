/** What rules about models share: which calls they look at, which models may take over, and how to switch. */
import { isRequest } from '../analysis.ts';
import { needsOfCall } from '../estimate/tier-rows.ts';
import type { OfferedChange, Savings } from '../finding.ts';
import type { Call, Tier } from '../model.ts';
import type { PricedModel } from '../prices/priced-model.ts';
import { currentModelsOf, isCapable, type ModelNeeds } from '../prices/replacements.ts';
import type { RuleSubject } from './rule.ts';
import { switchTitles } from './switch-titles.ts';
import { modelPlaceOf } from './workspace-facts.ts';

/** Whether a finding about the model belongs to this call: a declaration whose requests are here leaves it to them. */
export function ownsItsModel({ call, file }: RuleSubject): boolean {
  if (call.operation !== 'model-declaration') return true;
  return !file.calls.some((other) => isRequest(other) && other.call.declaration === call.id);
}

/** The calls that share the place where this call's model is written: their number, and the first of them. */
export function callsWithSameModel({ call, workspace }: RuleSubject): SharingCalls {
  const place = modelPlaceOf(call);
  const ids = place === null ? undefined : workspace.callsByModelPlace.get(place);
  if (ids === undefined) return { count: 0, first: [] };
  const first: string[] = [];
  for (const id of ids) {
    if (id !== call.id) first.push(id);
    if (first.length === mostRelatedCalls) break;
  }
  return { count: ids.size - Number(ids.has(call.id)), first };
}

/** Other calls that share something with one. */
interface SharingCalls {
  readonly count: number;
  readonly first: readonly string[];
}

/** More are not listed one by one. */
export const mostRelatedCalls = 20;

/**
 * The ways to switch a call to another model: where its id is written, which other calls may share, or here only. None
 * for a model that callcost.yml or an Azure deployment decides: another name in the source would name nothing.
 */
export function switchesTo(
  subject: RuleSubject,
  model: string,
  isPreferred: boolean,
  savings: Savings | null,
): readonly OfferedChange[] {
  const { call } = subject;
  const { source } = call.model ?? { source: 'dynamic' };
  if (source === 'dynamic' || source === 'config' || call.provider === 'azure') return [];
  const others = callsWithSameModel(subject).count;
  const titles = switchTitles(model, others, savings);
  const everywhere: OfferedChange = {
    title: titles.everywhere,
    change: { kind: 'replace-model', model, where: 'definition' },
    isSafe: false,
    isPreferred,
  };
  if (others === 0) return [everywhere];
  const here: OfferedChange = {
    title: titles.onlyHere,
    change: { kind: 'replace-model', model, where: 'here' },
    isSafe: false,
    isPreferred: false,
  };
  return [everywhere, here];
}

/** What the call needs of a model that would take over. */
export function needsOf({ call, estimate }: RuleSubject): ModelNeeds {
  return needsOfCall(call, estimate.inputTokens.low === null ? null : estimate.inputTokens);
}

/** Whether a call asks for text, which tiers and ladders of models are about: not for pictures, sound or vectors. */
export function asksForText({ operation, model }: Call): boolean {
  return textOperations.has(operation) && !otherMedia.test(model?.value ?? '');
}

const textOperations: ReadonlySet<string> = new Set([
  'chat',
  'responses',
  'completion',
  'agent',
  'batch',
  'model-declaration',
]);

/** Models whose answers are pictures or sound, or vectors: declarations of all kinds look alike. */
const otherMedia = /image|tts|audio|veo|speech|whisper|dall-?e|transcribe|embed|rerank|moderation/i;

/** The current model of a tier at the provider of the call's own model, where it can do what the call needs. */
export function currentModelOf(subject: RuleSubject, tier: Tier): PricedModel | null {
  const { price, context, call } = subject;
  if (price === null || !asksForText(call)) return null;
  const { catalogue } = context;
  const found = currentModelsOf(catalogue, price).find((each) => each.tier === tier);
  if (found === undefined || found.price.model === price.model) return null;
  return isCapable(catalogue, found.price, needsOf(subject)) ? found.price : null;
}

/**
 * The current model that follows one that is gone: the best of the same provider in what the old one was among its
 * contemporaries, that costs no more and can do what the call needs. Its price says little of that: in 2023 the only good
 * model cost what a frontier model costs today, and could do less than a small one.
 */
export function successorOf(subject: RuleSubject): PricedModel | null {
  const { price, context, call } = subject;
  if (price === null || !asksForText(call)) return null;
  const { catalogue } = context;
  const budget = price.blendedUsdPerMillion ?? 0;
  const rank = rankOf(price.model);
  const current = currentModelsOf(catalogue, price)
    .filter(({ tier }) => !isAbove(tier, rank))
    .map((each) => each.price);
  const affordable = current.filter((each) => (each.blendedUsdPerMillion ?? Number.POSITIVE_INFINITY) <= budget);
  return affordable.findLast((each) => isCapable(catalogue, each, needsOf(subject))) ?? null;
}

/** What a model is by its name: the small one of its generation, the one for hard work, or the usual one. */
function rankOf(model: string): Tier {
  if (/mini|nano|lite|flash|haiku|small|instant|gpt-3\.5|davinci|babbage|\d+b\b/i.test(model)) return 'small';
  return /opus|ultra|-pro(?:-\d|$)/i.test(model) && !/gemini/i.test(model) ? 'frontier' : 'mid';
}

/** Whether a tier is above another. */
export function isAbove(tier: Tier, other: Tier): boolean {
  return tiers.indexOf(tier) > tiers.indexOf(other);
}

/** The tiers, cheapest first. */
export const tiers: readonly Tier[] = ['small', 'mid', 'frontier'];
