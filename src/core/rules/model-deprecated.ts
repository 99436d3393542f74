import { formatDay } from '../present/days.ts';
import { retirementOf } from '../prices/retirements.ts';
import { callsWithSameModel, ownsItsModel, successorOf, switchesTo } from './models.ts';
import { evidenceWhereWritten, rangeInFile } from './places.ts';
import { nothing, type Rule } from './rule.ts';
import { savingsOnModel } from './savings.ts';

/** A model that its provider no longer serves, or will stop serving on a day that is announced. */
export const modelDeprecated: Rule = {
  code: 'model-deprecated',
  topic: 'model',
  check(subject) {
    const { call, facts, file, settings } = subject;
    const { model } = call;
    if (model?.value == null || !ownsItsModel(subject)) return nothing;
    const retirement = retirementOf(call.provider, model.value, facts);
    if (retirement === null) return nothing;
    const { day, source } = retirement;
    const isGone = day === null || day <= settings.today;
    const when = day === null ? '' : ` ${isGone ? 'since' : 'after'} ${formatDay(day)}`;
    const target = successorOf(subject);
    const savings = target === null ? null : savingsOnModel(subject, target);
    const successor = target === null ? '' : ` ${target.model} is current and costs no more.`;
    return [
      {
        message: `${model.value} ${isGone ? 'is no longer served' : 'will not be served'}${when}: requests ${isGone ? '' : 'will '}fail.${successor}`,
        at: rangeInFile(model),
        evidence: [evidenceWhereWritten(file, `${model.value}${day === null ? '' : `, ${day}`}: ${source}`, model)],
        savings,
        relatedCalls: callsWithSameModel(subject),
        changes: target === null ? [] : switchesTo(subject, target.model, true, savings),
      },
    ];
  },
};
