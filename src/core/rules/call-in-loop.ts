import { isRequest } from '../analysis.ts';
import type { Call, LoopContext } from '../model.ts';
import { formatTokenCount } from '../present/tokens.ts';
import { itemLoopOf, itemNamesOf, variableRootsOf } from './loops.ts';
import { evidenceAt } from './places.ts';
import { fixedTextOf, inputCostText, mayHaveTokens, tokensOf } from './prompt-texts.ts';
import { nothing, type Rule, type RuleSubject } from './rule.ts';

/** Fixed text from this size on is worth sharing between items, in tokens. */
const heavyFrom = 500;

/** One request for each item of a loop, where one could do for several. */
export const callInLoop: Rule = {
  code: 'call-in-loop',
  topic: 'loop',
  check(subject) {
    const { call, file } = subject;
    const loop = isRequest(subject) && !call.options.batch ? itemLoopOf(call, file.text) : null;
    if (loop === null || !sendsItem(call, loop) || isInHandlerOfErrors(file.text, call)) return nothing;
    const message = call.operation === 'embedding' ? embeddingMessage : promptMessage(subject);
    return message === null ? nothing : [{ message, evidence: [evidenceAt(file, loop.text, loop.range)] }];
  },
};

/** Embedding endpoints take lists: a request for each text is only slower, and runs into rate limits. */
const embeddingMessage =
  'Each item of the loop is embedded by a request of its own; embeddings take a list of texts in one request.';

/** A loop may also go through steps, of which one happens to make a request. */
function sendsItem(call: Call, loop: LoopContext): boolean {
  const items = itemNamesOf(loop);
  const isNamed = variableRootsOf(call).some((name) => items.has(name));
  return isNamed || call.segments.some(({ pieces }) => pieces.some(isElement));
}

/** One by one is how a list is sent again that was refused as a whole. */
function isInHandlerOfErrors(text: string, { range }: Call): boolean {
  const lines = text.slice(0, range.start).split('\n').slice(-longestHandler);
  let indentation = /^\s*/.exec(lines.pop() ?? '')?.[0].length ?? 0;
  for (const line of lines.toReversed()) {
    const own = /^\s*/.exec(line)?.[0].length ?? 0;
    if (line.trim() === '' || own >= indentation) continue;
    if (/^\s*(?:except\b|\}?\s*catch\b)/.test(line)) return true;
    indentation = own;
  }
  return false;
}

/** Lines. */
const longestHandler = 60;

function isElement(piece: { readonly kind: string; readonly name?: string }): boolean {
  return piece.kind === 'variable' && piece.name?.startsWith('element of ') === true;
}

function promptMessage(subject: RuleSubject): string | null {
  const { call } = subject;
  const text = fixedTextOf(call);
  const isChat = call.operation === 'chat' || call.operation === 'responses' || call.operation === 'completion';
  if (!isChat || call.tools !== null || call.segments.some(({ cached }) => cached) || !mayHaveTokens(text, heavyFrom))
    return null;
  const tokens = tokensOf(subject, text);
  if (tokens < heavyFrom) return null;
  return (
    `The loop sends the same ${formatTokenCount(tokens)} tokens with every item${inputCostText(subject, tokens)}. ` +
    'Several items in one request, or a cached prefix, would send them once.'
  );
}
