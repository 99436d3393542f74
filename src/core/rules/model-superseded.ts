import { laddersOf } from '../prices/ladders.ts';
import type { PricedModel } from '../prices/priced-model.ts';
import { retirementOf } from '../prices/retirements.ts';
import { tellsItsTask } from './call-prompt.ts';
import { callsWithSameModel, currentModelOf, isAbove, ownsItsModel, switchesTo } from './models.ts';
import { evidenceWhereWritten, rangeInFile } from './places.ts';
import { nothing, type Rule, type RuleSubject } from './rule.ts';
import { savingsOnModel, savingsText, shareText } from './savings.ts';

/** A model of an older generation, where the provider's current model of the same tier costs less. */
export const modelSuperseded: Rule = {
  code: 'model-superseded',
  topic: 'model',
  check(subject) {
    const { call, file, price } = subject;
    const { model } = call;
    if (model?.value == null || price?.tier == null || !ownsItsModel(subject) || isCurrent(price)) return nothing;
    if (retirementOf(call.provider, model.value, subject.facts) !== null) return nothing;
    const target = currentModelOf(subject, price.tier);
    if (target === null || !costsLess(target, price) || thinksMore(subject, target)) return nothing;
    // Two proposals for one call would contradict each other; the smaller model saves more.
    const smaller = tellsItsTask(call) ? subject.advice()?.tier : null;
    if (smaller != null && isAbove(price.tier, smaller.value)) return nothing;
    const savings = savingsOnModel(subject, target);
    const share = shareText(subject, savings);
    if (savings === null || share === null) return nothing;
    return [
      {
        message: `${target.model} is newer than ${price.model}, of the same tier, and would cost ${share} less for this prompt (saves ${savingsText(savings)}).`,
        at: rangeInFile(model),
        evidence: [evidenceWhereWritten(file, `${model.value}, a model of an earlier generation`, model)],
        savings,
        relatedCalls: callsWithSameModel(subject).first,
        changes: switchesTo(subject, target.model, false, savings),
      },
    ];
  },
};

/** Models of the current generation stand on the first ladder. */
function isCurrent({ provider, model }: PricedModel): boolean {
  const kept = laddersOf(provider, model);
  if (kept === undefined) return true;
  const stands = kept.ladders.some(({ steps }) => steps.includes(model)) || Object.hasOwn(kept.joinsAt, model);
  return !stands || kept.ladders[0]?.steps.includes(model) === true;
}

/** A model below this share of the price is a smaller one, whatever the price bands say: no successor. */
const smallestShare = 0.4;

/** Both prices: which of the two counts depends on the prompt. */
function costsLess(target: PricedModel, price: PricedModel): boolean {
  const output = (model: PricedModel) => model.rates.output?.base ?? 0;
  const isSuccessor = (target.blendedUsdPerMillion ?? 0) >= smallestShare * (price.blendedUsdPerMillion ?? 0);
  return isSuccessor && target.rates.input.base < price.rates.input.base && output(target) <= output(price);
}

/** Hidden reasoning is billed as output: a model that reasons is not cheaper than one that does not, by its prices alone. */
function thinksMore({ context, facts }: RuleSubject, target: PricedModel): boolean {
  return context.catalogue.factsOf(target.model)?.reasoning === true && facts?.reasoning !== true;
}
