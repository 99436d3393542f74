import type { GatewaySnapshot } from '../../core/budget.ts';
import type { Analyses } from '../analyses.ts';
import type { BudgetSource } from './budget-source.ts';

/** Takes over what a source told. True where estimates are others by it. */
export type Adopt = (snapshot: GatewaySnapshot | null) => boolean;

export interface AdoptionContext {
  readonly analyses: Pick<Analyses, 'setGateway'>;
  /** Has hints, hovers and lenses asked for again. */
  readonly redraw: () => void;
}

/**
 * Hands measured use and prices to the estimates, each time that they are others: spend alone changes every minute, and no
 * estimate with it. Budgets that come or go change what hovers and lenses show.
 */
export function createAdoption({ analyses, redraw }: AdoptionContext, source: () => BudgetSource): Adopt {
  let adopted: GatewaySnapshot | null = null;
  let shown = '';
  return (snapshot) => {
    const isOther = !tellsTheSame(adopted, snapshot);
    const now = budgetsShown(snapshot);
    if (isOther) {
      const chosen = source();
      const gateway = chosen?.kind === 'gateway' ? chosen : null;
      adopted = snapshot;
      const snapshots = snapshot === null ? [] : [snapshot];
      const kind = gateway?.gateway ?? null;
      // The engine that is loading takes it over when it is there; one that cannot be loaded tells so elsewhere.
      analyses.setGateway({ kind, url: gateway?.baseUrl ?? null, snapshots }).catch(() => undefined);
    }
    if (isOther || now !== shown) redraw();
    shown = now;
    return isOther;
  };
}

function tellsTheSame(before: GatewaySnapshot | null, now: GatewaySnapshot | null): boolean {
  return isSame(before?.usage ?? [], now?.usage ?? []) && isSame(before?.prices ?? [], now?.prices ?? []);
}

/** Adapters keep what they do not read again, so that most comparisons end at once. */
function isSame(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one === other || (one.length === other.length && JSON.stringify(one) === JSON.stringify(other));
}

/** Whole percents are what is shown. */
function budgetsShown(snapshot: GatewaySnapshot | null): string {
  const budgets = snapshot?.budgets ?? [];
  return budgets.map(({ id, spent, limit }) => `${id} ${Math.floor((100 * (spent ?? 0)) / (limit || 1))}`).join('\n');
}
