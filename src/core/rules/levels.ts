/** How loud rules are in a place: levels of callcost.yml, waivers, comments on calls. */
import type { Severity } from '../finding.ts';
import type { Call } from '../model.ts';
import { createPathMatcher, type PathMatcher } from '../policy/patterns.ts';
import type { Policy } from '../policy/schema.ts';
import { defaultLevels, type RuleCode } from '../rule-codes.ts';

/** Levels of one policy, on one day. */
export interface Levels {
  /** Null where the rule is off for the whole policy. */
  readonly severityOf: (code: RuleCode) => Severity | null;
  /** Whether a waiver that has not ended covers a rule here; `path` is relative to the folder of the policy. */
  readonly isWaived: (code: RuleCode, path: string, feature: string | null) => boolean;
}

/** Makes the levels of a policy; `today` is `YYYY-MM-DD`, and a waiver holds to the end of its last day. */
export function createLevels(policy: Policy, today: string): Levels {
  const waivers = policy.waivers
    .filter(({ until }) => until >= today)
    .map(({ rule, feature, paths }) => ({
      rule,
      feature,
      matches: paths.length === 0 ? everywhere : createPathMatcher(paths),
    }));
  return {
    severityOf(code) {
      const level = policy.rules[code] ?? defaultLevels[code];
      return level === 'off' ? null : level;
    },
    isWaived: (code, path, feature) =>
      waivers.some((each) => each.rule === code && (each.feature ?? feature) === feature && each.matches(path)),
  };
}

const everywhere: PathMatcher = () => true;

/** Whether a comment on the call, or on the line above it, turns a rule off: `callcost-ignore rule -- reason`. */
export function isIgnored({ directives }: Call, code: RuleCode): boolean {
  return directives.some((directive) => directive.kind === 'ignore' && directive.rule === code);
}
