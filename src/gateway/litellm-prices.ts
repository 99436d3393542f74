/** The gateway's own prices: of each name that callers use, in USD per million tokens. */
import type { GatewayPrice } from '../core/budget.ts';
import { groupedBy } from '../core/grouping.ts';
import { longContexts, type ModelInfo, type TokenPriceField } from './litellm-replies.ts';

/** More per million tokens is a price that somebody entered in the wrong unit. */
const largestUsdPerMillion = 100_000;

/** One price for each name. What several deployments behind a name do not agree on is null, and so is a price of 0. */
export function gatewayPrices(models: readonly ModelInfo[]): GatewayPrice[] {
  return [...groupedBy(models, ({ model_name: name }) => name)].flatMap(([model, deployments]) => {
    const price = {
      model,
      underlyingModel: agreed(deployments, (each) => each.litellm_params?.model ?? null),
      provider: agreed(deployments, (each) => each.model_info?.litellm_provider ?? null),
      ...ratesOf(deployments, ''),
      longContext: longContexts.flatMap((size) => {
        const rates = ratesOf(deployments, `_above_${size}k_tokens`);
        const isTold = Object.values(rates).some((usd) => usd !== null);
        return isTold ? [{ aboveInputTokens: size * 1000, ...rates }] : [];
      }),
    };
    return price.inputUsdPerMillion === null && price.outputUsdPerMillion === null ? [] : [price];
  });
}

function ratesOf(deployments: readonly ModelInfo[], above: '' | `_above_${(typeof longContexts)[number]}k_tokens`) {
  return {
    inputUsdPerMillion: agreed(deployments, (each) => perMillion(each, `input_cost_per_token${above}`)),
    outputUsdPerMillion: agreed(deployments, (each) => perMillion(each, `output_cost_per_token${above}`)),
    cachedInputUsdPerMillion: agreed(deployments, (each) => perMillion(each, `cache_read_input_token_cost${above}`)),
    cacheWriteUsdPerMillion: agreed(deployments, (each) => perMillion(each, `cache_creation_input_token_cost${above}`)),
  };
}

/** A price set for the deployment counts before the one of the model. */
function perMillion({ litellm_params: own, model_info: general }: ModelInfo, field: TokenPriceField): number | null {
  const perToken = own?.[field] ?? general?.[field] ?? null;
  // Twelve digits hide the rounding of binary fractions: 1.5e-7 becomes 0.15.
  const price = perToken === null ? 0 : Number((perToken * 1e6).toPrecision(12));
  return price > 0 && price <= largestUsdPerMillion ? price : null;
}

function agreed<Value>(deployments: readonly ModelInfo[], told: (deployment: ModelInfo) => Value | null): Value | null {
  const [first, ...others] = new Set(deployments.map(told));
  return first !== undefined && others.length === 0 ? first : null;
}
