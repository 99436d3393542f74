import { grouped } from '../present/numbers.ts';
import { evidenceOfAdvice } from './call-prompt.ts';
import { boundedLimit, limitChange } from './output-limits.ts';
import { evidenceWhereWritten, rangeInFile } from './places.ts';
import { nothing, type Rule } from './rule.ts';
import { answerName } from './task-words.ts';

/** A limit has to be this many times what the answer needs before it is worth a word. */
const looseFactor = 2;

/** An output limit far above what the prompt asks for. */
export const outputLimitLoose: Rule = {
  code: 'output-limit-loose',
  check(subject) {
    const { call, file } = subject;
    const limit = call.outputLimit;
    if (limit === null || limit.value === null) return nothing;
    if (limit.source === 'env' || limit.source === 'default') return nothing;
    const advice = subject.advice();
    const bounded = boundedLimit(call, advice);
    if (advice === null || bounded === null || limit.value <= looseFactor * bounded.value) return nothing;
    const answer = answerName(advice.shape);
    const asked = answer === null ? '' : ` (${answer})`;
    return [
      {
        message: `The output limit of ${grouped(limit.value)} tokens is far above what the prompt asks for${asked}: ${grouped(bounded.value)} would do.`,
        at: rangeInFile(limit),
        evidence: [
          evidenceWhereWritten(file, `${limit.parameter} = ${limit.value}`, limit),
          ...evidenceOfAdvice(call, file, bounded.evidence),
        ],
        changes: [limitChange('Lower', advice, bounded)],
      },
    ];
  },
};
