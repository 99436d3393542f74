/**
 * The address of a raw HTTP request: a URL, what a client has before it, or its host and path apart.
 */
import { asRecord, type Parameters } from '../evaluate/call-arguments.ts';
import type { Evaluation } from '../evaluate/evaluation.ts';
import { concatenate, piecesOf } from '../evaluate/texts.ts';
import { nullValue, optionsOf, plainText, type ResultValue, type TextValue, type Value } from '../evaluate/values.ts';
import type { CallExpression } from '../syntax/syntax.ts';
import { readPath } from './parameters.ts';

/** The URL that a request goes to; null where no argument is one. */
export function urlOf(evaluation: Evaluation, parameters: Parameters, call: CallExpression): TextValue | null {
  const apart = urlOfParts(evaluation, parameters);
  if (apart !== null) return apart;
  const candidates: (Value | undefined)[] = [
    ...parameters.positional.slice(0, 2),
    readPath(evaluation, parameters, 'url'),
    readPath(evaluation, parameters, 'uri'),
  ];
  const texts = candidates.flatMap((value) => urlsIn(evaluation, value)).filter((value) => value.kind === 'text');
  const urls = texts.filter((text) => /\/|:/.test(urlText(text)));
  // Of several branches one may put together what another writes out.
  const url = urls.find((each) => !isUnknownAddress(each)) ?? urls[0];
  if (url !== undefined) return withBase(evaluation, url, parameters, call);
  // A client whose base is the whole address is given nothing more: `client.post("", body)`.
  const isEmpty = candidates[0]?.kind === 'text' && urlText(candidates[0]) === '';
  return isEmpty ? baseOfClient(evaluation, parameters, call) : null;
}

/** The URL with `{}` for its holes; doubled slashes of joined parts made one. */
export function urlText(url: TextValue): string {
  const text = url.pieces.map((piece) => (piece.kind === 'text' ? piece.text : '{}')).join('');
  return text.replace(/([^:])\/{2,}/g, '$1/');
}

/** The URL without its query, which may be all of what stands behind a word: `${url}:generateContent${query}`. */
export function addressOf(written: string): string {
  return written.replace(/[?#].*$/s, '').replace(/([a-zA-Z])\{\}$/, '$1');
}

/** True where nothing of an address is written but that it has parts. */
export function isUnknownAddress(url: TextValue | null): boolean {
  return url === null || /^[{}/]*$/.test(addressOf(urlText(url)));
}

/** A host as it stands alone: `api.openai.com`. */
const hostName = /^[\w-]+(\.[\w-]+)+$/;

/** `https.request({ hostname, path })` of Node, and helpers that take a host and a path one after the other. */
function urlOfParts(evaluation: Evaluation, parameters: Parameters): TextValue | null {
  const [first, second] = parameters.positional;
  const host = readPath(evaluation, parameters, 'hostname') ?? readPath(evaluation, parameters, 'host');
  const path = readPath(evaluation, parameters, 'path');
  if (host?.kind === 'text' && path?.kind === 'text') return joinParts(host, path);
  const isHost = first !== undefined && hostName.test(plainText(first) ?? '');
  return isHost && first.kind === 'text' && second?.kind === 'text' && urlText(second).startsWith('/')
    ? joinParts(first, second)
    : null;
}

function joinParts(host: TextValue, path: TextValue): TextValue {
  const scheme = { kind: 'text', text: 'https://', range: null } as const;
  return { ...concatenate([[scheme], host.pieces, path.pieces], path.range), source: path.source };
}

/** What an argument may be as a URL: one for each branch that sets it. */
function urlsIn(evaluation: Evaluation, value: Value | undefined): readonly Value[] {
  if (value === undefined) return [];
  return optionsOf(value).flatMap((option) => optionsOf(unwrapUrl(evaluation, withoutConversion(option))));
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

/** `url.toString()`, `url.href`: the URL itself. */
function withoutConversion(value: Value): Value {
  if (value.kind === 'member') return value.name === 'href' ? value.object : value;
  const isConverted = value.kind === 'result' && value.callee.kind === 'member' && value.callee.name === 'toString';
  return isConverted && value.callee.kind === 'member' ? value.callee.object : value;
}

/** A client with a base URL (`axios.create({ baseURL })`, `httpx.Client(base_url=…)`) stands before a relative path. */
function withBase(evaluation: Evaluation, url: TextValue, parameters: Parameters, call: CallExpression): TextValue {
  if (/^https?:/.test(urlText(url))) return url;
  const known = baseOfClient(evaluation, parameters, call);
  if (known === null) return url;
  return hostName.test(plainText(known) ?? '')
    ? joinParts(known, url)
    : { ...url, pieces: [...known.pieces, { kind: 'text', text: '/', range: null }, ...url.pieces] };
}

/** The base of the client that a request is made with; null where it has none that is known. */
function baseOfClient(evaluation: Evaluation, parameters: Parameters, call: CallExpression): TextValue | null {
  if (call.callee.kind !== 'member') return null;
  const receiver = evaluation.evaluate(call.callee.object, parameters.frame);
  const maker = optionsOf(receiver).find((option) => option.kind === 'result');
  if (maker === undefined) return null;
  const known = optionsOf(baseOf(evaluation, maker) ?? nullValue).find((option) => option.kind === 'text');
  return known?.kind === 'text' ? known : null;
}

/** What a client was made with: `baseURL`, or the host of `http.client.HTTPSConnection("api.openai.com")`. */
function baseOf(evaluation: Evaluation, maker: ResultValue): Value | undefined {
  const [first] = maker.call?.arguments ?? [];
  if (maker.callee.kind === 'symbol' && maker.callee.names.at(-1) === 'HTTPSConnection' && first !== undefined)
    return evaluation.evaluate(first.value, maker.frame);
  const entries = asRecord(evaluation, maker)?.entries;
  return entries?.get('baseURL') ?? entries?.get('base_url') ?? entries?.get('prefixUrl');
}
