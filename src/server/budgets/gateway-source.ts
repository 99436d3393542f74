import type { CreateAdapter, FeatureName } from '../../gateway/adapter.ts';
import type { FetchPort } from '../../gateway/fetch-port.ts';
import { GatewayPoller, type GatewayStatus, type PollerClock } from '../../gateway/poller.ts';
import type { LiveSource } from './live-source.ts';

export interface GatewaySourceOptions {
  readonly createAdapter: CreateAdapter;
  readonly baseUrl: string;
  readonly timeZone: string;
  readonly fetch: FetchPort;
  readonly features: () => readonly FeatureName[];
  readonly clock: PollerClock;
  readonly onChange: (status: GatewayStatus) => void;
}

/** A gateway, asked while the window has the focus. */
export function createGatewaySource(options: GatewaySourceOptions): LiveSource {
  const { baseUrl, timeZone, fetch, features, clock, onChange } = options;
  const createAdapter = () => options.createAdapter({ fetch, baseUrl, timeZone });
  const lifetime = new AbortController();
  const poller = new GatewayPoller({ createAdapter, features, clock, random: Math.random, onChange });
  return {
    status: () => poller.status(),
    refresh: () => poller.refreshNow(),
    probe: () => createAdapter().probe({ now: clock.now(), features: features(), signal: lifetime.signal }),
    setFocus: (isFocused) => poller.setFocus(isFocused),
    changed: () => poller.keyChanged(),
    dispose: () => {
      lifetime.abort();
      poller.dispose();
    },
  };
}
