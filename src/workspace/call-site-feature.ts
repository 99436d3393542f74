/** The feature of a call that reaches its request through a wrapper. */
import type { AnalysedCall } from '../core/analysis.ts';
import type { Call } from '../core/model.ts';
import type { FileAnalyser } from './analyse-file.ts';
import type { FoundFile } from './walk.ts';

/** A call, and where it stands. */
export interface PlacedCall {
  readonly call: Call;
  readonly place: Pick<FoundFile, 'absolutePath' | 'scope'>;
}

/**
 * The only call of a wrapper, where it has no feature itself, is what the feature of the wrapper is about: it runs as often
 * as is configured there, whatever loop it stands in. `made` is the request that the wrapper makes.
 */
export function withFeatureOfWrapper(
  analysed: AnalysedCall,
  { call: made, place }: PlacedCall,
  estimate: FileAnalyser['estimate'],
): AnalysedCall {
  if (analysed.estimate.feature !== null) return analysed;
  const { call } = analysed;
  const { id, enclosing, multiplier, loops } = made;
  const shared = estimate({ ...call, id, enclosing, multiplier, loops }, place).estimate;
  return shared.feature === null ? analysed : { call, estimate: { ...shared, callId: call.id } };
}
