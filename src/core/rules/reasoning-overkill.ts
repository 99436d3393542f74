import type { OfferedChange } from '../finding.ts';
import type { CallOptions } from '../model.ts';
import { evidenceOfAdvice, tellsItsTask } from './call-prompt.ts';
import { nothing, type Rule } from './rule.ts';
import { taskAndAnswer } from './task-words.ts';

/** A reasoning budget from here on is large, in tokens. */
const largeBudget = 8000;

/** Much reasoning asked for, for a task with a short answer that needs none. */
export const reasoningOverkill: Rule = {
  code: 'reasoning-overkill',
  check(subject) {
    const { call, file } = subject;
    const asked = tellsItsTask(call) ? muchReasoning(call.options) : null;
    const advice = asked === null ? null : subject.advice();
    if (asked === null || advice?.tier == null || advice.tier.value !== 'small') return nothing;
    return [
      {
        message: `${taskAndAnswer(advice)} with ${asked}: hidden reasoning is billed as output. Try less and measure.`,
        evidence: evidenceOfAdvice(call, file, advice.tier.evidence),
        changes: call.options.reasoningEffort === null ? [] : [lowerEffort],
      },
    ];
  },
};

const lowerEffort: OfferedChange = {
  title: 'Lower the reasoning effort to low',
  change: { kind: 'set-reasoning-effort', effort: 'low' },
  isSafe: false,
  isPreferred: true,
};

function muchReasoning({ reasoningEffort, reasoningBudgetTokens }: CallOptions): string | null {
  if (reasoningEffort !== null && /^(?:high|xhigh|max)$/i.test(reasoningEffort))
    return `reasoning effort ${reasoningEffort}`;
  const isLarge = typeof reasoningBudgetTokens === 'number' && reasoningBudgetTokens >= largeBudget;
  return isLarge ? `a reasoning budget of ${reasoningBudgetTokens} tokens` : null;
}
