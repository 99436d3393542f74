import { type AnalysedCall, isRequest } from '../analysis.ts';
import { isAttributed } from '../attribution.ts';
import { billedCalls } from '../estimate/call-sites.ts';
import type { AttributionCoverage, FeatureStanding } from './standing.ts';

/** How many calls, and how much of the measured spend, can be told apart by feature. */
export function coverageOf(calls: readonly AnalysedCall[], features: readonly FeatureStanding[]): AttributionCoverage {
  const billed = billedCalls(calls).filter(isRequest);
  const measured = features.flatMap(({ actual, isDeclared }) =>
    actual.value === null ? [] : { usd: actual.value.actualUsdPerMonth, isDeclared },
  );
  const sum = (parts: typeof measured) => parts.reduce((total, { usd }) => total + usd, 0);
  return {
    calls: billed.length,
    callsWithFeature: billed.filter(({ estimate }) => estimate.feature !== null).length,
    callsWithTag: billed.filter(({ call }) => isAttributed(call)).length,
    usdPerMonth: measured.length === 0 ? null : sum(measured),
    attributedUsdPerMonth: measured.length === 0 ? null : sum(measured.filter(({ isDeclared }) => isDeclared)),
  };
}
