import type { AnalysedCall } from '../analysis.ts';
import { withMeasured } from '../estimate/with-measured.ts';
import type { Finding, OfferedChange, Severity } from '../finding.ts';
import type { Call } from '../model.ts';
import type { PricedModel } from '../prices/priced-model.ts';
import type { RuleCode } from '../rule-codes.ts';
import { asBrought, asMade } from './call-site-subjects.ts';
import { createLevels, isIgnored } from './levels.ts';
import { headOf } from './places.ts';
import type { BilledCall, Observation, Rule, RuleFile, RuleSettings, RuleSubject, WrapperCall } from './rule.ts';
import { rules } from './rules.ts';
import { isTestFile, rulesForTests } from './test-files.ts';
import type { WorkspaceFacts } from './workspace-facts.ts';

/**
 * The findings of one file, by call. Pure: the same file, facts and settings give the same findings. What a rule cannot
 * tell it says nothing about; what is turned off by level, waiver or comment is not asked.
 */
export function findFindings(file: RuleFile, workspace: WorkspaceFacts, settings: RuleSettings): readonly Finding[] {
  const levels = createLevels(settings.policy, settings.today);
  const asked = isTestFile(file.path) ? rules.filter(({ code }) => rulesForTests.has(code)) : rules;
  const active = asked.flatMap((rule) => {
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

/** Callers of a wrapper that bring the same, or requests that are made for one caller, are told once. */
function saidOnce(
  findings: readonly { readonly made: string | null; readonly finding: Finding }[],
): readonly Finding[] {
  const seen = new Set<string>();
  return findings.flatMap(({ made, finding }) => {
    if (made === null) return [finding];
    const { code, range, message } = finding;
    const keys = [`${code} ${range.start} ${range.end}`, `${code} ${made} ${message}`];
    if (keys.some((key) => seen.has(key))) return [];
    for (const key of keys) seen.add(key);
    return [finding];
  });
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
