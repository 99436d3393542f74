import type { Evidence } from '../finding.ts';
import type { Tier } from '../model.ts';
import { evidenceOfAdvice } from './call-prompt.ts';
import { asksForText, callsWithSameModel, currentModelOf, isAbove, ownsItsModel, switchesTo, tiers } from './models.ts';
import { nothing, type Rule, type RuleSubject } from './rule.ts';
import { savingsOnModel } from './savings.ts';
import { taskAndAnswer } from './task-words.ts';

/** A model of a higher tier than callcost.yml allows the feature (`maxTier`) or the task (`routing`). */
export const tierAbovePolicy: Rule = {
  code: 'tier-above-policy',
  topic: 'task',
  check(subject) {
    const { call, price } = subject;
    const tier = price?.tier ?? null;
    if (price === null || tier === null || !asksForText(call) || !ownsItsModel(subject)) return nothing;
    const limit = limitOf(subject, tier);
    if (limit === null) return nothing;
    const target = tiers
      .filter((each) => !isAbove(each, limit.tier))
      .toReversed()
      .flatMap((each) => currentModelOf(subject, each) ?? [])[0];
    const savings = target === undefined ? null : savingsOnModel(subject, target);
    return [
      {
        message: `${price.model} is a ${tier} model; ${limit.source} allows up to ${limit.tier}.`,
        at: call.model?.source === 'dynamic' || call.model?.origin !== undefined ? null : (call.model?.range ?? null),
        evidence: limit.evidence,
        savings,
        relatedCalls: callsWithSameModel(subject).first,
        changes: target === undefined ? [] : switchesTo(subject, target.model, true, savings),
      },
    ];
  },
};

interface Limit {
  readonly tier: Tier;
  /** What sets it, at the place of a subject. */
  readonly source: string;
  readonly evidence: readonly Evidence[];
}

/** The limit of the feature goes before that of the task: it is about this very code. */
function limitOf(subject: RuleSubject, tier: Tier): Limit | null {
  const { feature, settings, call, file } = subject;
  const maximum = feature?.settings?.maxTier;
  if (feature !== null && maximum !== undefined) {
    if (!isAbove(tier, maximum)) return null;
    const source = `features.${feature.name}.maxTier of callcost.yml`;
    return { tier: maximum, source, evidence: [{ text: source, range: null }] };
  }
  if (Object.keys(settings.policy.routing).length === 0) return null;
  const advice = subject.advice();
  const allowed = advice === null ? undefined : settings.policy.routing[advice.task.kind];
  if (advice === null || allowed === undefined || !isAbove(tier, allowed)) return null;
  return {
    tier: allowed,
    source: `routing.${advice.task.kind} of callcost.yml`,
    evidence: [{ text: taskAndAnswer(advice), range: null }, ...evidenceOfAdvice(call, file, advice.task.evidence)],
  };
}
