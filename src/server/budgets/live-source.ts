import type { KeyAccess } from '../../gateway/adapter.ts';
import type { GatewayStatus } from '../../gateway/poller.ts';

/** A source that is read while the editor is connected. What it tells changes on its own. */
export interface LiveSource {
  status(): GatewayStatus;
  /** Reads it now. A failure is part of the status. */
  refresh(): Promise<GatewayStatus>;
  /** Finds out what the key may read; null for a source without one. Rejects with `GatewayError`. */
  probe(): Promise<KeyAccess | null>;
  setFocus(isFocused: boolean): void;
  /** Another key or permission, or a file that has changed. */
  changed(): void;
  dispose(): void;
}
