/** Lines above calls, which have room for the cost at each tier. */
import type { AnalysedCall } from '../analysis.ts';
import type { Estimate, Tier } from '../model.ts';
import { callSitesText, inputText, missingCostText } from './hint.ts';
import { formatCost } from './money.ts';
import { printable } from './width.ts';

/** The parts of the line above a call: its input, its cost on each tier, its feature. */
export interface LensText {
  readonly input: string;
  readonly cost: string;
  readonly feature: string | null;
}

const tiers: readonly Tier[] = ['small', 'mid', 'frontier'];

/** `412 tok +2 vars`, `small $0.0004 · mid $0.0042 · frontier $0.021`, `support-reply`; null for a declared model. */
export function lensOfCall({ call, estimate, callSites = [] }: AnalysedCall): LensText | null {
  if (call.operation === 'model-declaration') return null;
  if (callSites.length > 0) return lensOfCallSites(estimate, callSites.length);
  const byTier = tiers.flatMap((tier) => {
    const rows = estimate.tiers.filter((row) => row.tier === tier);
    const cost = (rows.find(({ current }) => current) ?? rows[0])?.perCall.cost ?? null;
    return cost === null ? [] : [`${tier} ${formatCost(cost)}`];
  });
  const own = estimate.perCall.cost;
  const single = own === null ? missingCostText(call, estimate) : formatCost(own);
  const isOnTier = estimate.tier !== null || own === null;
  const cost = byTier.length > 0 && isOnTier ? byTier.join(' · ') : single;
  const isDynamic = own === null && byTier.length > 0;
  return {
    input: printable(inputText(estimate)),
    cost: printable(isDynamic ? `${single}: ${cost}` : cost),
    feature: estimate.feature === null ? null : printable(estimate.feature),
  };
}

/** The call sites have models, features and tiers of their own. */
function lensOfCallSites({ perCall }: Estimate, count: number): LensText {
  const cost = perCall.cost === null ? '?' : formatCost(perCall.cost);
  return { input: callSitesText(count), cost, feature: null };
}
