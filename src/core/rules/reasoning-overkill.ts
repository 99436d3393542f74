import type { Evidence, OfferedChange } from '../finding.ts';
import type { CallOptions } from '../model.ts';
import { evidenceOfAdvice, tellsItsTask } from './call-prompt.ts';
import { type BilledCall, nothing, type Rule } from './rule.ts';
import { taskAndAnswer } from './task-words.ts';

/** A reasoning budget from here on is large, in tokens. */
const largeBudget = 8000;

/** Much reasoning asked for, for a task with a short answer that needs none. */
export const reasoningOverkill: Rule = {
  code: 'reasoning-overkill',
  topic: 'request',
  check(subject) {
    const { call, file, billed } = subject;
    const asked = muchReasoning(call.options);
    if (asked === null || !billed.every(isSmallTask)) return nothing;
    const [first] = billed;
    const advice = first?.advice() ?? null;
    if (first === undefined || advice?.tier == null) return nothing;
    return [
      {
        message: `${taskAndAnswer(advice)} with ${asked}: hidden reasoning is billed as output. Try less and measure.`,
        evidence: first.call === call ? evidenceOfAdvice(call, file, advice.tier.evidence) : billed.map(placeOfCall),
        changes: call.options.reasoningEffort === null ? [] : [lowerEffort],
      },
    ];
  },
};

function isSmallTask({ call, advice }: BilledCall): boolean {
  return tellsItsTask(call) && advice()?.tier?.value === 'small';
}

/** A caller, whose prompt stands in its own file. */
function placeOfCall({ call: { enclosing, callee, file, range, lines } }: BilledCall): Evidence {
  return { text: `${enclosing || callee} asks for it`, file, range, lines };
}

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
