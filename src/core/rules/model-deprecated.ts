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
    const fact = day === null ? 'is listed as no longer served: requests may fail' : retired(day, settings.today);
    const target = successorOf(subject);
    const savings = target === null ? null : savingsOnModel(subject, target);
    const successor = target === null ? '' : ` ${target.model} is current and costs no more.`;
    return [
      {
        message: `${model.value} ${fact}.${successor}`,
        at: rangeInFile(model),
        evidence: [evidenceWhereWritten(file, `${model.value}${day === null ? '' : `, ${day}`}: ${source}`, model)],
        savings,
        relatedCalls: callsWithSameModel(subject).first,
        changes: target === null ? [] : switchesTo(subject, target.model, true, savings),
      },
    ];
  },
};

function retired(day: string, today: string): string {
  return day <= today
    ? `is no longer served since ${formatDay(day)}: requests fail`
    : `will not be served after ${formatDay(day)}: requests will fail`;
}
