import { type AnalysedCall, isRequest } from '../analysis.ts';
import type { Call } from '../model.ts';
import { formatProvider } from '../present/provider-names.ts';
import { providerKindOf } from '../prices/providers.ts';
import { isProxy } from './attribution-route.ts';
import { isIgnored } from './levels.ts';
import { nothing, type Rule, type RuleSettings } from './rule.ts';

/** A request straight to a provider, while the team has a gateway that keeps budgets. Told once for a client. */
export const gatewayBypass: Rule = {
  code: 'gateway-bypass',
  topic: 'request',
  check(subject) {
    const { call, settings, file } = subject;
    const own = keyOfClient(call);
    const alike = file.calls.filter(
      (each) => keyOfClient(each.call) === own && isBypass(each, settings) && !isIgnored(each.call, 'gateway-bypass'),
    );
    const [first, ...others] = alike;
    if (first?.call.id !== call.id) return nothing;
    const [who, them] =
      others.length === 0 ? ['This call goes', 'it'] : [`This call and ${others.length} more of its client go`, 'them'];
    const seller = formatProvider(call.provider ?? '');
    return [
      {
        message: `${who} to ${seller} and not to the gateway, whose budgets do not see ${them}${unlessMoved(call)}.`,
        evidence: [{ text: 'a gateway is configured; no base URL of one is set on this client', range: null }],
        relatedCalls: others.map((each) => each.call.id),
      },
    ];
  },
};

/** A known provider, at his own address. Azure's is the customer's, and may as well be that of the gateway. */
function isBypass(analysed: AnalysedCall, settings: RuleSettings): boolean {
  const { call } = analysed;
  const { provider, client } = call;
  if (provider === null || !isRequest(analysed) || client?.baseUrl === null) return false;
  if (providerKindOf(provider)?.kind !== 'catalogue' || provider === 'openrouter' || provider === 'cloudflare')
    return false;
  if (provider === 'azure' && client?.baseUrl === undefined) return false;
  return hasGateway(settings) || isForFeatureWithGateway(analysed, settings);
}

/** One that requests go through: of callcost.yml, or set up for all. */
function hasGateway({ policy: { gateway }, gateway: set }: RuleSettings): boolean {
  return isProxy(gateway.kind ?? set?.kind) || gateway.headers.length > 0;
}

/** The feature of the call, or one of those that a wrapper calls it for. */
function isForFeatureWithGateway({ estimate, callSites = [] }: AnalysedCall, { policy }: RuleSettings): boolean {
  const features = callSites.length === 0 ? [estimate.feature] : callSites.map((site) => site.estimate.feature);
  return features.some((feature) => {
    const isDeclared = feature !== null && Object.hasOwn(policy.features, feature);
    return isDeclared && policy.features[feature]?.gateway !== undefined;
  });
}

/** Where a client is made; calls without one share what their SDK has. */
function keyOfClient({ client, sdk, provider }: Call): string {
  const { origin, range } = client ?? { range: null };
  const place = origin === undefined ? range?.start : `${origin.file}:${origin.range.start}`;
  return place === undefined ? `${sdk} ${provider}` : `${place}`;
}

function unlessMoved({ client }: Call): string {
  if (client?.isDefaultUrl === true) return ', unless another base URL is set than the default';
  return client?.baseUrl === undefined ? ', unless its base URL is set outside of the code' : '';
}
