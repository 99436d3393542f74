import { isRequest } from '../analysis.ts';
import { formatProvider } from '../present/provider-names.ts';
import { providerKindOf } from '../prices/providers.ts';
import { nothing, type Rule, type RuleSubject } from './rule.ts';

/** A request straight to a provider, while the team has a gateway that keeps budgets. Silent without one. */
export const gatewayBypass: Rule = {
  code: 'gateway-bypass',
  topic: 'request',
  check(subject) {
    const { call, settings } = subject;
    const provider = call.provider;
    const hasGateway = settings.hasGateway || isForFeatureWithGateway(subject);
    if (!hasGateway || provider === null || !isRequest(subject)) return nothing;
    if (providerKindOf(provider)?.kind !== 'catalogue' || provider === 'openrouter' || provider === 'cloudflare')
      return nothing;
    return [
      {
        message: `This call goes to ${formatProvider(provider)} and not to the gateway, whose budgets do not see it, unless its base URL is set outside of the code.`,
        evidence: [{ text: 'a gateway is configured; no base URL of one is set on this client', range: null }],
      },
    ];
  },
};

/** The feature of the call, or one of those that a wrapper calls it for. */
function isForFeatureWithGateway({ billed, settings: { policy } }: RuleSubject): boolean {
  return billed.some(({ estimate: { feature } }) => {
    const isDeclared = feature !== null && Object.hasOwn(policy.features, feature);
    return isDeclared && policy.features[feature]?.gateway !== undefined;
  });
}
