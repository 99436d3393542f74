/** How calls and what a gateway tells are joined: by feature, by the names of models, by the names of prices. */
import type { MeasurableCall } from '../core/estimate/measured.ts';
import { gatewayNames } from '../core/gateway-names.ts';
import type { Call } from '../core/model.ts';
import { aliasOfCall } from '../core/policy/aliases.ts';
import type { Policy } from '../core/policy/schema.ts';
import type { GatewayPriceTable, PriceCatalogue } from '../core/prices/catalogue.ts';
import type { EngineGateway } from './engine.ts';

/** What tells which measured use is that of a call. */
export function measurableCall(
  call: Call,
  feature: string | null,
  policy: Policy,
  catalogue: PriceCatalogue,
): MeasurableCall {
  const { model, provider } = call;
  const alias = aliasOfCall(call, policy);
  const modelOf: MeasurableCall['modelOf'] = (seller, name) => {
    const found = catalogue.find(seller, name);
    return found.kind === 'priced' ? `${found.price.provider}/${found.price.model}` : null;
  };
  const base = { feature, provider, modelOf };
  if (alias !== null) return { ...base, names: [alias.name, alias.model], candidates: [] };
  if (model === null) return { ...base, names: [], candidates: null };
  if (model.value === null) {
    const names = model.alias === undefined ? [] : [model.alias];
    const isOpen = names.length === 0 && model.candidates.length === 0;
    return { ...base, names, candidates: isOpen ? null : model.candidates };
  }
  const target = Object.hasOwn(policy.aliases, model.value) ? policy.aliases[model.value] : undefined;
  const names = target === undefined ? [model.value] : [model.value, target];
  // The program may run another model than the one that is written as a default.
  return { ...base, names, candidates: model.source === 'env' || model.source === 'default' ? null : [] };
}

/** The price table of a gateway; null where it tells none. */
export function priceTableOf({ snapshots }: EngineGateway): GatewayPriceTable | null {
  const told = snapshots.find(({ prices }) => prices.length > 0);
  if (told === undefined) return null;
  const { gateway, observedAt, prices } = told;
  return { source: gatewayNames[gateway], asOf: observedAt.slice(0, 10), prices };
}
