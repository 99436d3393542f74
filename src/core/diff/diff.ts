/** Compares two states of a workspace: which calls are new, gone or changed, and what that does to the cost. */
import type { AnalysedCall } from '../analysis.ts';
import { sumOfCosts } from '../estimate/cost.ts';
import type { Cost, Estimate } from '../model.ts';
import { type Aspect, changedAspects } from './call-changes.ts';
import {
  type CostChange,
  type CostChangeOrReason,
  changeByAdding,
  changeByRemoving,
  changeOf,
  sumOfChanges,
} from './cost-change.ts';
import { type MatchedCall, matchCalls, type RenamedFiles } from './match-calls.ts';

/** A call that is on both sides and does not cost the same way. */
export interface ChangedCall extends MatchedCall {
  /** Never empty. */
  readonly what: readonly Aspect[];
  readonly perCall: CostChangeOrReason;
  readonly perMonth: CostChangeOrReason;
}

/** What two states of a workspace differ in. Calls are those that bill, each once, as `billedRequests` gives them. */
export interface CallDiff {
  readonly added: readonly AnalysedCall[];
  readonly removed: readonly AnalysedCall[];
  readonly changed: readonly ChangedCall[];
  /** Calls that stand elsewhere and are otherwise as before. */
  readonly moved: readonly MatchedCall[];
  readonly unchanged: readonly MatchedCall[];
  readonly month: MonthChange;
  /** Features in which a call differs, by name. */
  readonly features: readonly FeatureChange[];
}

/** What a month changes by: the sum over the calls that differ and of which it is known; null where it is known of none. */
export interface MonthChange {
  readonly perMonth: CostChange | null;
  /** Calls that were added, removed or changed. */
  readonly differing: number;
  /** How many of them the sum covers. */
  readonly known: number;
}

/** What a feature cost a month, costs now, and changes by. */
export interface FeatureChange extends MonthChange {
  readonly name: string;
  readonly base: Cost | null;
  readonly head: Cost | null;
}

/** Compares the calls that bill before and after. `renamed` are the files with another name now, by the one before. */
export function diffCalls(
  before: readonly AnalysedCall[],
  after: readonly AnalysedCall[],
  renamed: RenamedFiles,
): CallDiff {
  const { pairs, added, removed } = matchCalls(before, after, renamed);
  const compared = pairs.map((pair) => ({ ...pair, what: changedAspects(pair.before, pair.after) }));
  const changed = compared.filter(({ what }) => what.length > 0).map(changedCall);
  const same = compared.filter(({ what }) => what.length === 0);
  const onOneSide = [...added.map(differenceByAdding), ...removed.map(differenceByRemoving)];
  return {
    added: added.toSorted(byPlace),
    removed: removed.toSorted(byPlace),
    changed: changed.toSorted((one, other) => byPlace(one.after, other.after)),
    moved: inPlaceOrder(same.filter(isMoved)),
    unchanged: inPlaceOrder(same.filter((pair) => !isMoved(pair))),
    month: monthOf([...onOneSide, ...changed.map(differenceByChange)]),
    features: featuresOf([...onOneSide, ...changed.flatMap(differencesInFeatures)], before, after),
  };
}

function changedCall({ before, after, what }: MatchedCall & Pick<ChangedCall, 'what'>): ChangedCall {
  return {
    before,
    after,
    what,
    perCall: changeOf(before.estimate.perCall, after.estimate.perCall),
    perMonth: changeOf(before.estimate.perMonth, after.estimate.perMonth),
  };
}

function inPlaceOrder(pairs: readonly MatchedCall[]): readonly MatchedCall[] {
  return pairs
    .map(({ before, after }) => ({ before, after }))
    .toSorted((one, other) => byPlace(one.after, other.after));
}

function isMoved({ before: { call: before }, after: { call: after } }: MatchedCall): boolean {
  return before.file !== after.file || before.enclosing !== after.enclosing;
}

/** What one call adds to a month of its feature, or takes from it. */
interface Difference {
  readonly feature: string | null;
  readonly perMonth: CostChange | null;
}

function differenceByAdding({ estimate: { feature, perMonth } }: AnalysedCall): Difference {
  return { feature, perMonth: perMonth.cost === null ? null : changeByAdding(perMonth.cost) };
}

function differenceByRemoving({ estimate: { feature, perMonth } }: AnalysedCall): Difference {
  return { feature, perMonth: perMonth.cost === null ? null : changeByRemoving(perMonth.cost) };
}

function differenceByChange({ after, perMonth }: ChangedCall): Difference {
  return { feature: after.estimate.feature, perMonth: perMonth.change };
}

/** A call that goes to another feature leaves the first. */
function differencesInFeatures(changed: ChangedCall): readonly Difference[] {
  const { before, after } = changed;
  if (before.estimate.feature === after.estimate.feature) return [differenceByChange(changed)];
  return [differenceByRemoving(before), differenceByAdding(after)];
}

function monthOf(differences: readonly Difference[]): MonthChange {
  const known = differences.flatMap(({ perMonth }) => perMonth ?? []);
  return { perMonth: sumOfChanges(known), differing: differences.length, known: known.length };
}

function featuresOf(
  differences: readonly Difference[],
  before: readonly AnalysedCall[],
  after: readonly AnalysedCall[],
): readonly FeatureChange[] {
  const names = new Set(differences.flatMap(({ feature }) => feature ?? []));
  return [...names].sort().map((name) => ({
    name,
    base: monthlyCost(name, before),
    head: monthlyCost(name, after),
    ...monthOf(differences.filter(({ feature }) => feature === name)),
  }));
}

function monthlyCost(feature: string, calls: readonly AnalysedCall[]): Cost | null {
  const isOwn = (estimate: Estimate) => estimate.feature === feature;
  return sumOfCosts(calls.flatMap(({ estimate }) => (isOwn(estimate) ? (estimate.perMonth.cost ?? []) : [])));
}

function byPlace({ call: one }: AnalysedCall, { call: other }: AnalysedCall): number {
  if (one.file !== other.file) return one.file < other.file ? -1 : 1;
  return one.range.start - other.range.start;
}
