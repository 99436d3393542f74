/** What is kept of estimates from one state of a folder to the next. */
import type { AnalysedCall } from '../core/analysis.ts';
import type { Call } from '../core/model.ts';
import type { Engine } from './engine.ts';
import type { PolicyScope } from './policy-scope.ts';
import type { FoundFile } from './walk.ts';

/** The scope that stands for all that say the same. */
export type ScopeMemory = (scope: PolicyScope) => PolicyScope;

/** Gives the first of the scopes that say the same: what was estimated under it holds in later states, too. */
export function createScopeMemory(): ScopeMemory {
  const known = new Map<string, PolicyScope>();
  const seen = new WeakMap<PolicyScope, PolicyScope>();
  return (scope) => {
    const before = seen.get(scope);
    if (before !== undefined) return before;
    const key = JSON.stringify([scope.folder, scope.policy]);
    const first = known.get(key) ?? scope;
    known.set(key, first);
    seen.set(scope, first);
    return first;
  };
}

/** A call with what it is expected to cost under the policy of its file. */
export type Estimate = (call: Call, place: Pick<FoundFile, 'absolutePath' | 'scope'>) => AnalysedCall;

/** Estimates each call once under a policy and with the same prices. */
export function createEstimateMemory(engine: Engine): Estimate {
  const known = new WeakMap<
    Call,
    Pick<FoundFile, 'scope'> & { readonly basis: object; readonly analysed: AnalysedCall }
  >();
  return (call, place) => {
    const { basis } = engine;
    const before = known.get(call);
    if (before?.scope === place.scope && before.basis === basis) return before.analysed;
    const analysed = engine.estimate(call, place);
    known.set(call, { scope: place.scope, basis, analysed });
    return analysed;
  };
}
