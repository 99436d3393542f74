import type { GatewaySnapshot } from '../../core/budget.ts';
import { readBudgetDocument } from '../../gateway/budget-document.ts';
import { GatewayError } from '../../gateway/fetch-port.ts';
import type { GatewayStatus } from '../../gateway/poller.ts';
import type { LiveSource } from './live-source.ts';

export interface FileSourceOptions {
  /** As callcost.yml names it. */
  readonly name: string;
  /** Rejects with `GatewayError` where the file cannot be read, or must not be. */
  readonly read: () => Promise<string>;
  readonly now: () => Date;
  readonly onChange: (status: GatewayStatus) => void;
}

/** Reads a file of the workspace at once, and again when it has changed. It costs nothing in between. */
export function createFileSource({ name, read, now, onChange }: FileSourceOptions): LiveSource {
  let snapshot: GatewaySnapshot | null = null;
  let error: GatewayError | null = null;
  let isDisposed = false;
  const status = (): GatewayStatus => ({
    snapshot,
    isStale: snapshot !== null && error !== null,
    failure: error?.failure ?? null,
    message: error?.message ?? null,
    nextAt: null,
  });
  const refresh = async (): Promise<GatewayStatus> => {
    try {
      snapshot = readBudgetDocument(await read(), name, now());
      error = null;
    } catch (caught) {
      error = caught instanceof GatewayError ? caught : new GatewayError('malformed', `${name} could not be read.`);
    }
    if (!isDisposed) onChange(status());
    return status();
  };
  refresh().catch(() => undefined);
  return {
    status,
    refresh,
    probe: () => Promise.resolve(null),
    setFocus: () => undefined,
    changed: () => {
      refresh().catch(() => undefined);
    },
    dispose: () => {
      isDisposed = true;
    },
  };
}
