import { isRequest } from '../analysis.ts';
import { carries, isOpen, normalized } from '../attribution.ts';
import type { OfferedChange } from '../finding.ts';
import type { Call } from '../model.ts';
import { type AttributionEntry, type AttributionForm, anyForm } from './attribution-forms.ts';
import { type AttributionRoute, attributionRouteOf } from './attribution-route.ts';
import { nothing, type Observation, type Rule, type RuleSubject } from './rule.ts';
import { isNamedInSpan } from './span-attributes.ts';

/** A call without the attribution that `attribution.required`, or the tag of its feature, asks for. */
export const attributionMissing: Rule = {
  code: 'attribution-missing',
  topic: 'request',
  check(subject) {
    const { call, settings } = subject;
    const { keys, evidence } = requiredOf(subject);
    if (keys.length === 0 || !isRequest(subject) || isOpen(call) || isBeyondGateways(call)) return nothing;
    if (subject.billed.some((billed) => mayCarryMore(billed.call, call))) return nothing;
    const route = attributionRouteOf(call, settings.policy, settings.gateway);
    const missing = keys.filter((key) => !isCarried(subject, key, route.form));
    if (missing.length === 0) return nothing;
    if (route.isForGateway && !settings.policy.gateway.clientTags) return [refusedByGateway(missing, evidence)];
    return [
      {
        message: `This call carries no ${missing.join(', ')} tag${wordsOfForm(route.form)}; its spend cannot be budgeted.`,
        evidence: [{ text: evidence, range: null }],
        changes: changesOf(subject, missing, route),
      },
    ];
  },
};

/** Ollama's own protocol has no place for attribution, no gateway speaks it, and there is no spend to budget. */
function isBeyondGateways({ sdk, provider, client }: Call): boolean {
  return sdk === 'ollama' || provider === 'ollama' || portOfOllama.test(client?.baseUrl ?? '');
}

const portOfOllama = /:11434(?:\/|$)/;

/** Parameters, or a client with headers of its own, come from elsewhere; or a caller hands over what nobody knows. */
function mayCarryMore(billed: Call, made: Call): boolean {
  const isUnknown = billed.provider === null && billed.client?.baseUrl === undefined;
  return billed.hasOpenParameters === true || isHandedOver(billed) || (isUnknown && isHandedOver(made));
}

function isHandedOver({ client }: Call): boolean {
  return client?.range === null && client.origin === undefined && client.baseUrl === null;
}

/** What a call is to carry, and who asks for it. */
function requiredOf({ feature, settings }: RuleSubject): {
  readonly keys: readonly string[];
  readonly evidence: string;
} {
  const { required } = settings.policy.attribution;
  if (required.length > 0)
    return { keys: required, evidence: `attribution.required of callcost.yml: ${required.join(', ')}` };
  const tag = feature?.settings?.gateway?.tag;
  if (feature === null || tag === undefined) return { keys: [], evidence: '' };
  return {
    keys: ['feature'],
    evidence: `features.${feature.name}.gateway of callcost.yml: budgets go by the tag ${tag}`,
  };
}

/** A comment tells Call Cost alone: it counts where nothing is known of a gateway. */
function isCarried({ call, file, feature }: RuleSubject, key: string, form: AttributionForm): boolean {
  const tag = normalized(key) === 'feature' ? (feature?.settings?.gateway?.tag ?? null) : null;
  if (carries(call, key, form, tag)) return true;
  if (form !== anyForm) return false;
  const isInComment = call.directives.some(
    (each) => each.kind === 'assign' && normalized(each.key) === normalized(key),
  );
  return isInComment || isNamedInSpan(file.text, call.range, key);
}

function wordsOfForm(form: AttributionForm): string {
  return form === anyForm ? '' : ` that ${form.name} reads`;
}

function refusedByGateway(missing: readonly string[], evidence: string): Observation {
  return {
    message: `This call carries no ${missing.join(', ')} tag, and the gateway takes none from requests: give its feature a key of its own.`,
    evidence: [
      { text: evidence, range: null },
      { text: 'gateway.clientTags of callcost.yml is false', range: null },
    ],
  };
}

/** Nothing is offered that the developer would have to make up, or that the gateway would not take. */
function changesOf(
  subject: RuleSubject,
  missing: readonly string[],
  route: AttributionRoute,
): readonly OfferedChange[] {
  const entries = missing.flatMap((key): readonly AttributionEntry[] => {
    const value = knownValueOf(subject, key, route.form);
    return value === null ? [] : [{ key, value }];
  });
  if (entries.length < missing.length) return [];
  const forms = route.form.write(entries).filter(({ kind }) => route.isCertain || kind !== 'tags');
  if (forms.length === 0) return [];
  return [
    {
      title: `Tag the call with ${entries.map(wordsOfEntry).join(', ')}`,
      change: { kind: 'add-attribution', entries, ...(route.form === anyForm ? {} : { forms }) },
      isSafe: true,
      isPreferred: true,
    },
  ];
}

/** A tag of the gateway often has the name in it. */
function wordsOfEntry({ key, value }: AttributionEntry): string {
  return value.startsWith(`${key}:`) ? value : `${key}: ${value}`;
}

/** What callcost.yml says about the call's feature, as the gateway takes it; null where it says nothing. */
function knownValueOf({ feature }: RuleSubject, key: string, form: AttributionForm): string | null {
  if (feature === null) return null;
  const value = valueOfPolicy(feature, key);
  const hasTags = form.tags.length > 0 && form !== anyForm;
  if (!hasTags || value === null) return value;
  const tag = normalized(key) === 'feature' ? feature.settings?.gateway?.tag : undefined;
  return tag ?? tagOf(key, value);
}

/** `feature:checkout`; a value that is a tag already stays as it is. */
function tagOf(key: string, value: string): string {
  return /^[\w-]+:/.test(value) ? value : `${key}:${value}`;
}

function valueOfPolicy({ name: featureName, settings }: NonNullable<RuleSubject['feature']>, key: string) {
  const known: Readonly<Record<string, string | undefined>> = {
    feature: featureName,
    owner: settings?.owner,
    team: settings?.owner,
    costcenter: settings?.costCenter,
    environment: settings?.environment,
    env: settings?.environment,
  };
  const name = normalized(key);
  const tags = settings?.tags ?? {};
  return (Object.hasOwn(known, name) ? known[name] : Object.hasOwn(tags, key) ? tags[key] : undefined) ?? null;
}
