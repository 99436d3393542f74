/** By which gateway a call goes, as far as the source and the configuration tell. */
import type { GatewayKind } from '../budget.ts';
import type { Call } from '../model.ts';
import type { Policy } from '../policy/schema.ts';
import { providerKindOf } from '../prices/providers.ts';
import {
  type AttributionForm,
  type AttributionGateway,
  anyForm,
  attributionForms,
  customForm,
} from './attribution-forms.ts';

/** The gateway that is set up, beside what callcost.yml says. */
export interface ConfiguredGateway {
  readonly kind: GatewayKind | null;
  readonly url: string | null;
}

/** How a call is to be attributed. */
export interface AttributionRoute {
  readonly form: AttributionForm;
  /** False where the request may as well go straight to the provider, who would refuse a body that he does not know. */
  readonly isCertain: boolean;
  /** False where the provider reads it himself. */
  readonly isForGateway: boolean;
}

/** What attributes a call: the form of the gateway that its address names, else that of the team's gateway. */
export function attributionRouteOf(
  call: Call,
  { gateway }: Pick<Policy, 'gateway'>,
  set: ConfiguredGateway | null,
): AttributionRoute {
  const named = gatewayOfHost(call.client?.baseUrl ?? '') ?? gatewayOfProvider(call.provider);
  if (named !== null) return { form: attributionForms[named], isCertain: true, isForGateway: true };
  // Cloud platforms have labels of their own, and no gateway in between that speaks for them.
  if (call.provider !== null && withOwnLabels.has(call.provider))
    return { form: anyForm, isCertain: true, isForGateway: false };
  const isCertain = call.provider === null || providerKindOf(call.provider)?.kind !== 'catalogue';
  if (gateway.headers.length > 0) return { form: customForm(gateway.headers), isCertain, isForGateway: true };
  const kind = gateway.kind ?? set?.kind ?? null;
  return kind === null || !isGatewayWithForm(kind)
    ? { form: anyForm, isCertain: true, isForGateway: true }
    : { form: attributionForms[kind], isCertain, isForGateway: true };
}

/** Kinds of sources that requests go through; the others only tell of them. */
export function isProxy(kind: GatewayKind | null | undefined): boolean {
  return kind === 'litellm' || kind === 'bifrost' || kind === 'openrouter' || kind === 'portkey';
}

const withOwnLabels: ReadonlySet<string> = new Set(['google-vertex', 'aws']);

function gatewayOfHost(baseUrl: string): AttributionGateway | null {
  const host = /^https?:\/\/([^/:?#]+)/i.exec(baseUrl)?.[1]?.toLowerCase() ?? '';
  return hosts.find(([suffix]) => host === suffix || host.endsWith(`.${suffix}`))?.[1] ?? null;
}

const hosts: readonly (readonly [suffix: string, gateway: AttributionGateway])[] = [
  ['helicone.ai', 'helicone'],
  ['hconeai.com', 'helicone'],
  ['gateway.ai.cloudflare.com', 'cloudflare'],
  ['portkey.ai', 'portkey'],
  ['openrouter.ai', 'openrouter'],
];

function gatewayOfProvider(provider: string | null): AttributionGateway | null {
  return provider !== null && provider !== 'cloudflare' && isGatewayWithForm(provider) ? provider : null;
}

function isGatewayWithForm(name: string): name is AttributionGateway {
  return Object.hasOwn(attributionForms, name);
}
