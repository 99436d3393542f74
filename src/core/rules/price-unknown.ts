import { isRequest } from '../analysis.ts';
import { isBilledByTokens } from '../billed-by-tokens.ts';
import { providerKindOf } from '../prices/providers.ts';
import { evidenceWhereWritten, rangeInFile } from './places.ts';
import { nothing, type Rule } from './rule.ts';

/** A model whose name is known and whose price is not: its calls are missing in every total. */
export const priceUnknown: Rule = {
  code: 'price-unknown',
  topic: 'model',
  check(subject) {
    const { call, estimate, file, price } = subject;
    const { model, provider } = call;
    if (!isRequest(subject) || price !== null || model?.value == null || !isBilledByTokens(call)) return nothing;
    // Who bills decides what a name means: without a provider, or on a server of one's own, a price may not exist at all.
    if (provider === null || providerKindOf(provider)?.kind === 'local' || call.sdk === 'ollama') return nothing;
    if (model.source === 'default' || model.source === 'env') return nothing;
    return [
      {
        message: `No price for ${model.value}: totals leave this call out. Set prices.models or aliases in callcost.yml.`,
        at: rangeInFile(model),
        evidence: [evidenceWhereWritten(file, estimate.perCall.reason ?? 'no price is known', model)],
      },
    ];
  },
};
