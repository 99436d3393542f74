import { isRequest } from '../analysis.ts';
import { formatProvider } from '../present/provider-names.ts';
import { providerKindOf } from '../prices/providers.ts';
import { nothing, type Rule } from './rule.ts';

/** A request straight to a provider, while the team has a gateway that keeps budgets. Silent without one. */
export const gatewayBypass: Rule = {
  code: 'gateway-bypass',
  topic: 'task',
  check(subject) {
    const { call, feature, settings } = subject;
    const provider = call.provider;
    const hasGateway = settings.hasGateway || feature?.settings?.gateway !== undefined;
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
