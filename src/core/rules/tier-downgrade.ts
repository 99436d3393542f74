import type { PricedModel } from '../prices/priced-model.ts';
import { oneTierDown } from '../prices/replacements.ts';
import { retirementOf } from '../prices/retirements.ts';
import { evidenceOfAdvice, tellsItsTask } from './call-prompt.ts';
import { callsWithSameModel, isAbove, needsOf, switchesTo } from './models.ts';
import { nothing, type Observation, type Rule, type RuleSubject } from './rule.ts';
import { savingsOnModel, savingsText, shareText } from './savings.ts';
import { taskAndAnswer } from './task-words.ts';

/** A task that a smaller model of the same provider usually does as well, by its words and by the shape of its answer. */
export const tierDowngrade: Rule = {
  code: 'tier-downgrade',
  topic: 'task',
  check(subject) {
    const { call, context, price } = subject;
    const isReducible = price?.tier != null && price.tier !== 'small' && tellsItsTask(call);
    const advice = isReducible ? subject.advice() : null;
    if (price?.tier == null || advice?.tier == null || !isAbove(price.tier, advice.tier.value)) return nothing;
    const step = oneTierDown(context.catalogue, price, needsOf(subject));
    const target = step?.gentler ?? step?.model ?? null;
    if (target === null || isGoing(subject, target)) return nothing;
    const savings = savingsOnModel(subject, target);
    const share = shareText(subject, savings);
    if (savings === null || share === null) return nothing;
    const message =
      `${taskAndAnswer(advice)}: ${target.model} would cost ${share} less for this prompt` +
      ` (saves ${savingsText(savings)}). Try and measure.`;
    return [
      observation(subject, message, target.model, savings, evidenceOfAdvice(call, subject.file, advice.tier.evidence)),
    ];
  },
};

/** A switch is not worth measuring where either model will not be served for long. */
function isGoing({ call, facts, price, context }: RuleSubject, target: PricedModel): boolean {
  const own = price === null ? null : retirementOf(call.provider, price.model, facts);
  return own !== null || retirementOf(target.provider, target.model, context.catalogue.factsOf(target.model)) !== null;
}

function observation(
  subject: RuleSubject,
  message: string,
  model: string,
  savings: Observation['savings'],
  evidence: Observation['evidence'],
): Observation {
  const relatedCalls = callsWithSameModel(subject).first;
  return {
    message,
    evidence,
    savings: savings ?? null,
    relatedCalls,
    changes: switchesTo(subject, model, false, savings ?? null),
  };
}
