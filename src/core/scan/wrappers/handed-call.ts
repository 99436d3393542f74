import type { Argument, CallExpression, Expression } from '../syntax/syntax.ts';

/** Functions that call the function they are given with the arguments behind it. */
const callers = /^(to_thread|submit|imap|starmap|call_later|apply_async|retryCall|withRetry|with_retry|retry)$|run/i;

/** `asyncio.to_thread(ask, "…")` is `ask("…")`; null for calls that hand over no function that is asked for. */
export function handedCall(call: CallExpression, isWanted: (callee: Expression) => boolean): CallExpression | null {
  const { callee } = call;
  if ((callee.kind !== 'member' && callee.kind !== 'name') || !callers.test(callee.name)) return null;
  for (const [place, argument] of call.arguments.entries()) {
    const later = call.arguments.slice(place + 1);
    if (isReference(argument) && isWanted(argument.value)) return { ...call, callee: argument.value, arguments: later };
    const bound = argument.value.kind === 'call' ? boundCall(argument.value, isWanted) : null;
    if (bound !== null) return { ...call, callee: bound.callee, arguments: [...bound.arguments, ...later] };
  }
  return null;
}

/** `partial(ask, "…")` as the call that it will be. */
function boundCall(call: CallExpression, isWanted: (callee: Expression) => boolean): CallExpression | null {
  const { callee } = call;
  const [first, ...given] = call.arguments;
  const isPartial = (callee.kind === 'name' || callee.kind === 'member') && callee.name === 'partial';
  if (!isPartial || first === undefined || !isReference(first) || !isWanted(first.value)) return null;
  return { ...call, callee: first.value, arguments: given };
}

function isReference({ name, spread, value }: Argument): boolean {
  return name === null && spread === null && (value.kind === 'name' || value.kind === 'member');
}
