import { isRequest } from '../analysis.ts';
import { providerKindOf } from '../prices/providers.ts';
import { evidenceWhereWritten, rangeInFile } from './places.ts';
import { nothing, type Rule } from './rule.ts';

/** Operations that are billed by tokens, which a price of one's own can be given for. */
const billedByTokens: ReadonlySet<string> = new Set(['chat', 'responses', 'completion', 'embedding', 'agent']);

/** A model whose name is known and whose price is not: its calls are missing in every total. */
export const priceUnknown: Rule = {
  code: 'price-unknown',
  topic: 'model',
  check(subject) {
    const { call, estimate, file, price } = subject;
    const { model, provider } = call;
    if (!isRequest(subject) || price !== null || model?.value == null || !billedByTokens.has(call.operation))
      return nothing;
    // Who bills decides what a name means: without a provider, or on a server of one's own, a price may not exist at all.
    if (provider === null || providerKindOf(provider)?.kind === 'local' || call.sdk === 'ollama') return nothing;
    if (model.source === 'default' || model.source === 'env' || isBilledOtherwise(provider, model.value))
      return nothing;
    return [
      {
        message: `No price for ${model.value}: totals leave this call out. Set prices.models or aliases in callcost.yml.`,
        at: rangeInFile(model),
        evidence: [evidenceWhereWritten(file, estimate.perCall.reason ?? 'no price is known', model)],
      },
    ];
  },
};

/** By the second or by the hour, by the picture or the song; and placeholders for a name that somebody puts in. */
function isBilledOtherwise(provider: string, model: string): boolean {
  return provider === 'replicate' || otherMedia.test(model) || /(?:^|[^a-z])arn(?:[^a-z]|$)|your_|<|xxx/i.test(model);
}

const otherMedia = /image|tts|audio|veo|lyria|speech|whisper|dall-?e|diffusion|segment/i;
