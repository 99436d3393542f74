import { isRequest } from '../analysis.ts';
import { callsWithSameModel } from './models.ts';
import { evidenceWhereWritten, rangeInFile } from './places.ts';
import { nothing, type Rule } from './rule.ts';
import { savingsOnModel, shareText } from './savings.ts';

/**
 * The large one of a provider's embedding models. Whether the small one finds as much only a measurement on the team's own
 * documents tells, so this rule is off until it is asked for; and switching means to embed all documents again.
 */
export const embeddingOversized: Rule = {
  code: 'embedding-oversized',
  topic: 'model',
  check(subject) {
    const { call, context, file, price } = subject;
    if (!isRequest(subject) || call.operation !== 'embedding' || price === null || call.model?.value == null)
      return nothing;
    const smaller = smallerModels.get(price.model);
    const lookup = smaller === undefined ? null : context.catalogue.findListed(price.provider, smaller);
    if (lookup?.kind !== 'priced') return nothing;
    const savings = savingsOnModel(subject, lookup.price);
    const share = shareText(subject, savings);
    if (share === null) return nothing;
    return [
      {
        message: `${lookup.price.model} would cost ${share} less. Measure what it finds; all documents must be embedded again.`,
        at: rangeInFile(call.model),
        evidence: [evidenceWhereWritten(file, call.model.value, call.model)],
        savings,
        relatedCalls: callsWithSameModel(subject).first,
      },
    ];
  },
};

/** Large embedding models and the small ones of the same family. */
const smallerModels: ReadonlyMap<string, string> = new Map([
  ['text-embedding-3-large', 'text-embedding-3-small'],
  ['voyage-3-large', 'voyage-3.5-lite'],
]);
