import { isRequest } from '../analysis.ts';
import { grouped } from '../present/numbers.ts';
import { formatTokens } from '../present/tokens.ts';
import { evidenceAt } from './places.ts';
import { nothing, type Rule } from './rule.ts';

/** Input that is larger than the model's context window, by what is known of it alone. */
export const contextOverflow: Rule = {
  code: 'context-overflow',
  topic: 'task',
  check(subject) {
    const { call, estimate, facts, file, price } = subject;
    const window = facts?.contextWindow ?? price?.contextWindow ?? null;
    const input = estimate.settledInputTokens;
    if (!isRequest(subject) || window === null || input.low === null || input.low <= window) return nothing;
    return [
      {
        message: `${formatTokens(input)} tokens of input do not fit the ${grouped(window)} of ${price?.model ?? call.model?.value ?? 'the model'}: the request fails.`,
        evidence: call.segments.map(({ role, range }) => evidenceAt(file, role, range)),
      },
    ];
  },
};
