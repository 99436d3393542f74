/** The gateway that a callcost.yml names is offered, once, and never used before a yes. */
import { l10n, type Memento, workspace } from 'vscode';
import type { GatewayOffer } from '../../server/protocol.ts';
import type { Ask } from '../messages.ts';
import { formatKind } from './gateway-kinds.ts';
import { type GatewaySetting, offeredGateway, readGatewaySetting } from './gateway-setting.ts';

const answersKey = 'callcost.offeredGateways';

/** Addresses that are remembered; the oldest are forgotten. */
const mostRemembered = 100;

export interface OfferOptions {
  /** Outlives the session. */
  readonly state: Memento;
  readonly ask: Ask;
  /** Called on a yes. */
  readonly accept: (gateway: GatewaySetting) => Promise<void>;
}

/**
 * Asks whether a gateway may be used, unless the workspace is not trusted, another is set, or the question was asked for
 * this origin before.
 */
export async function offerGateway(offer: GatewayOffer, { state, ask, accept }: OfferOptions): Promise<void> {
  const gateway = offeredGateway(offer);
  if (!workspace.isTrusted || gateway === null || isSet()) return;
  const asked = askedBefore(state);
  if (asked.includes(gateway.origin)) return;
  // Remembered before the answer: a message that is closed, or a window, is an answer as well.
  await state.update(answersKey, [...asked, gateway.origin].slice(-mostRemembered));
  const use = l10n.t('Use');
  const answer = await ask(
    l10n.t(
      'callcost.yml names the {0} gateway {1}. Use it for budgets? Nothing was sent there yet.',
      formatKind(gateway.kind),
      gateway.baseUrl,
    ),
    use,
    l10n.t('Never for this address'),
  );
  if (answer === use) await accept(gateway);
}

/** A gateway that is set and must not be used is one that the person has to mend first. */
function isSet(): boolean {
  try {
    return readGatewaySetting() !== null;
  } catch {
    return true;
  }
}

function askedBefore(state: Memento): readonly string[] {
  const value: unknown = state.get(answersKey);
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}
