/** Calls as agents name and read them. */
import type { AnalysedCall, Analysis } from '../core/analysis.ts';
import { UserError } from '../core/errors.ts';
import { billedCalls } from '../core/estimate/call-sites.ts';
import type { Cost, CostOrReason } from '../core/model.ts';
import { formatTokens } from '../core/present/tokens.ts';
import { isIn, pathInWorkspace } from './places.ts';

/** Which calls are meant. */
export interface CallFilter {
  /** A file or folder, relative to the root; empty for all. */
  readonly place: string;
  readonly feature: string | undefined;
}

/** The calls that bill, the dearest first: by month, then by call. Throws a UserError for a feature that there is not. */
export function callsLike({ calls, features }: Analysis, { place, feature }: CallFilter): readonly AnalysedCall[] {
  if (feature !== undefined && features.every(({ name }) => name !== feature)) {
    const names = features.slice(0, namedFeatures).map(({ name }) => name);
    throw new UserError(
      `There is no feature ${feature}.`,
      names.length === 0
        ? 'callcost.yml names none.'
        : `There are: ${names.join(', ')}${features.length > names.length ? ', …' : ''}.`,
    );
  }
  return billedCalls(calls)
    .filter(({ call, estimate }) => isIn(call.file, place) && (feature === undefined || estimate.feature === feature))
    .toSorted(
      (one, other) =>
        weight(other.estimate.perMonth) - weight(one.estimate.perMonth) ||
        weight(other.estimate.perCall) - weight(one.estimate.perCall),
    );
}

/** Features that an error names. */
const namedFeatures = 20;

/** The call with an id, or the innermost one on a line. Throws a UserError that says what to ask instead. */
export function callAt(analysis: Analysis, id: string | undefined, file: string | undefined, line: number | undefined) {
  if (id === undefined && (file === undefined || line === undefined)) {
    throw new UserError('A call is named by its id, or by file and line.', seeScan);
  }
  const place = file === undefined ? '' : pathInWorkspace(analysis.root, file);
  const all = analysis.calls.flatMap((analysed) => [analysed, ...(analysed.callSites ?? [])]);
  const found =
    id === undefined
      ? all
          .filter(({ call }) => call.file === place && line !== undefined && holds(call.lines, line))
          .toSorted((one, other) => size(one) - size(other))[0]
      : all.find(({ call }) => call.id === id);
  if (found !== undefined) return found;
  const what = id === undefined ? `There is no LLM call at ${place}:${line}.` : `There is no call ${id}.`;
  throw new UserError(what, seeScan);
}

const seeScan = 'scan_llm_calls lists the calls with their ids, files and lines.';

/** What a list says of a call. Unknown numbers are null, with the reason. */
export function summaryOf({ call, estimate }: AnalysedCall) {
  return {
    id: call.id,
    file: call.file,
    line: call.lines.line,
    ...(call.lines.cell === undefined ? {} : { cell: call.lines.cell }),
    function: call.enclosing,
    sdk: call.sdk,
    operation: call.operation,
    model: call.model?.value ?? null,
    ...(call.model?.source === 'dynamic' ? { modelReason: call.model.reason } : {}),
    tier: estimate.tier,
    inputTokens: formatTokens(estimate.inputTokens),
    outputTokens: formatTokens(estimate.outputTokens),
    usdPerCall: costAnswer(estimate.perCall),
    usdPerMonth: costAnswer(estimate.perMonth),
    feature: estimate.feature,
  };
}

/** A cost as a range with its provenance, or the reason why there is none. */
export function costAnswer({ cost, reason }: CostOrReason): CostAnswer {
  return cost === null ? { unknown: reason } : rangeAnswer(cost);
}

/** A cost as a range with its provenance. */
function rangeAnswer({ low, high, basis }: Cost) {
  return { low: rounded(low), high: high === null ? null : rounded(high), basis };
}

type CostAnswer = ReturnType<typeof rangeAnswer> | { readonly unknown: string };

/** Four significant digits: what an agent reads, it pays for. */
function rounded(usd: number): number {
  return Number(usd.toPrecision(4));
}

function weight({ cost }: CostOrReason): number {
  return cost === null ? -1 : (cost.low + (cost.high ?? cost.low)) / 2;
}

function holds({ line, endLine }: AnalysedCall['call']['lines'], wanted: number): boolean {
  return line <= wanted && wanted <= endLine;
}

function size({ call }: AnalysedCall): number {
  return call.range.end - call.range.start;
}
