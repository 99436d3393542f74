import { isRequest } from '../analysis.ts';
import type { Call } from '../model.ts';
import type { FeaturePolicy } from '../policy/schema.ts';
import { nothing, type Rule, type RuleSubject } from './rule.ts';

/** A call without the attribution that `attribution.required` of callcost.yml asks for. */
export const attributionMissing: Rule = {
  code: 'attribution-missing',
  topic: 'request',
  check(subject) {
    const { call, settings } = subject;
    const { required } = settings.policy.attribution;
    if (required.length === 0 || !isRequest(subject) || isOpen(call)) return nothing;
    const missing = required.filter((key) => !carries(call, key));
    if (missing.length === 0) return nothing;
    const entries = missing.map((key) => ({ key, value: knownValueOf(subject, key) }));
    const names = missing.join(', ');
    return [
      {
        message: `This call carries no ${names} tag; its spend cannot be budgeted.`,
        evidence: [{ text: `attribution.required of callcost.yml: ${required.join(', ')}`, range: null }],
        changes: [
          {
            title: `Tag the call with ${entries.map(({ key, value }) => `${key}: ${value ?? '…'}`).join(', ')}`,
            change: { kind: 'add-attribution', entries },
            isSafe: entries.every(({ value }) => value !== null),
            isPreferred: true,
          },
        ],
      },
    ];
  },
};

/** Metadata that is put together at run time may hold anything. */
function isOpen({ metadata }: Call): boolean {
  return metadata.some(({ key, value }) => value === null && !lastPart(key).includes('user') && !key.includes('.'));
}

/** In its metadata, as a tag, or in a comment, which is how a call of an SDK without metadata says it. */
function carries({ metadata, directives }: Call, wanted: string): boolean {
  const name = normalized(wanted);
  const isInComment = directives.some((each) => each.kind === 'assign' && normalized(each.key) === name);
  return (
    isInComment ||
    metadata.some(({ key, value }) => {
      const tag = value === null ? null : /^([\w-]+)\s*[:=]/.exec(value);
      return normalized(lastPart(key)) === name || (tag?.[1] !== undefined && normalized(tag[1]) === name);
    })
  );
}

function lastPart(key: string): string {
  return key.slice(key.lastIndexOf('.') + 1);
}

function normalized(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

/** What callcost.yml says about the call's feature; null where it does not. */
function knownValueOf({ feature }: RuleSubject, key: string): string | null {
  if (feature === null) return null;
  const settings: FeaturePolicy | null = feature.settings;
  const known: Readonly<Record<string, string | undefined>> = {
    feature: feature.name,
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
