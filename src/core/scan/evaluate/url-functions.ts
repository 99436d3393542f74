/**
 * Functions of packages that join the parts of a URL.
 */
import { sourceName } from './evaluation.ts';
import type { KnownFunction } from './known-functions.ts';
import { concatenate, piecesOf } from './texts.ts';

/** `urlJoin(base, "/v1/", path)`: the parts with a slash between them, which may be one too many. */
const joinUrl: KnownFunction = (evaluation, call, frame) => {
  if (call.arguments.some(({ spread }) => spread !== null)) return null;
  const slash = { kind: 'text', text: '/', range: null } as const;
  const parts = call.arguments.map(({ value }) =>
    piecesOf(evaluation.evaluate(value, frame), sourceName(evaluation, value.range), value.range),
  );
  return concatenate(
    parts.flatMap((pieces, index) => (index === 0 ? [pieces] : [[slash], pieces])),
    call.range,
  );
};

/** By name as the source imports it. */
export const urlFunctions: readonly (readonly [name: string, known: KnownFunction])[] = [
  ['url-join-ts.urlJoin', joinUrl],
  ['url-join', joinUrl],
  ['url-join.default', joinUrl],
  ['proper-url-join', joinUrl],
  ['ufo.joinURL', joinUrl],
];
