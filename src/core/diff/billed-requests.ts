import { type AnalysedCall, isRequest } from '../analysis.ts';
import { billedCalls } from '../estimate/call-sites.ts';

/** The calls that bill, each once: requests, and in place of one that a wrapper makes the calls of the wrapper. */
export function billedRequests(calls: readonly AnalysedCall[]): readonly AnalysedCall[] {
  return billedCalls(calls).filter(isRequest);
}
