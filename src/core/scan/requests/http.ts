/**
 * Raw HTTP requests to LLM interfaces: a known host and a billing path, or a billing path with a body that can only be
 * one of a chat request.
 */
import { type Parameters, readParameters } from '../evaluate/call-arguments.ts';
import type { Evaluation } from '../evaluate/evaluation.ts';
import type { Frame } from '../evaluate/frames.ts';
import { optionsOf, plainText, type RecordValue, type TextValue, type Value } from '../evaluate/values.ts';
import { anthropicBody, chatBody, ollamaBody } from '../sdk/http.ts';
import { type Endpoint, endpoints, type KnownBody, knownBodies } from '../sdk/http-endpoints.ts';
import type { RequestShape, SdkShape } from '../sdk/shape.ts';
import type { CallExpression } from '../syntax/syntax.ts';
import { namesDeployments, providerOfUrl } from './hosts.ts';
import { addressOf, isUnknownAddress, urlOf, urlText } from './http-address.ts';
import { bodiesOf, holdsOne, looksLikeBody } from './http-body.ts';
import { isHttp, mayBeHttp } from './http-callee.ts';
import type { Match } from './match.ts';
import { readMetadata } from './metadata.ts';
import { deploymentReference, modelReferenceOf } from './model-reference.ts';
import { readPath } from './parameters.ts';
import { isStandIn } from './provider.ts';
import { type CallDraft, describeRequest, type Place } from './request.ts';
import { walkCallsOf } from './walk-calls.ts';

const httpSdk: SdkShape = { id: 'http', modules: [], objects: [], requests: [] };

/** A raw HTTP request, or null. */
export function matchHttp(evaluation: Evaluation, call: CallExpression, frame: Frame, place: Place): CallDraft | null {
  const found = matchHttpRequest(evaluation, call, frame);
  if (found === null) return null;
  const { match, endpoint, url, written, provider } = found;
  const address = addressOf(written);
  const draft = describeRequest(evaluation, match, call.range, place);
  const streaming = /[sS]treamGenerateContent|-stream/.test(address) ? true : draft.options.streaming;
  const headers = readMetadata(evaluation, readParameters(evaluation, call, frame), headerPaths);
  return {
    ...draft,
    provider,
    metadata: [...draft.metadata, ...headers],
    client: written.includes('{}')
      ? { range: null, baseUrl: null }
      : { range: null, baseUrl: written, ...(isStandIn(url) ? { isDefaultUrl: true } : {}) },
    model: modelInPath(evaluation, endpoint, url, written) ?? draft.model,
    options: { ...draft.options, streaming },
  };
}

/** A raw HTTP request in the form of an SDK's: its parameters are the entries of the body. */
export interface HttpMatch {
  readonly match: Match;
  readonly endpoint: Endpoint;
  readonly url: TextValue;
  readonly written: string;
  readonly provider: string | null;
}

/** Matches a call expression; null where it is no raw HTTP request to an LLM, or one that is found where it is made. */
export function matchHttpRequest(evaluation: Evaluation, call: CallExpression, frame: Frame): HttpMatch | null {
  const match = matchWritten(evaluation, call, frame);
  return match === null || isMadeInside(evaluation, call, frame) ? null : match;
}

/** True for a call of a function that is seen to make such a request: the call is a call site of that request. */
function isMadeInside(evaluation: Evaluation, { callee }: CallExpression, frame: Frame): boolean {
  let isMade = false;
  for (const called of optionsOf(evaluation.evaluate(callee, frame))) {
    if (called.kind !== 'function') continue;
    walkCallsOf(evaluation, called.definition, (inner, innerFrame) => {
      isMade ||= matchWritten(evaluation, inner, innerFrame) !== null;
    });
  }
  return isMade;
}

/** A request as the call itself tells it. */
function matchWritten(evaluation: Evaluation, call: CallExpression, frame: Frame): HttpMatch | null {
  if (!mayBeHttp(call)) return null;
  const parameters = readParameters(evaluation, call, frame);
  const url = urlOf(evaluation, parameters, call);
  if (isGet(evaluation, parameters, call)) return null;
  if (isBuiltRequest(parameters.positional[0]) || answersRequests(call, parameters)) return null;
  return url === null || isUnknownAddress(url)
    ? matchBody(evaluation, call, parameters)
    : matchUrl(evaluation, call, parameters, url);
}

/** A request to an address that tells what it is. */
function matchUrl(
  evaluation: Evaluation,
  call: CallExpression,
  parameters: Parameters,
  url: TextValue,
): HttpMatch | null {
  const written = urlText(url);
  const endpoint = endpoints.find((each) => each.path.test(addressOf(written)));
  if (endpoint === undefined) return null;
  const provider = providerOfUrl(written) ?? providerOfHole(url);
  const bodies = bodiesOf(evaluation, parameters);
  const body = bodies.find((each) => isProven(written, each, endpoint)) ?? bodies[0] ?? null;
  if (endpoint.body === ollamaBody && !isOllama(written, body)) return null;
  if (!isHttp(call) && !isPost(evaluation, call, parameters, body)) return null;
  const isAnthropic = namesAnthropic(evaluation, parameters);
  const isKnown = provider !== null || isAnthropic || isProven(written, body, endpoint);
  if (!isKnown && (body !== null || endpoint.needsHost || !sendsJson(evaluation, parameters, written))) return null;
  return { match: matchOf(parameters, call, endpoint, body), endpoint, url, written, provider };
}

/** A request to an address that only the running program knows, with a body, or a header, that no other has. */
function matchBody(evaluation: Evaluation, call: CallExpression, parameters: Parameters): HttpMatch | null {
  if (!takesAddress(evaluation, call, parameters)) return null;
  const isAnthropic = namesAnthropic(evaluation, parameters);
  for (const body of bodiesOf(evaluation, parameters)) {
    const known = isAnthropic && body.entries.has('messages') ? anthropicMessages : knownBodyOf(body);
    if (known === null) continue;
    const endpoint: Endpoint = { path: /$/, operation: known.operation, body: known.body, needsHost: false };
    const url: TextValue = { kind: 'text', pieces: [], source: 'literal', range: null };
    return { match: matchOf(parameters, call, endpoint, body), endpoint, url, written: '{}', provider: null };
  }
  return null;
}

const anthropicMessages = { operation: 'chat', body: anthropicBody } as const;

function knownBodyOf(body: RecordValue): KnownBody | null {
  const known = knownBodies.find(({ proof }) => holdsOne(body, proof));
  const hasModel = body.entries.has('model') || body.open !== null;
  return known === undefined || (known.body === chatBody && !hasModel) ? null : known;
}

function matchOf(parameters: Parameters, call: CallExpression, endpoint: Endpoint, body: RecordValue | null): Match {
  const request: RequestShape = { on: 'module', methods: [], operation: endpoint.operation, parameters: endpoint.body };
  return {
    sdk: httpSdk,
    request,
    object: null,
    parameters: {
      ...parameters,
      positional: [],
      named: body ?? { kind: 'record', entries: new Map(), open: 'the body is built elsewhere', range: null },
    },
    method: '',
    callee: call.callee,
    traced: true,
  };
}

const headerPaths = ['headers', '#1.headers', '#2.headers'];

/** What a project's own function is given must be a request by itself: a method, or a body as such requests have it. */
function isPost(
  evaluation: Evaluation,
  { callee }: CallExpression,
  parameters: Parameters,
  body: RecordValue | null,
): boolean {
  const saysPost = (callee.kind === 'member' || callee.kind === 'name') && /post/i.test(callee.name);
  if (saysPost && body?.open !== null) return true;
  const methods = ['method', '#0', '#1.method'].map((path) => readPath(evaluation, parameters, path));
  const isNamed = methods.some((value) => value !== undefined && plainText(value)?.toLowerCase() === 'post');
  return isNamed || ['model', 'messages', 'contents', 'input'].filter((name) => body?.entries.has(name)).length > 1;
}

function isGet(evaluation: Evaluation, parameters: Parameters, call: CallExpression): boolean {
  const options = [
    readPath(evaluation, parameters, 'method'),
    readPath(evaluation, parameters, '#1.method'),
    parameters.positional[0],
  ];
  const method = options
    .map((value) => (value === undefined ? null : plainText(value)))
    .find((text) => text !== null && /^(get|head|delete|put|post|patch)$/i.test(text));
  if (method !== undefined && method !== null) return !/^post$/i.test(method);
  const isBareFetch =
    call.callee.kind === 'name' && /fetch$/i.test(call.callee.name) && parameters.positional.length === 1;
  return isBareFetch && parameters.named.entries.size === 0;
}

/** `urlopen(request)`, `fetch(request)`: the request was found where it was made. */
function isBuiltRequest(value: Value | undefined): boolean {
  return value?.kind === 'result' && value.callee.kind === 'symbol' && value.callee.names.at(-1) === 'Request';
}

/** Every web application may have `/api/chat`; Ollama's has its port or name, or a body that names a model. */
function isOllama(url: string, body: RecordValue | null): boolean {
  return /:11434\b|ollama/i.test(url) || body?.entries.has('model') === true;
}

/** `http.post(url, () => …)`: a route or a mock, which answers such requests and makes none. */
function answersRequests(call: CallExpression, { positional }: Parameters): boolean {
  return call.callee.kind === 'member' && call.callee.name === 'post' && positional[1]?.kind === 'function';
}

/** `${OLLAMA_URL}/api/chat`: the name of the address says what answers there. */
function providerOfHole({ pieces: [first] }: TextValue): string | null {
  return first?.kind === 'variable' && /ollama/i.test(first.name) ? 'local' : null;
}

/** `fetch(url, { method: 'POST', body })`: what is sent comes from elsewhere, that it is sent is written here. */
function sendsJson(evaluation: Evaluation, parameters: Parameters, written: string): boolean {
  if (written.startsWith('/')) return false;
  const method = readPath(evaluation, parameters, '#1.method') ?? readPath(evaluation, parameters, 'method');
  const isPosted = method !== undefined && plainText(method)?.toLowerCase() === 'post';
  return isPosted && ['body', '#1.body'].some((path) => readPath(evaluation, parameters, path) !== undefined);
}

/** On a host that is put in at run time the body tells; addresses of the program's own server begin with a slash. */
function isProven(written: string, body: RecordValue | null, endpoint: Endpoint): boolean {
  if (!endpoint.needsHost) return looksLikeBody(body, endpoint);
  if (endpoint.proof === undefined || body === null || written.startsWith('/')) return false;
  return holdsOne(body, endpoint.proof);
}

/** What the first argument is where it can be no address. */
const noAddresses: ReadonlySet<Value['kind']> = new Set(['record', 'list', 'function', 'object', 'null', 'number']);

/** True for what is given an address first; `response.json(…)` and `socket.send(…)` answer. */
function takesAddress(evaluation: Evaluation, { callee }: CallExpression, parameters: Parameters): boolean {
  if (callee.kind === 'member' && (callee.name === 'json' || callee.name === 'send')) return false;
  const [first] = parameters.positional;
  if (readPath(evaluation, parameters, 'url') !== undefined) return true;
  return first !== undefined && !noAddresses.has(first.kind);
}

/** The header that every request to Anthropic's interface carries, also through proxies. */
function namesAnthropic(evaluation: Evaluation, parameters: Parameters): boolean {
  return headerPaths.some((path) => readPath(evaluation, parameters, `${path}.anthropic-version`)?.kind === 'text');
}

function modelInPath(evaluation: Evaluation, endpoint: Endpoint, url: TextValue, written: string): CallDraft['model'] {
  const deployment = namesDeployments(written) ? /\/deployments\/([^/{}]+)\//.exec(written)?.[1] : undefined;
  if (deployment !== undefined) return deploymentReference(decodeURIComponent(deployment));
  const model = endpoint.modelInPath?.exec(written)?.[1];
  if (model === undefined) return null;
  if (!model.includes('{}')) return { value: decodeURIComponent(model), source: url.source, range: url.range };
  return modelReferenceOf(evaluation, {
    kind: 'unknown',
    reason: 'the model in the address is chosen at run time',
    name: 'model',
    origin: 'other',
  });
}
