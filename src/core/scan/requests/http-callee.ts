/**
 * What is called to make a raw HTTP request: functions of HTTP libraries, and those that a project writes for itself.
 */
import type { CallExpression } from '../syntax/syntax.ts';

/** The functions and methods of HTTP libraries. */
export function isHttp(call: CallExpression): boolean {
  const { callee } = call;
  if (callee.kind === 'member') return httpVerbs.has(callee.name);
  return (
    (callee.kind === 'name' && (httpFunctions.test(callee.name) || httpVerbs.has(callee.name))) ||
    (callee.kind === 'call' && callee.callee.kind === 'name' && httpFunctions.test(callee.callee.name))
  );
}

const httpVerbs: ReadonlySet<string> = new Set([
  'post',
  'request',
  'fetch',
  'stream',
  'json',
  'postJson',
  'Request',
  'urlopen',
  'send',
  'postForm',
]);
const httpFunctions =
  /^(fetch|_?fetch\w*|\$fetch|ofetch|axios|got|ky|request|superagent|needle|customFetch|fetcher|undici)$|fetch$/i;

/** Functions of a project that make requests: `safeFetchJson(url, { method: "POST", body })`, `self._post_json(url, body)`. */
const helpers = /fetch|request|post|http|axios|call_?api|api_?call/i;

/** Helpers of tests, and what only tells of a request. */
const noHelpers =
  /mock|stub|fake|intercept|expect|assert|log|trace|debug|handle|parse|build|create|format|validate|describe/i;

/** Names of what is given the address of a request first: `streamReply(chatUrl, payload)`. */
const addressNames = /(url|uri|endpoint|path)$/i;

/** What is given an address and data, and makes no request. */
const noSenders =
  /save|store|cache|record|write|read|load|set|add|update|replace|navigate|push|redirect|render|import|join|called|equal|match/i;

/** A cheap test on what is written, so that other calls cost nothing. */
export function mayBeHttp(call: CallExpression): boolean {
  return isHttp(call) || isHelper(call) || isSender(call);
}

function isHelper({ callee }: CallExpression): boolean {
  if (callee.kind !== 'member' && callee.kind !== 'name') return false;
  return helpers.test(callee.name) && !noHelpers.test(callee.name);
}

function isSender({ callee, arguments: [first, second] }: CallExpression): boolean {
  if ((callee.kind !== 'member' && callee.kind !== 'name') || first === undefined || second === undefined) return false;
  const { value } = first;
  const isAddress = (value.kind === 'name' || value.kind === 'member') && addressNames.test(value.name);
  return isAddress && !noHelpers.test(callee.name) && !noSenders.test(callee.name);
}
