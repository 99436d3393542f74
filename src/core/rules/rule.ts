/** What a rule is asked about, and what it answers. */
import type { Advice } from '../advice/advice.ts';
import type { AnalysedCall } from '../analysis.ts';
import type { EstimateContext } from '../estimate/context.ts';
import type { Evidence, OfferedChange, Savings } from '../finding.ts';
import type { Call, Estimate, LineRange, TextRange } from '../model.ts';
import type { FeaturePolicy, Policy } from '../policy/schema.ts';
import type { ModelFacts } from '../prices/capabilities.ts';
import type { PricedModel } from '../prices/priced-model.ts';
import type { RuleCode } from '../rule-codes.ts';
import type { AdviseCall } from './adviser.ts';
import type { ConfiguredGateway } from './attribution-route.ts';
import type { RuleTopic } from './call-site-subjects.ts';
import type { WorkspaceFacts } from './workspace-facts.ts';

/** One rule. It looks at one call at a time; what it cannot tell it says nothing about. */
export interface Rule {
  readonly code: RuleCode;
  /** What it is about, which decides whom it is asked about where a wrapper makes requests for its callers. */
  readonly topic: RuleTopic;
  readonly check: (subject: RuleSubject) => readonly Observation[];
}

/** A file with its calls. */
export interface RuleFile {
  /** Relative to the workspace root, with forward slashes. */
  readonly path: string;
  /** Relative to the folder of the policy. */
  readonly pathInPolicy: string;
  readonly text: string;
  readonly linesOf: (range: TextRange) => LineRange;
  readonly calls: readonly AnalysedCall[];
  /** The calls of wrappers that stand in it. */
  readonly callers: readonly WrapperCall[];
  /** With what the estimate of a call was made, for estimates of what it could be. */
  readonly contextOf: (call: Call) => EstimateContext;
}

/** A call of a wrapper, with the call that makes the request for it, which may be in another file. */
export interface WrapperCall {
  readonly analysed: AnalysedCall;
  readonly made: Call;
}

/** What holds for all files of a callcost.yml. */
export interface RuleSettings {
  readonly policy: Policy;
  /** The present day, `YYYY-MM-DD`: the engine has no clock. */
  readonly today: string;
  /** The gateway that is set up, beside what the policy says of one; null for none. */
  readonly gateway: ConfiguredGateway | null;
  /** Reads task, answer and limit from the prompt of a call. */
  readonly advise: AdviseCall;
}

/** A call, with everything that rules go by. */
export interface RuleSubject {
  readonly call: Call;
  /** Of a call that is made for others, what those cost together. */
  readonly estimate: Estimate;
  /** The calls that are billed for it: itself, or the calls of the wrapper that it stands in. */
  readonly billed: readonly BilledCall[];
  /** The call that makes the request where this is a call of a wrapper; null for all others. */
  readonly made: Call | null;
  readonly context: EstimateContext;
  readonly file: RuleFile;
  readonly settings: RuleSettings;
  readonly workspace: WorkspaceFacts;
  /** The price of the call's own model; null where it has none. */
  readonly price: PricedModel | null;
  /** Limits and capabilities of the call's own model. */
  readonly facts: ModelFacts | null;
  readonly feature: { readonly name: string; readonly settings: FeaturePolicy | null } | null;
  /** What the prompt tells about its task and answer; null where it is not a prompt that can be read. Made once. */
  readonly advice: () => Advice | null;
}

/** A call that is billed, with what its prompt tells. */
export interface BilledCall extends AnalysedCall {
  /** Null where it is not a prompt that can be read. Made once. */
  readonly advice: () => Advice | null;
}

/** What a rule sees in a call. `at` is where it stands in the call's file; the first line of the call where left out. */
export interface Observation {
  readonly message: string;
  readonly at?: TextRange | null;
  readonly evidence: readonly Evidence[];
  readonly savings?: Savings | null;
  readonly relatedCalls?: readonly string[];
  readonly changes?: readonly OfferedChange[];
}

/** The answer of a rule that has nothing to say. */
export const nothing: readonly Observation[] = [];
