import type { PollerClock } from '../../gateway/poller.ts';
import type { Analyses } from '../analyses.ts';
import { measuredUses } from '../measured-document.ts';
import type { FolderCalls } from '../workspace-calls.ts';

export interface RememberedCallsContext {
  readonly clock: PollerClock;
  readonly analyses: Pick<Analyses, 'setMeasuredUses'>;
  readonly workspaceCalls: () => Promise<readonly FolderCalls[]>;
  /** What hints, hovers and lenses show is another. */
  readonly redraw: () => void;
}

/** The calls of the workspace, collected when first asked for and kept until they are forgotten. */
export interface RememberedCalls {
  all(): Promise<readonly FolderCalls[]>;
  /** Those that were collected last, for who does not wait for the present ones; null while the first are collected. */
  soon(): Promise<readonly FolderCalls[] | null>;
  forget(): void;
}

/** Milliseconds that a hover waits for the first calls of the workspace. */
const patienceMs = 300;

/** What was measured of the calls reaches open documents. */
export function createRememberedCalls(context: RememberedCallsContext): RememberedCalls {
  const { clock, analyses, workspaceCalls, redraw } = context;
  let known: Promise<readonly FolderCalls[]> | null = null;
  let last: readonly FolderCalls[] | null = null;
  let generation = 0;
  let working: Promise<unknown> = Promise.resolve();

  const collect = async (): Promise<readonly FolderCalls[]> => {
    last = await workspaceCalls();
    if (analyses.setMeasuredUses(measuredUses(last))) redraw();
    return last;
  };
  const forget = (): void => {
    known = null;
    generation += 1;
  };
  /** One after the other: of those that were forgotten before it was their turn, only the newest are collected. */
  const collectInTurn = async (asked: number): Promise<readonly FolderCalls[]> => {
    await working;
    if (asked !== generation) return all();
    const work = collect();
    working = work.catch(() => undefined);
    return work;
  };
  const all = (): Promise<readonly FolderCalls[]> => {
    if (known === null) {
      const asked = generation;
      known = collectInTurn(asked);
      // Who asks next tries again.
      known.catch(() => {
        if (asked === generation) forget();
      });
    }
    return known;
  };
  const soon = async (): Promise<readonly FolderCalls[] | null> => {
    if (last !== null) return last;
    const first = all();
    let cancel = (): void => undefined;
    const tooLate = new Promise<null>((resolve) => {
      cancel = clock.after(patienceMs, () => {
        resolve(null);
        first.then(redraw, () => undefined);
      });
    });
    try {
      return await Promise.race([first, tooLate]);
    } finally {
      cancel();
    }
  };
  return { all, soon, forget };
}
