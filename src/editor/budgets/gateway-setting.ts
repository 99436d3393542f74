/** The gateway that the person at the editor has set. Both settings are machine-scoped: no workspace can set them. */
import { ConfigurationTarget, workspace } from 'vscode';
import { normaliseBaseUrl } from '../../gateway/guarded-fetch.ts';
import type { GatewayOffer } from '../../server/protocol.ts';
import type { Settings } from '../../server/settings.ts';
import { readSetting } from '../settings.ts';

/** A kind of gateway that is reached over the network. */
export type NetworkGatewayKind = Exclude<Settings['gateway']['kind'], 'none'>;

export interface GatewaySetting {
  readonly kind: NetworkGatewayKind;
  /** In the form in which addresses are compared, without slash at the end. */
  readonly baseUrl: string;
  /** What a key belongs to. */
  readonly origin: string;
}

/** What is set; null for nothing. Throws `GatewayError` for an address that must not be used. */
export function readGatewaySetting(): GatewaySetting | null {
  const kind = readSetting('gateway.kind', null);
  const url = readSetting('gateway.url', null).trim();
  return kind === 'none' || url === '' ? null : gatewayAt(kind, url);
}

/** The gateway at an address as a person writes it. Throws `GatewayError` for one that must not be used. */
export function gatewayAt(kind: NetworkGatewayKind, url: string): GatewaySetting {
  const baseUrl = normaliseBaseUrl(kind, url);
  return { kind, baseUrl, origin: new URL(baseUrl).origin };
}

/** Sets the gateway for this machine; null for none. */
export async function writeGatewaySetting(gateway: Pick<GatewaySetting, 'kind' | 'baseUrl'> | null): Promise<void> {
  const settings = workspace.getConfiguration('callcost.gateway');
  await settings.update('url', gateway?.baseUrl, ConfigurationTarget.Global);
  await settings.update('kind', gateway?.kind, ConfigurationTarget.Global);
}

/** A gateway that a callcost.yml names, if its address may be used at all. */
export function offeredGateway({ kind, url }: GatewayOffer): GatewaySetting | null {
  if (kind === 'file') return null;
  try {
    return gatewayAt(kind, url);
  } catch {
    // Nobody could say yes to it.
    return null;
  }
}
