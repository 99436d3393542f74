import type { Call } from '../model.ts';
import { grouped } from '../present/numbers.ts';
import { askedFor, commonLimit, evidenceOfLimit, limitChanges } from './output-limits.ts';
import { evidenceWhereWritten, rangeInFile } from './places.ts';
import { nothing, type Rule, type RuleSubject } from './rule.ts';

/** A limit has to be this many times what the answer needs before it is worth a word. */
const looseFactor = 2;

/** An output limit far above what the prompt asks for. */
export const outputLimitLoose: Rule = {
  code: 'output-limit-loose',
  topic: 'both',
  check(subject) {
    const { call, file } = subject;
    const limit = call.outputLimit;
    if (limit === null || limit.value === null || !isAskedHere(subject, limit)) return nothing;
    if (limit.source === 'env' || limit.source === 'default') return nothing;
    const common = commonLimit(subject);
    if (common === null || limit.value <= looseFactor * common.limit.value) return nothing;
    return [
      {
        message: `The output limit of ${grouped(limit.value)} tokens is far above what is asked for: ${grouped(common.limit.value)} would do.${askedFor(common)}`,
        at: rangeInFile(limit),
        evidence: [
          evidenceWhereWritten(file, `${limit.parameter} = ${limit.value}`, limit),
          ...evidenceOfLimit(subject, common),
        ],
        changes: limitChanges('Lower', subject, common),
      },
    ];
  },
};

/** A limit that the call of a wrapper does not bring itself is that of the call inside, for all callers. */
function isAskedHere({ call, made, billed }: RuleSubject, { range, value }: KnownLimit): boolean {
  if (made !== null) return range !== null && call.range.start <= range.start && range.end <= call.range.end;
  return billed.every((each) => each.call.outputLimit?.value === value);
}

type KnownLimit = Extract<NonNullable<Call['outputLimit']>, { readonly value: number }>;
