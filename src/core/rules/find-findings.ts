import type { AnalysedCall } from '../analysis.ts';
import { withMeasured } from '../estimate/with-measured.ts';
import type { Finding, OfferedChange, Severity } from '../finding.ts';
import type { Call } from '../model.ts';
import type { PricedModel } from '../prices/priced-model.ts';
import type { RuleCode } from '../rule-codes.ts';
import { isTestByName, isTestFile } from '../test-files.ts';
import { asBrought, asMade } from './call-site-subjects.ts';
import { createLevels, isIgnored } from './levels.ts';
import { mostRelatedCalls } from './models.ts';
import { headOf } from './places.ts';
import type { BilledCall, Observation, Rule, RuleFile, RuleSettings, RuleSubject, WrapperCall } from './rule.ts';
import { rules } from './rules.ts';
import { savingsTogether } from './savings.ts';
import type { WorkspaceFacts } from './workspace-facts.ts';

/**
 * The findings of one file, by call. Pure: the same file, facts and settings give the same findings. What a rule cannot
 * tell it says nothing about; what is turned off by level, waiver or comment is not asked.
 */
export function findFindings(file: RuleFile, workspace: WorkspaceFacts, settings: RuleSettings): readonly Finding[] {
  const levels = createLevels(settings.policy, settings.today);
  const active = rulesFor(file.path).flatMap((rule) => {
    const severity = levels.severityOf(rule.code);
    return severity === null ? [] : [{ rule, severity }];
  });
  const subjects = [
    ...file.calls.map((analysed) => subjectOf(analysed, null, file, workspace, settings)),
    ...file.callers.map((caller) => subjectOf(caller.analysed, caller, file, workspace, settings)),
  ];
  const findings = subjects.flatMap((subject) =>
    active
      .filter(({ rule: { code } }) => !isIgnored(subject.call, code))
      .filter(({ rule: { code } }) => !levels.isWaived(code, file.pathInPolicy, subject.estimate.feature))
      .flatMap(({ rule, severity }) =>
        observed(rule, subject).map((observation) => ({
          made: subject.made?.id ?? null,
          finding: findingOf(subject, rule.code, severity, observation),
        })),
      ),
  );
  return saidOnce(findings);
}

/** Requests of tests are mostly not made. What a team has agreed on holds for what stands beside them: evaluations are real. */
function rulesFor(path: string): readonly Rule[] {
  if (isTestByName(path)) return [];
  return isTestFile(path) ? rules.filter(({ code }) => rulesAmongTests.has(code)) : rules;
}

const rulesAmongTests: ReadonlySet<RuleCode> = new Set([
  'model-not-allowed',
  'tier-above-policy',
  'gateway-bypass',
  'attribution-missing',
]);

/** What a rule says about a call, or about that part of it which is the call's own. */
function observed(rule: Rule, subject: RuleSubject): readonly Observation[] {
  const { call, made, billed } = subject;
  if (made !== null) {
    const brought = asBrought(rule.topic, call, made);
    return brought === null
      ? []
      : rule.check({ ...subject, call: brought }).map((each) => withPlannedChanges(each, call));
  }
  const callers = billed.flatMap((each) => (each.call === call ? [] : [each.call]));
  return asMade(rule.topic, call, callers) === null ? [] : rule.check(subject);
}

/** At the call of a wrapper text can be changed, and a model that it names; other parameters stand inside the wrapper. */
function withPlannedChanges(observation: Observation, { model, range }: Call): Observation {
  const written = model?.value == null ? null : model.range;
  const namesModel = written !== null && range.start <= written.start && written.end <= range.end;
  const changes = (observation.changes ?? []).filter(
    ({ change }) =>
      change.kind === 'replace-prompt-text' ||
      (change.kind === 'replace-model' && change.where === 'definition' && namesModel),
  );
  return { ...observation, changes };
}

/**
 * What is the same in one place is told once, with all that it saves: requests that share a model, callers of a wrapper
 * that bring the same, requests that are made for one caller.
 */
function saidOnce(
  findings: readonly { readonly made: string | null; readonly finding: Finding }[],
): readonly Finding[] {
  const told: Finding[] = [];
  const indexByKey = new Map<string, number>();
  for (const { made, finding } of findings) {
    const keys = keysOf(made, finding);
    const index = keys.flatMap((key) => indexByKey.get(key) ?? [])[0] ?? told.length;
    const before = told[index];
    told[index] = before === undefined ? finding : withOther(before, finding);
    for (const key of keys) indexByKey.set(key, index);
  }
  return told;
}

function keysOf(made: string | null, { code, range, message }: Finding): readonly string[] {
  const place = `${code} ${range.start} ${range.end}`;
  return made === null ? [`${place} ${message}`] : [`${place} of callers`, `${code} ${made} ${message}`];
}

function withOther(told: Finding, other: Finding): Finding {
  const { callId, relatedCalls } = told;
  const others = new Set([
    ...relatedCalls,
    ...(other.callId === null || other.callId === callId ? [] : [other.callId]),
  ]);
  const savings = savingsTogether([told.savings, other.savings].flatMap((each) => each ?? []));
  return { ...told, savings, relatedCalls: [...others].slice(0, mostRelatedCalls) };
}

function subjectOf(
  analysed: AnalysedCall,
  caller: WrapperCall | null,
  file: RuleFile,
  workspace: WorkspaceFacts,
  settings: RuleSettings,
): RuleSubject {
  const { call, estimate } = analysed;
  // What tests send through a wrapper says nothing of what it is for.
  const callSites = (analysed.callSites ?? []).filter((site) => !isTestFile(site.call.file));
  const plain = file.contextOf(call);
  const context = analysed.measured === undefined ? plain : withMeasured(plain, call, analysed.measured.use);
  const { catalogue } = context;
  const { features } = settings.policy;
  const name = estimate.feature;
  const own = billedCall(analysed, settings);
  return {
    call,
    estimate,
    billed: callSites.length === 0 ? [own] : callSites.map((site) => billedCall(site, settings)),
    made: caller?.made ?? null,
    context,
    file,
    settings,
    workspace,
    price: priceOf(analysed, catalogue),
    facts: catalogue.factsOf(estimate.pricedModel ?? call.model?.value ?? ''),
    feature: name === null ? null : { name, settings: Object.hasOwn(features, name) ? (features[name] ?? null) : null },
    advice: own.advice,
  };
}

type Catalogue = RuleSubject['context']['catalogue'];

function billedCall(analysed: AnalysedCall, { advise }: RuleSettings): BilledCall {
  return { ...analysed, advice: () => advise(analysed.call) };
}

function priceOf({ call, estimate }: AnalysedCall, catalogue: Catalogue): PricedModel | null {
  const { model, provider } = call;
  if (model?.value == null || estimate.pricedModel === null) return null;
  const lookup =
    model.source === 'config' ? catalogue.findConfigured(provider, model.value) : catalogue.find(provider, model.value);
  return lookup.kind === 'priced' ? lookup.price : null;
}

function findingOf({ call, file }: RuleSubject, code: RuleCode, severity: Severity, observation: Observation): Finding {
  const range = observation.at ?? headOf(call, file.text);
  return {
    code,
    severity,
    callId: call.id,
    file: call.file,
    range,
    lines: file.linesOf(range),
    message: observation.message,
    evidence: observation.evidence,
    savings: observation.savings ?? null,
    relatedCalls: observation.relatedCalls ?? [],
    changes: [...(observation.changes ?? []), ...waysToIgnore(code)],
  };
}

function waysToIgnore(rule: RuleCode): readonly OfferedChange[] {
  const offer = { isSafe: false, isPreferred: false };
  return [
    { ...offer, title: `Ignore ${rule} here`, change: { kind: 'ignore-here', rule, reason: '' } },
    { ...offer, title: `Turn ${rule} off in callcost.yml`, change: { kind: 'ignore-everywhere', rule } },
  ];
}
