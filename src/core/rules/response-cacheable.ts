import { isRequest } from '../analysis.ts';
import { formatCost } from '../present/money.ts';
import { evidenceAt } from './places.ts';
import { fixedTextOf, isFixed, mayHaveTokens, tokensOf } from './prompt-texts.ts';
import { nothing, type Rule, type RuleSubject } from './rule.ts';

/** Less is sent to see whether a service answers, or costs nothing worth keeping; tokens. */
const worthKeeping = 200;

/** A request without any open part whose answer does not vary: it could be made once. */
export const responseCacheable: Rule = {
  code: 'response-cacheable',
  topic: 'prompt',
  check(subject) {
    const { call, estimate, file } = subject;
    if (!isRequest(subject) || !isDeterministic(subject) || !isWholeInSource(subject)) return nothing;
    const text = fixedTextOf(call);
    if (!mayHaveTokens(text, worthKeeping) || tokensOf(subject, text) < worthKeeping) return nothing;
    const cost = estimate.perCall.cost;
    const price = cost === null ? '' : ` (${formatCost(cost)})`;
    const why =
      call.operation === 'embedding' ? 'The same text is embedded' : 'The same prompt is sent at temperature 0';
    return [
      {
        message: `${why} in every run${price}. Keep its answer instead of asking again.`,
        evidence: call.segments.map(({ role, range }) => evidenceAt(file, `${role}: no open part`, range)),
      },
    ];
  },
};

function isDeterministic({ call: { operation, options, tools } }: RuleSubject): boolean {
  if (operation === 'embedding') return true;
  return (
    (operation === 'chat' || operation === 'responses' || operation === 'completion') &&
    options.temperature === 0 &&
    tools === null
  );
}

function isWholeInSource({ call: { segments, hiddenInput, model } }: RuleSubject): boolean {
  const pieces = segments.flatMap((segment) => segment.pieces);
  return pieces.length > 0 && pieces.every(isFixed) && hiddenInput.length === 0 && model?.value != null;
}
