/**
 * Call sites that are alternatives: what is called is one of several functions of the same name — the methods of the classes
 * that a factory chooses from — and they make the same request. Only one of them is called, so that they are one call.
 */
import { groupedBy } from '../../grouping.ts';
import type { Call } from '../../model.ts';
import type { Scope } from '../evaluate/scopes.ts';
import { oneOf } from '../requests/model-reference.ts';
import type { Wrapper } from './wrapper.ts';

/** A call of a wrapper, as far as it matters here. */
interface Site {
  readonly call: Call;
  readonly wrapper: Wrapper;
}

/**
 * Call sites without those that are alternatives to an earlier one: that one tells of all of them what they share. A model
 * that differs is chosen at run time, from candidates that are known.
 */
export function withAlternativesJoined<Each extends Site>(sites: readonly Each[]): readonly Each[] {
  const byRequest = groupedBy(sites, ({ call, wrapper }) =>
    [call.file, call.range.start, wrapper.file, wrapper.callId].join('\0'),
  );
  const joined = new Map<Each, readonly Each[]>();
  for (const together of byRequest.values()) {
    const groups: Each[][] = [];
    for (const site of together) {
      const group = groups.find((each) => each.every((other) => areAlternatives(site.wrapper, other.wrapper)));
      if (group === undefined) groups.push([site]);
      else group.push(site);
    }
    for (const group of groups) if (group[0] !== undefined) joined.set(group[0], group);
  }
  return sites.flatMap((site) => {
    const group = joined.get(site);
    return group === undefined ? [] : [group.length === 1 ? site : { ...site, call: callOf(site.call, group) }];
  });
}

/** Whether at most one of two wrappers is called: where their ways part, other functions of the same name are called. */
function areAlternatives(one: Wrapper, other: Wrapper): boolean {
  const [left, right] = [one.path.toReversed(), other.path.toReversed()];
  const parting = left.findIndex(({ call }, index) => call !== right[index]?.call);
  const [from, to] = [left[parting], right[parting]].map((step) => (step === undefined ? null : outermost(step.scope)));
  if (from == null || to == null) return false;
  return from !== to && from.name === to.name && from.name !== '';
}

/** The outermost function around a place. Closures of one maker share it, and are not told apart. */
function outermost(scope: Scope): Scope | null {
  let found: Scope | null = null;
  for (let each: Scope | null = scope; each !== null; each = each.parent) if (each.kind === 'function') found = each;
  return found;
}

function callOf(call: Call, group: readonly Site[]): Call {
  const models = group.map((site) => site.call.model);
  const providers = new Set(group.map((site) => site.call.provider));
  const limits = new Set(group.map((site) => site.call.outputLimit?.value ?? site.call.outputLimit?.source ?? null));
  return {
    ...call,
    model: oneOf(models),
    provider: providers.size === 1 ? call.provider : null,
    outputLimit:
      limits.size === 1
        ? call.outputLimit
        : {
            value: null,
            parameter: call.outputLimit?.parameter ?? null,
            source: 'unknown',
            reason: 'set by some of the classes that may be called',
          },
  };
}
