/**
 * Raw HTTP requests to LLM interfaces: a known host and a billing path, or a billing path with a body that can only be
 * one of a chat request.
 */
import type { Operation } from '../../model.ts';
import { asRecord, type Parameters, readParameters, unwrapJson } from '../evaluate/call-arguments.ts';
import type { Evaluation } from '../evaluate/evaluation.ts';
import type { Frame } from '../evaluate/frames.ts';
import { piecesOf } from '../evaluate/texts.ts';
import { nullValue, optionsOf, plainText, type RecordValue, type TextValue, type Value } from '../evaluate/values.ts';
import {
  anthropicBody,
  bedrockBody,
  chatBody,
  geminiBody,
  geminiInteractionBody,
  ollamaBody,
  openaiResponsesBody,
} from '../sdk/http.ts';
import type { ParameterShape, RequestShape, SdkShape } from '../sdk/shape.ts';
import type { CallExpression } from '../syntax/syntax.ts';
import { namesDeployments, providerOfUrl } from './hosts.ts';
import type { Match } from './match.ts';
import { readMetadata } from './metadata.ts';
import { deploymentReference, modelReferenceOf } from './model-reference.ts';
import { readPath } from './parameters.ts';
import { type CallDraft, describeRequest, type Place } from './request.ts';

/** A billing path and what its body looks like. */
interface Endpoint {
  readonly path: RegExp;
  readonly operation: Operation;
  readonly body: ParameterShape;
  /** Paths that other servers have as well count only on hosts known to be LLM interfaces. */
  readonly needsHost: boolean;
  /** Sets of entries that only the body of such a request has together: with one of them the host may be any that is put in. */
  readonly proof?: readonly (readonly string[])[];
  /** The model stands in the path. */
  readonly modelInPath?: RegExp;
}

const endpoints: readonly Endpoint[] = [
  { path: /\/chat\/completions\/?$/, operation: 'chat', body: chatBody, needsHost: false },
  {
    path: /\/v1\/responses\/?$|^https:\/\/api\.openai\.com\/.*\/responses\/?$/,
    operation: 'responses',
    body: openaiResponsesBody,
    needsHost: true,
  },
  {
    path: /\/v1\/messages\/?$/,
    operation: 'chat',
    body: anthropicBody,
    needsHost: true,
    proof: [['model', 'max_tokens', 'messages']],
  },
  { path: /\/v\d\w*\/complete\/?$/, operation: 'completion', body: anthropicBody, needsHost: true },
  {
    path: /\/(v1|engines\/[^/]+)\/completions\/?$/,
    operation: 'completion',
    body: { ...chatBody, prompt: ['prompt'] },
    needsHost: true,
  },
  {
    path: /\/embeddings\/?$/,
    operation: 'embedding',
    body: { model: ['model'], prompt: ['input', 'texts', 'prompt'] },
    needsHost: true,
    proof: [['model', 'input']],
  },
  {
    path: /\/images\/(generations|edits|variations)\/?$/,
    operation: 'image',
    body: { model: ['model'], prompt: ['prompt'], choices: ['n'] },
    needsHost: true,
  },
  {
    path: /\/audio\/(speech|transcriptions|translations)\/?$/,
    operation: 'audio',
    body: { model: ['model'], prompt: ['input', 'prompt'] },
    needsHost: true,
  },
  {
    path: /:(stream)?[gG]enerateContent$/,
    operation: 'chat',
    body: geminiBody,
    needsHost: false,
    modelInPath: /models\/([^/:]+):/,
  },
  { path: /\/v\d\w*\/interactions\/?$/, operation: 'responses', body: geminiInteractionBody, needsHost: true },
  {
    path: /:(embedContent|batchEmbedContents)$/,
    operation: 'embedding',
    body: { prompt: ['content'] },
    needsHost: false,
    modelInPath: /models\/([^/:]+):/,
  },
  {
    path: /\/api\/(chat|generate)\/?$/,
    operation: 'chat',
    body: ollamaBody,
    needsHost: true,
    proof: [
      ['model', 'stream'],
      ['model', 'prompt'],
    ],
  },
  {
    path: /\/model\/[^/]+\/(converse|invoke)(-stream|-with-response-stream)?$/,
    operation: 'chat',
    body: bedrockBody,
    needsHost: true,
    modelInPath: /\/model\/([^/]+)\//,
  },
  {
    path: /^https:\/\/api\.cloudflare\.com\/.*\/ai\/run\/.+$/,
    operation: 'chat',
    body: { ...chatBody, prompt: ['prompt'] },
    needsHost: true,
    modelInPath: /\/ai\/run\/(.+)$/,
  },
  { path: /\/v[12]\/(chat|generate)\/?$/, operation: 'chat', body: chatBody, needsHost: true },
  {
    path: /\/(v1|v2)\/rerank\/?$/,
    operation: 'rerank',
    body: { model: ['model'], prompt: ['query'] },
    needsHost: true,
  },
];

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
    client: { range: null, baseUrl: written.includes('{}') ? null : written },
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

/** Matches a call expression; null where it is no raw HTTP request to an LLM. */
export function matchHttpRequest(evaluation: Evaluation, call: CallExpression, frame: Frame): HttpMatch | null {
  if (!mayBeHttp(call)) return null;
  const parameters = readParameters(evaluation, call, frame);
  const url = urlOf(evaluation, parameters, call);
  if (url === null || isGet(evaluation, parameters, call)) return null;
  const written = urlText(url);
  const endpoint = endpoints.find((each) => each.path.test(addressOf(written)));
  if (endpoint === undefined) return null;
  const provider = providerOfUrl(written);
  if (isBuiltRequest(parameters.positional[0]) || answersRequests(call, parameters)) return null;
  const body = bodyOf(evaluation, parameters);
  if (endpoint.body === ollamaBody && !isOllama(written, body)) return null;
  if (!isHttp(call) && !isPost(evaluation, parameters, body)) return null;
  const isAnthropic = namesAnthropic(evaluation, parameters);
  if (provider === null && !isAnthropic && !isProven(written, body, endpoint)) return null;
  const request: RequestShape = { on: 'module', methods: [], operation: endpoint.operation, parameters: endpoint.body };
  const match: Match = {
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
  return { match, endpoint, url, written, provider };
}

const headerPaths = ['headers', '#1.headers', '#2.headers'];

/** The URL without its query. */
function addressOf(written: string): string {
  return written.replace(/[?#].*$/s, '');
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

/** A cheap test on the written callee, so that other calls cost nothing. */
function mayBeHttp(call: CallExpression): boolean {
  return isHttp(call) || isHelper(call);
}

function isHelper({ callee }: CallExpression): boolean {
  if (callee.kind !== 'member' && callee.kind !== 'name') return false;
  return helpers.test(callee.name) && !noHelpers.test(callee.name);
}

/** What a project's own function is given must be a request by itself: a method, or a body as such requests have it. */
function isPost(evaluation: Evaluation, parameters: Parameters, body: RecordValue | null): boolean {
  const methods = ['method', '#0', '#1.method'].map((path) => readPath(evaluation, parameters, path));
  const isNamed = methods.some((value) => value !== undefined && plainText(value)?.toLowerCase() === 'post');
  return isNamed || ['model', 'messages', 'contents', 'input'].filter((name) => body?.entries.has(name)).length > 1;
}

/** The functions and methods of HTTP libraries. */
function isHttp(call: CallExpression): boolean {
  const { callee } = call;
  if (callee.kind === 'member') return httpVerbs.has(callee.name);
  return (
    (callee.kind === 'name' && (httpFunctions.test(callee.name) || httpVerbs.has(callee.name))) ||
    (callee.kind === 'call' && callee.callee.kind === 'name' && httpFunctions.test(callee.callee.name))
  );
}

function urlOf(evaluation: Evaluation, parameters: Parameters, call: CallExpression): TextValue | null {
  const candidates: (Value | undefined)[] = [
    ...parameters.positional.slice(0, 2),
    readPath(evaluation, parameters, 'url'),
    readPath(evaluation, parameters, 'uri'),
  ];
  for (const candidate of candidates.flatMap((value) =>
    value === undefined ? [] : [...optionsOf(unwrapUrl(evaluation, value))],
  )) {
    if (candidate.kind === 'text' && /\/|:/.test(urlText(candidate)))
      return withBase(evaluation, candidate, parameters, call);
  }
  return null;
}

/** `new URL("messages", base)`, `urljoin(base, "messages")`, `new Request(url)`. */
function unwrapUrl(evaluation: Evaluation, value: Value): Value {
  if (value.kind !== 'result' || value.call === null || value.callee.kind !== 'symbol') return value;
  const maker = value.callee.names.at(-1) ?? '';
  if (!['URL', 'Request', 'urljoin'].includes(maker)) return value;
  const given = value.call.arguments;
  const [first, base] = maker === 'urljoin' ? [given[1], given[0]] : given;
  if (first === undefined) return value;
  const path = evaluation.evaluate(first.value, value.frame);
  if (base === undefined || path.kind !== 'text' || maker === 'Request') return path;
  const root = optionsOf(evaluation.evaluate(base.value, value.frame)).find((option) => option.kind === 'text');
  const head = root?.kind === 'text' ? root.pieces : piecesOf(nullValue, 'base', base.value.range);
  return { ...path, pieces: [...head, { kind: 'text', text: '/', range: null }, ...path.pieces] };
}

/** A client with a base URL (`axios.create({ baseURL })`, `httpx.Client(base_url=…)`) stands before a relative path. */
function withBase(evaluation: Evaluation, url: TextValue, parameters: Parameters, call: CallExpression): TextValue {
  if (/^https?:/.test(urlText(url)) || call.callee.kind !== 'member') return url;
  const receiver = evaluation.evaluate(call.callee.object, parameters.frame);
  const maker = optionsOf(receiver).find((option) => option.kind === 'result');
  const record = maker === undefined ? null : asRecord(evaluation, maker);
  const base = record?.entries.get('baseURL') ?? record?.entries.get('base_url') ?? record?.entries.get('prefixUrl');
  const known = base === undefined ? undefined : optionsOf(base).find((option) => option.kind === 'text');
  return known?.kind === 'text'
    ? { ...url, pieces: [...known.pieces, { kind: 'text', text: '/', range: null }, ...url.pieces] }
    : url;
}

/** The URL with `{}` for its holes; doubled slashes of joined parts made one. */
function urlText(url: TextValue): string {
  const text = url.pieces.map((piece) => (piece.kind === 'text' ? piece.text : '{}')).join('');
  return text.replace(/([^:])\/{2,}/g, '$1/');
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

/** The body: `json=`, `data=json.dumps(…)`, `body: JSON.stringify(…)`, the second argument of `axios.post`. */
function bodyOf(evaluation: Evaluation, parameters: Parameters): RecordValue | null {
  const paths = ['json', 'data', 'body', 'content', '#1.body', '#1.json', '#1.data', '#1', '#2'];
  for (const path of paths) {
    const value = readPath(evaluation, parameters, path);
    const record = value === undefined ? null : bodyRecord(evaluation, value);
    if (record !== null && !record.entries.has('headers')) return record;
  }
  return null;
}

function bodyRecord(evaluation: Evaluation, value: Value): RecordValue | null {
  if (value.kind === 'record') return value;
  if (value.kind === 'choice')
    return value.options.map((option) => bodyRecord(evaluation, option)).find((record) => record !== null) ?? null;
  const json = unwrapJson(evaluation, value);
  return json === null ? null : bodyRecord(evaluation, json);
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

/** On a host that is put in at run time the body tells; addresses of the program's own server begin with a slash. */
function isProven(written: string, body: RecordValue | null, endpoint: Endpoint): boolean {
  if (!endpoint.needsHost) return looksLikeBody(body, endpoint);
  if (endpoint.proof === undefined || body === null || written.startsWith('/')) return false;
  return endpoint.proof.some((names) => names.every((name) => body.entries.has(name)));
}

/** The header that every request to Anthropic's interface carries, also through proxies. */
function namesAnthropic(evaluation: Evaluation, parameters: Parameters): boolean {
  return headerPaths.some((path) => readPath(evaluation, parameters, `${path}.anthropic-version`)?.kind === 'text');
}

/** On an unknown host only a body with the request's own fields tells. */
function looksLikeBody(body: RecordValue | null, endpoint: Endpoint): boolean {
  if (body === null) return endpoint.modelInPath !== undefined;
  return (
    body.entries.has('messages') || body.entries.has('contents') || (body.entries.has('model') && body.open !== null)
  );
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
