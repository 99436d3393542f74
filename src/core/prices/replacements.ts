import type { Tier } from '../model.ts';
import type { ModelFacts } from './capabilities.ts';
import type { PriceCatalogue } from './catalogue.ts';
import { type Ladder, ladderFacts, laddersOf } from './ladders.ts';
import type { PricedModel } from './priced-model.ts';
import { catalogueIdOf } from './providers.ts';

/** What a call needs of any model that would take over. */
export interface ModelNeeds {
  /** Largest input that the model must take, in tokens; null when it is not known. */
  readonly inputTokens: number | null;
  readonly tools: boolean;
  readonly vision: boolean;
  readonly structuredOutput: boolean;
}

/** A cheaper model of the same provider. */
export interface StepDown {
  readonly model: PricedModel;
  /** A model between the two, where the step is a large one. */
  readonly gentler: PricedModel | null;
}

/** A replacement must cost at most this share of the present model, or it is not worth the work. */
const worthwhileShare = 0.6;

/**
 * The next model down the provider's ladder that can do what the call needs; null when there is none, or when it is not
 * known whether it can. Never a retired model, never one that costs more than 60 % of the present one.
 */
export function oneTierDown(catalogue: PriceCatalogue, model: PricedModel, needs: ModelNeeds): StepDown | null {
  const kept = laddersOf(model.provider, model.model);
  if (kept === undefined) return null;
  const name = ladderName(model.model);
  const below = stepsBelow(kept.ladders, kept.joinsAt[name] ?? null, name);
  const affordable = (model.blendedUsdPerMillion ?? 0) * worthwhileShare;
  const usable = (id: string, structuredOutput: boolean): PricedModel | null => {
    const candidate = catalogue.findListed(model.provider, id);
    if (candidate.kind === 'unpriced' || (candidate.price.blendedUsdPerMillion ?? Infinity) > affordable) return null;
    return isCapable(catalogue, candidate.price, needs, structuredOutput) ? candidate.price : null;
  };
  for (const { id, structuredOutput } of below) {
    const candidate = usable(id, structuredOutput);
    if (candidate === null) continue;
    const gentlerId = kept.gentlerStep[name];
    return { model: candidate, gentler: gentlerId === undefined ? null : usable(gentlerId, true) };
  }
  return null;
}

/** The current models that stand for the tiers of a provider, cheapest tier first; `model` as in `laddersOf`. */
export function representativesOf(
  catalogue: PriceCatalogue,
  provider: string,
  model: string | null = null,
): readonly { readonly tier: Tier; readonly price: PricedModel }[] {
  const representatives = laddersOf(catalogueIdOf(provider), model)?.representatives;
  if (representatives === undefined) return [];
  return (['small', 'mid', 'frontier'] as const).flatMap((tier) => {
    const id = representatives[tier];
    const lookup = id === null ? null : catalogue.findListed(provider, id);
    return lookup?.kind === 'priced' ? [{ tier, price: lookup.price }] : [];
  });
}

/**
 * The current models that may take over from one, cheapest tier first. Who sells models of several makers (OpenRouter,
 * Bedrock) has others that stand for a tier; what takes over is of the same maker.
 */
export function currentModelsOf(
  catalogue: PriceCatalogue,
  { provider, model }: PricedModel,
): readonly { readonly tier: Tier; readonly price: PricedModel }[] {
  const representatives = representativesOf(catalogue, provider, model);
  const maker = makerOf(model);
  const steps = laddersOf(catalogueIdOf(provider), model)?.ladders.find(
    ({ steps: [first = ''] }) => makerOf(first) === maker,
  );
  const priced = (steps?.steps ?? []).flatMap((id) => {
    const lookup = catalogue.findListed(provider, id);
    return lookup.kind === 'priced' ? [lookup.price] : [];
  });
  return (['small', 'mid', 'frontier'] as const).flatMap((tier) => {
    const own = representatives.find((each) => each.tier === tier && makerOf(each.price.model) === maker)?.price;
    const price = own ?? (maker === null ? undefined : priced.find((each) => each.tier === tier));
    return price === undefined ? [] : [{ tier, price }];
  });
}

/** The maker in `openai/gpt-5.4` and in `global.anthropic.claude-sonnet-5-v1:0`; null where the name has none. */
function makerOf(model: string): string | null {
  return (
    /^([\w-]+)\//.exec(model)?.[1] ??
    /^(?:(?:global|regional|[a-z]{2,4})\.)?([a-z0-9]+)\.[a-z]/.exec(model)?.[1] ??
    null
  );
}

/** Whether a model is known to do what a call needs. Unknown is no. */
export function isCapable(
  catalogue: PriceCatalogue,
  model: PricedModel,
  needs: ModelNeeds,
  structuredOutput = true,
): boolean {
  const facts = catalogue.factsOf(model.model);
  if (facts?.retired === true || (needs.structuredOutput && !structuredOutput)) return false;
  const known = ladderFacts.get(model.model);
  const can = (capability: 'tools' | 'vision') => (facts?.[capability] ?? known?.[capability]) === true;
  if ((needs.tools && !can('tools')) || (needs.vision && !can('vision'))) return false;
  const window = contextWindowOf(facts, model);
  return needs.inputTokens === null || window === null || needs.inputTokens <= window;
}

function contextWindowOf(facts: ModelFacts | null, model: PricedModel): number | null {
  return facts?.contextWindow ?? model.contextWindow;
}

function stepsBelow(
  ladders: readonly Ladder[],
  joinsAt: string | null,
  model: string,
): readonly { readonly id: string; readonly structuredOutput: boolean }[] {
  const at = joinsAt ?? model;
  const ladder = ladders.find((candidate) => candidate.steps.includes(at));
  if (ladder === undefined) return [];
  const from = ladder.steps.indexOf(at) + (joinsAt === null ? 1 : 0);
  return ladder.steps.slice(from).map((id) => ({ id, structuredOutput: ladder.structuredOutput }));
}

/** Bedrock's regional rows stand on the ladder of the global ones. */
function ladderName(model: string): string {
  return model.replace(/^regional\./, 'global.');
}
