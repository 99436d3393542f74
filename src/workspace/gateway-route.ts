/** Calls that are sent to the team's gateway, and not to the provider whose interface it has. */
import type { GatewayKind } from '../core/budget.ts';
import type { Call } from '../core/model.ts';
import type { Policy } from '../core/policy/schema.ts';
import { isProxy } from '../core/rules/attribution-route.ts';
import type { EngineGateway } from './engine.ts';

/** The call as the gateway's where its client is moved there: the gateway's prices and forms hold for it. */
export function asRouted(call: Call, { gateway }: Pick<Policy, 'gateway'>, set: EngineGateway | null): Call {
  const address = originOf(call.client?.baseUrl ?? null);
  if (address === null) return call;
  const known = [
    { kind: gateway.kind, url: gateway.url },
    { kind: set?.kind, url: set?.url },
  ];
  const own = known.find(({ url }) => originOf(url ?? null) === address);
  return own === undefined || !isOwnProvider(own.kind) ? call : { ...call, provider: own.kind };
}

/** Kinds that stand for the provider: OpenRouter and the like have hosts of their own, which the scanner knows. */
function isOwnProvider(kind: GatewayKind | null | undefined): kind is 'litellm' | 'bifrost' | 'portkey' {
  return isProxy(kind) && kind !== 'openrouter';
}

/** Scheme, host and port; null for what is no address. */
function originOf(url: string | null): string | null {
  return /^https?:\/\/[^/?#\s]+/i.exec(url ?? '')?.[0].toLowerCase() ?? null;
}
