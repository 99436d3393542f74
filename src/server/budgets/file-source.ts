import type { GatewaySnapshot } from '../../core/budget.ts';
import type { FeatureName } from '../../gateway/adapter.ts';
import { snapshotOfDocument } from '../../gateway/budget-document.ts';
import { GatewayError } from '../../gateway/fetch-port.ts';
import type { GatewayStatus } from '../../gateway/poller.ts';
import type { LiveSource } from './live-source.ts';

/** A file, and when it was last written. */
export interface WrittenText {
  readonly text: string;
  readonly writtenAt: Date;
}

export interface FileSourceOptions {
  /** As callcost.yml names it. */
  readonly name: string;
  /** Rejects with `GatewayError` where the file cannot be read, or must not be. */
  readonly read: () => Promise<WrittenText>;
  /** Asked before each reading. */
  readonly features: () => readonly FeatureName[];
  readonly timeZone: string;
  readonly now: () => Date;
  readonly onChange: () => void;
}

/** Reads a file of the workspace at once, and again when it has changed. It costs nothing in between. */
export function createFileSource(options: FileSourceOptions): LiveSource {
  const { name, onChange } = options;
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
      snapshot = await readSnapshot(options);
      error = null;
    } catch (caught) {
      error = caught instanceof GatewayError ? caught : new GatewayError('malformed', `${name} could not be read.`);
    }
    if (!isDisposed) onChange();
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

/** Values are as old as the file, where it does not say itself when they were read. */
async function readSnapshot({ name, read, features, timeZone, now }: FileSourceOptions): Promise<GatewaySnapshot> {
  const { text, writtenAt } = await read();
  const at = now();
  return snapshotOfDocument(text, {
    gateway: 'file',
    baseUrl: name,
    now: at,
    readAt: new Date(Math.min(writtenAt.getTime(), at.getTime())),
    timeZone,
    features: features(),
  });
}
