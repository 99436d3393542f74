/** Which feature of the product a call belongs to, and how often it runs. */
import type { Call, Quantity } from '../model.ts';
import { isTestByName } from '../test-files.ts';
import { createPathMatcher, type PathMatcher } from './patterns.ts';
import type { FeaturePolicy, Policy } from './schema.ts';

/** The feature of a call. `settings` is null where callcost.yml does not know the feature. */
export interface FeatureOfCall {
  readonly name: string;
  readonly source: 'comment' | 'path' | 'metadata';
  readonly settings: FeaturePolicy | null;
}

/** Finds the feature of a call; `path` is the call's file relative to the folder that the policy is for. */
export type FindFeature = (call: Call, path: string) => FeatureOfCall | null;

/**
 * A comment on the call (`callcost: feature=…`) decides first, then `paths` of callcost.yml, where the pattern with the
 * longest fixed beginning wins, then metadata or a tag that the call carries (`feature: …`, `feature:…`).
 */
export function createFeatureFinder(policy: Policy): FindFeature {
  const byPath = pathRules(policy);
  const byTag = new Map(
    Object.entries(policy.features).flatMap(([name, { gateway }]) =>
      gateway === undefined ? [] : [[gateway.tag, name] as const],
    ),
  );
  const named = (name: string, source: FeatureOfCall['source']): FeatureOfCall => ({
    name,
    source,
    settings: own(policy.features, name),
  });
  return (call, path) => {
    const comment = assignedInComment(call, 'feature');
    if (comment !== null) return named(comment, 'comment');
    const rule = byPath.find((candidate) => candidate.matches(path));
    if (rule !== undefined) return named(rule.feature, 'path');
    const metadata = featureInMetadata(call, byTag);
    return metadata === null ? null : named(metadata, 'metadata');
  };
}

/** The feature that `paths` of callcost.yml give a file, whatever is in it; null where they give none. */
export function featureOfPath(policy: Policy, path: string): string | null {
  return pathRules(policy).find(({ matches }) => matches(path))?.feature ?? null;
}

/** How often a call is made. */
export interface VolumeOfCall {
  readonly feature: string | null;
  /** Monthly runs of the line on which the call stands, before its own multiplier; unknown with what to set. */
  readonly runsPerMonth: Quantity;
  /** True when callcost.yml or a comment says how often this very call runs. */
  readonly timesPerRunIsSet: boolean;
}

/**
 * The volume of a call: from a comment (`callcost: calls=5000/month`), from its feature (runs × times per run, by call id,
 * qualified or bare function name, once where nothing is said), or from `defaults.callsPerMonth` without a feature. The
 * runs of a feature say nothing of its tests: these have a volume only where a comment or the feature names them.
 */
export function volumeOfCall(call: Call, feature: FeatureOfCall | null, policy: Policy): VolumeOfCall {
  const comment = assignedInComment(call, 'calls');
  const times = feature === null ? null : timesPerRun(call, feature);
  const runsPerMonth =
    comment === null ? runsOf(call, feature, times, policy) : (volumeOfComment(comment) ?? notAVolume(comment));
  return { feature: feature?.name ?? null, runsPerMonth, timesPerRunIsSet: comment !== null || times !== null };
}

function runsOf(call: Call, feature: FeatureOfCall | null, times: number | null, policy: Policy): Quantity {
  if (times === null && isTestByName(call.file))
    return unknownRuns('it stands in a test, which has no share in the volume');
  return runsOfFeature(feature, times ?? 1, policy);
}

function runsOfFeature(feature: FeatureOfCall | null, timesPerRun: number, policy: Policy): Quantity {
  if (feature === null) {
    const fallback = policy.defaults.callsPerMonth;
    return fallback === undefined ? unknownRuns('the call belongs to no feature with callsPerMonth') : runs(fallback);
  }
  const perMonth = feature.settings?.callsPerMonth;
  if (perMonth === undefined) return unknownRuns(`feature ${feature.name} has no callsPerMonth`);
  return runs(perMonth * timesPerRun);
}

function timesPerRun(call: Call, feature: FeatureOfCall): number | null {
  const times = feature.settings?.calls ?? {};
  const bareName = call.enclosing.slice(call.enclosing.lastIndexOf('.') + 1);
  return own(times, call.id) ?? own(times, call.enclosing) ?? own(times, bareName);
}

interface PathRule {
  readonly feature: string;
  readonly fixedLength: number;
  readonly matches: PathMatcher;
}

/**
 * One rule for each pattern, longest fixed beginning first. Patterns that take back (`!…`) go with each of the others.
 */
function pathRules(policy: Policy): readonly PathRule[] {
  const rules = Object.entries(policy.features).flatMap(([feature, { paths }]) => {
    const exceptions = paths.filter((pattern) => pattern.startsWith('!'));
    const patterns = paths.filter((pattern) => !pattern.startsWith('!'));
    return patterns.map((pattern) => ({
      feature,
      fixedLength: pattern.search(/[*?[]|$/),
      matches: createPathMatcher([pattern, ...exceptions]),
    }));
  });
  return rules.sort((left, right) => right.fixedLength - left.fixedLength);
}

function assignedInComment(call: Call, key: string): string | null {
  for (const directive of call.directives) {
    if (directive.kind === 'assign' && directive.key === key) return directive.value;
  }
  return null;
}

/** By the tag under which the gateway knows a feature, else by the name of one. */
function featureInMetadata(call: Call, byTag: ReadonlyMap<string, string>): string | null {
  for (const { key, value } of call.metadata) {
    if (value === null) continue;
    const tagged = byTag.get(value);
    if (tagged !== undefined) return tagged;
    // `metadata.feature`, but also headers: `x-bf-dim-feature`, `Helicone-Property-Feature`.
    if (/(^|[.-])feature$/i.test(key)) return value;
    const tag = /^feature[:=](.+)$/.exec(value);
    if (tag?.[1] !== undefined) return tag[1].trim();
  }
  return null;
}

function volumeOfComment(written: string): Quantity | null {
  const match = /^(\d+(?:\.\d+)?)(k|m)?\/mo(?:nth)?$/i.exec(written.replaceAll('_', ''));
  if (match === null) return null;
  const scale = { k: 1000, m: 1_000_000 }[match[2]?.toLowerCase() ?? ''] ?? 1;
  return runs(Number(match[1]) * scale);
}

function notAVolume(written: string): Quantity {
  return unknownRuns(`"calls=${written}" is not a volume such as calls=5000/month`);
}

function runs(value: number): Quantity {
  return { value, low: value, high: value, basis: 'configured' };
}

function unknownRuns(reason: string): Quantity {
  return { value: null, low: null, high: null, basis: 'unknown', reason };
}

/** Own keys only: a feature may be called `constructor`. */
function own<T>(record: Readonly<Record<string, T>>, key: string): T | null {
  return Object.hasOwn(record, key) ? (record[key] ?? null) : null;
}
