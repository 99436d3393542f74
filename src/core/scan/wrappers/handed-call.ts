import type { Argument, CallExpression, Expression } from '../syntax/syntax.ts';

/** Functions that call the function they are given with the arguments behind it. */
const callers = /^(to_thread|submit|imap|starmap|call_later|apply_async|retryCall|withRetry|with_retry|retry)$|run/i;

/** `asyncio.to_thread(ask, "…")` is `ask("…")`; null for calls that hand over no function that is asked for. */
export function handedCall(call: CallExpression, isWanted: (callee: Expression) => boolean): CallExpression | null {
  const { callee } = call;
  if ((callee.kind !== 'member' && callee.kind !== 'name') || !callers.test(callee.name)) return null;
  const place = call.arguments.findIndex((argument) => isReference(argument) && isWanted(argument.value));
  const handed = call.arguments[place];
  if (handed === undefined) return null;
  return { ...call, callee: handed.value, arguments: call.arguments.slice(place + 1) };
}

function isReference({ name, spread, value }: Argument): boolean {
  return name === null && spread === null && (value.kind === 'name' || value.kind === 'member');
}
