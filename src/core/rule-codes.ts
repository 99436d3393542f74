/** The rules by their codes, with how loud they are where callcost.yml says nothing. */
import type { Severity } from './finding.ts';

/** How loud a rule is; `off` where it is not asked at all. */
export type RuleLevel = Severity | 'off';

/**
 * Default level of every rule. Quiet by default: what costs money is a hint or an information, what a team has agreed on
 * in callcost.yml is a warning. A rule that the code alone gives no evidence for is off until it is asked for.
 */
export const defaultLevels = {
  'tier-downgrade': 'information',
  'tier-above-policy': 'warning',
  'output-limit-missing': 'information',
  'output-limit-loose': 'hint',
  'model-deprecated': 'information',
  'model-superseded': 'hint',
  'prompt-long': 'hint',
  'prompt-duplicate': 'hint',
  'examples-heavy': 'hint',
  'prompt-waste': 'hint',
  'prompt-uncached': 'information',
  'cache-broken': 'hint',
  'response-cacheable': 'hint',
  'history-unbounded': 'hint',
  'call-in-loop': 'hint',
  'agent-unbounded': 'information',
  batchable: 'hint',
  'attribution-missing': 'warning',
  'gateway-bypass': 'warning',
  'model-not-allowed': 'warning',
  'context-overflow': 'information',
  'reasoning-overkill': 'information',
  'over-budget': 'warning',
  'experiment-expired': 'warning',
  'image-detail': 'hint',
  'embedding-oversized': 'off',
  'price-unknown': 'hint',
} as const satisfies Readonly<Record<string, RuleLevel>>;

/** Stable kebab-case code of a rule; its page is `docs/rules/<code>.md`. */
export type RuleCode = keyof typeof defaultLevels;

/** Every code, in the order of the documentation. */
export const ruleCodes: readonly RuleCode[] = Object.keys(defaultLevels).filter(isRuleCode);

/** True for the code of a rule that there is. */
function isRuleCode(text: string): text is RuleCode {
  return Object.hasOwn(defaultLevels, text);
}
