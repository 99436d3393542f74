import type { Advice } from '../advice/advice.ts';
import type { AnalysedCall } from '../analysis.ts';
import type { Finding, OfferedChange, Severity } from '../finding.ts';
import type { PricedModel } from '../prices/priced-model.ts';
import type { RuleCode } from '../rule-codes.ts';
import { advicePromptOf } from './call-prompt.ts';
import { createLevels, isIgnored } from './levels.ts';
import { headOf } from './places.ts';
import type { Observation, RuleFile, RuleSettings, RuleSubject } from './rule.ts';
import { rules } from './rules.ts';
import type { WorkspaceFacts } from './workspace-facts.ts';

/**
 * The findings of one file, by call. Pure: the same file, facts and settings give the same findings. What a rule cannot
 * tell it says nothing about; what is turned off by level, waiver or comment is not asked.
 */
export function findFindings(file: RuleFile, workspace: WorkspaceFacts, settings: RuleSettings): readonly Finding[] {
  const levels = createLevels(settings.policy, settings.today);
  const active = rules.flatMap((rule) => {
    const severity = levels.severityOf(rule.code);
    return severity === null ? [] : [{ rule, severity }];
  });
  return file.calls.flatMap((analysed) => {
    const subject = subjectOf(analysed, file, workspace, settings);
    const { feature } = analysed.estimate;
    return active
      .filter(
        ({ rule }) => !isIgnored(analysed.call, rule.code) && !levels.isWaived(rule.code, file.pathInPolicy, feature),
      )
      .flatMap(({ rule, severity }) =>
        rule.check(subject).map((observation) => findingOf(subject, rule.code, severity, observation)),
      );
  });
}

function subjectOf(
  { call, estimate, callSites = [] }: AnalysedCall,
  file: RuleFile,
  workspace: WorkspaceFacts,
  settings: RuleSettings,
): RuleSubject {
  const context = file.contextOf(call);
  const { catalogue } = context;
  let advice: Advice | null | undefined;
  const { features } = settings.policy;
  const name = estimate.feature;
  const price = priceOf({ call, estimate }, catalogue);
  return {
    call,
    estimate,
    callSites,
    context,
    file,
    settings,
    workspace,
    price,
    facts: catalogue.factsOf(estimate.pricedModel ?? call.model?.value ?? ''),
    feature: name === null ? null : { name, settings: Object.hasOwn(features, name) ? (features[name] ?? null) : null },
    advice() {
      if (advice === undefined) {
        const prompt = advicePromptOf(call);
        advice = prompt === null ? null : settings.advise(prompt, () => price?.tier ?? null);
      }
      return advice;
    },
  };
}

function priceOf({ call, estimate }: AnalysedCall, catalogue: RuleSubject['context']['catalogue']): PricedModel | null {
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
