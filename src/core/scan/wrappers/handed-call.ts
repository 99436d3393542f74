/**
 * Calls that another function makes: of a function that it is given, or whose method it is. Read from the syntax alone.
 */
import { lastNameOf } from '../evaluate/patterns.ts';
import { isMapping } from '../requests/walk-calls.ts';
import type { Argument, CallExpression, Expression } from '../syntax/syntax.ts';

/** A call as it will be made. */
export interface HandedCall {
  readonly call: CallExpression;
  /** What it is made for each item of; null where it is made once. */
  readonly items: Expression | null;
}

/** Functions that call the function they are given with the arguments behind it. */
const callers =
  /^(to_thread|submit|add_task|enqueue|call_later|call_soon|start_soon|retryCall|withRetry|with_retry|retry)$|run/i;

/** Functions that call the function they are given with what stands in a list and a record. */
const callersWithLists: ReadonlySet<string> = new Set(['apply', 'apply_async', 'Thread', 'Process', 'Timer']);

/** Methods that libraries for jobs, such as Modal and Celery, give to functions: they call the function as it is. */
const ownCallers: ReadonlySet<string> = new Set([
  'remote',
  'remote_gen',
  'aio',
  'spawn',
  'local',
  'delay',
  'kiq',
  'submit',
]);

/** What a call may come to beside its own callee: `asyncio.to_thread(ask, "…")` is `ask("…")`. */
export function handedCalls(call: CallExpression, isWanted: (callee: Expression) => boolean): readonly HandedCall[] {
  const { callee } = call;
  if (callee.kind !== 'member' && callee.kind !== 'name') return [];
  const receiver = callee.kind === 'member' ? callee.object : null;
  const given = call.arguments.flatMap((argument, place) => {
    const bound = boundFunction(argument, isWanted);
    if (bound === null) return [];
    const more = argumentsBehind(callee.name, call.arguments.slice(place + 1), receiver);
    return more === null ? [] : [madeOf(call, bound.callee, [...bound.given, ...more.given], more.items)];
  });
  return [...given, ...callsOfReceiver(call, callee.name, receiver, isWanted)];
}

function madeOf(
  call: CallExpression,
  callee: Expression,
  given: readonly Argument[],
  items: Expression | null,
): HandedCall {
  return { call: { ...call, callee, arguments: given }, items };
}

/** A function that is handed over, with what `partial(ask, "…")` gives it already. */
interface BoundFunction {
  readonly callee: Expression;
  readonly given: readonly Argument[];
}

function boundFunction(
  { name, spread, value }: Argument,
  isWanted: (callee: Expression) => boolean,
): BoundFunction | null {
  if (spread !== null || (name !== null && name !== 'target')) return null;
  if (isReference(value)) return isWanted(value) ? { callee: value, given: [] } : null;
  if (value.kind !== 'call' || lastNameOf(value.callee) !== 'partial') return null;
  const [first, ...given] = value.arguments;
  const inner = first === undefined || first.value.kind === 'call' ? null : boundFunction(first, isWanted);
  return inner === null ? null : { callee: inner.callee, given };
}

function isReference({ kind }: Expression): boolean {
  return kind === 'name' || kind === 'member';
}

interface GivenBehind {
  readonly given: readonly Argument[];
  readonly items: Expression | null;
}

/** What a function that takes another one calls it with; null for functions that are not known to call it. */
function argumentsBehind(caller: string, behind: readonly Argument[], receiver: Expression | null): GivenBehind | null {
  if (callersWithLists.has(caller)) return { given: listedArguments(behind), items: null };
  if (callers.test(caller)) return { given: behind, items: null };
  if (!isMapping(caller)) return null;
  // `items.map(ask)` goes through what it is called on, `map(ask, items)` through what stands behind.
  const isOnItems = behind.length === 0 && receiver !== null;
  return eachOf(isOnItems ? [{ name: null, value: receiver, spread: null }] : behind, caller);
}

function callsOfReceiver(
  call: CallExpression,
  caller: string,
  receiver: Expression | null,
  isWanted: (callee: Expression) => boolean,
): readonly HandedCall[] {
  // `ask.remote.aio(…)`
  const callee = receiver?.kind === 'member' && ownCallers.has(receiver.name) ? receiver.object : receiver;
  if (callee === null || !isReference(callee) || !isWanted(callee)) return [];
  if (ownCallers.has(caller)) return [madeOf(call, callee, call.arguments, null)];
  if (callersWithLists.has(caller)) return [madeOf(call, callee, listedArguments(call.arguments), null)];
  if (!isMapping(caller)) return [];
  const { given, items } = eachOf(call.arguments, caller);
  return [madeOf(call, callee, given, items)];
}

/** `args=(…), kwargs={…}`, or both without their names. */
function listedArguments(given: readonly Argument[]): readonly Argument[] {
  const [args, kwargs] = given.filter(({ name, spread }) => name === null && spread === null);
  const list = given.find(({ name }) => name === 'args') ?? args;
  const record = given.find(({ name }) => name === 'kwargs') ?? kwargs;
  return [
    ...(list === undefined ? [] : [{ name: null, value: list.value, spread: 'items' as const }]),
    ...(record === undefined ? [] : [{ name: null, value: record.value, spread: 'entries' as const }]),
  ];
}

/** An element of each list; one that holds all arguments for functions such as `starmap`. */
function eachOf(lists: readonly Argument[], caller: string): GivenBehind {
  const isSpread = caller.startsWith('starmap');
  const given = lists.filter(({ name, spread }) => name === null && spread === null).map(({ value }) => value);
  return {
    given: given.map((value) => ({ name: null, value: elementOf(value), spread: isSpread ? 'items' : null })),
    items: given[0] ?? null,
  };
}

/** `list[…]`: which one, only the running program knows. */
function elementOf(list: Expression): Expression {
  const { range } = list;
  return { kind: 'index', object: list, index: { kind: 'name', name: '…', range }, range };
}
