import type { GatewaySnapshot } from '../../core/budget.ts';
import { joinedSnapshot } from '../../gateway/joined-snapshot.ts';
import type { GatewayStatus } from '../../gateway/poller.ts';
import type { LiveSource } from './live-source.ts';

/** Several files with budgets as one source: it tells what those tell that can be read, and what is wrong with the others. */
export function joinedSource(sources: readonly LiveSource[]): LiveSource {
  const [only, ...others] = sources;
  if (only !== undefined && others.length === 0) return only;
  const join = createJoin();
  const status = (): GatewayStatus => {
    const all = sources.map((source) => source.status());
    const messages = all.flatMap(({ message }) => message ?? []);
    return {
      snapshot: join(all.flatMap(({ snapshot }) => snapshot ?? [])),
      isStale: all.some(({ isStale }) => isStale),
      failure: all.find(({ failure }) => failure !== null)?.failure ?? null,
      message: messages.length === 0 ? null : messages.join(' '),
      nextAt: null,
    };
  };
  return {
    status,
    refresh: async () => {
      await Promise.all(sources.map((source) => source.refresh()));
      return status();
    },
    probe: () => Promise.resolve(null),
    setFocus: () => undefined,
    changed: () => {
      for (const source of sources) source.changed();
    },
    dispose: () => {
      for (const source of sources) source.dispose();
    },
  };
}

/** The same snapshots make the same object: who has seen it does not look at it again. */
function createJoin(): (snapshots: readonly GatewaySnapshot[]) => GatewaySnapshot | null {
  let parts: readonly GatewaySnapshot[] = [];
  let joined: GatewaySnapshot | null = null;
  return (snapshots) => {
    const isSame = snapshots.length === parts.length && snapshots.every((each, index) => each === parts[index]);
    if (!isSame) {
      parts = snapshots;
      joined = joinedSnapshot(snapshots);
    }
    return joined;
  };
}
