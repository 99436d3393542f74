/**
 * Attribution in the form of a gateway: tags in the body, or headers, where the SDK takes them for one request.
 */
import type { WrittenAttribution } from '../../change.ts';
import type { Call } from '../../model.ts';
import { plainText, type Value } from '../evaluate/values.ts';
import type { ParameterPath } from '../sdk/shape.ts';
import { type Draft, draft, refuse } from './edit.ts';
import { writeString } from './literals.ts';
import { locate } from './locate.ts';
import type { CallSite, ParameterSource } from './site.ts';
import { setParameter, type WritingStyle } from './write-parameter.ts';

type FormOf<Kind extends WrittenAttribution['kind']> = Extract<WrittenAttribution, { readonly kind: Kind }>;

/** Adds tags to the body of a request, as LiteLLM reads it. Only Python's SDKs let a body have what they do not know. */
export function planBodyTags(site: CallSite, { tags }: FormOf<'tags'>): Draft {
  const { call } = site;
  if (call.language !== 'python' || !withExtraBody.has(call.sdk)) return refuse('the SDK takes no body of your own');
  // On these routes `metadata` is the provider's own.
  const record = call.operation === 'responses' || call.sdk === 'anthropic' ? 'litellm_metadata' : 'metadata';
  const source = sourceWith(site, `extra_body.${record}`);
  return source === null ? refuse(noHeaders) : setTags(site, source, `extra_body.${record}.tags`, tags);
}

/** Adds tags to a trace of Langfuse, whose wrappers read them from the metadata of a request. */
export function planTraceTags(site: CallSite, { tags }: FormOf<'langfuse-tags'>): Draft {
  const { call, evaluation } = site;
  const isWrapped = /\blangfuse\b/.test(evaluation.main.source.text);
  const path = call.sdk === 'langchain' ? langchainMetadata(call) : 'metadata';
  const source = sourceWith(site, path);
  if (!isWrapped || (call.sdk !== 'langchain' && call.sdk !== 'openai') || source === null)
    return refuse('no wrapper of Langfuse reads tags from this call; set them on its trace');
  if (call.sdk === 'openai' && call.language !== 'python')
    return refuse("Langfuse's wrapper takes tags where it is made; set them there");
  return setTags(site, source, `${path}.langfuse_tags`, tags);
}

/** Adds headers to a request, where its SDK takes some. They replace those of the client with the same names. */
export function planHeaders(site: CallSite, form: FormOf<'headers'>): Draft {
  const path = headerPathOf(site);
  const source = path === null ? null : sourceWith(site, path);
  if (path === null || source === null) return refuse(noHeaders);
  const spot = locate(site.evaluation, source, path);
  if (spot.kind === 'refused') return spot;
  const isOwn = ({ name }: Header) =>
    site.call.sdk === 'langchain' || locate(site.evaluation, source, `${path}.${name}`).kind === 'stated';
  const headers = form.headers.map((header) => ({
    ...header,
    inherited: isOwn(header) ? null : inheritedOf(site, header),
  }));
  if (headers.some(({ inherited }) => inherited === 'dynamic'))
    return refuse('the client sends that header already, with what only the running program knows');
  const written = headers.map(({ name, value, inherited }) => ({ name, value: inherited ?? value }));
  if (spot.kind === 'absent') return setParameter(site, source, path, (style) => recordText(style, written));
  const drafts = written.map((header) => setHeader(site, source, `${path}.${header.name}`, header));
  const refused = drafts.find(({ kind }) => kind === 'refused');
  return refused ?? draft(...drafts.flatMap((each) => (each.kind === 'draft' ? each.edits : [])));
}

/** The value with what the client sends under the same name; null where it sends nothing. */
function inheritedOf({ call }: CallSite, { name, value }: Header): string | null {
  const ofClient = call.metadata.filter(({ key }) => /^(default_?headers|headers|http_?options\.headers)\./i.test(key));
  const own = ofClient.filter(({ key }) => `${key}.`.toLowerCase().includes(`.${name.toLowerCase()}.`));
  if (own.length === 0) return null;
  if (own.some((each) => each.value === null)) return 'dynamic';
  if (!value.startsWith('{')) return [...own.map((each) => each.value), value].join(',');
  const entries = own.map(({ key, value: text }) => [key.slice(key.lastIndexOf('.') + 1), text] as const);
  return JSON.stringify({ ...Object.fromEntries(entries), ...asEntries(JSON.parse(value)) });
}

function asEntries(parsed: unknown): object {
  return typeof parsed === 'object' && parsed !== null ? parsed : {};
}

type Header = FormOf<'headers'>['headers'][number];

const noHeaders = 'the SDK takes no headers for one request here; set them where its client is made';

/** A header that is there already keeps its tags; one that holds anything else is not touched. */
function setHeader(site: CallSite, source: ParameterSource, path: ParameterPath, { name, value }: Header): Draft {
  const spot = locate(site.evaluation, source, path);
  if (spot.kind !== 'stated') return setParameter(site, source, path, value);
  const present = plainText(spot.value);
  if (!/tags$/i.test(name) || present === null) return refuse('the header is set already');
  return setParameter(site, source, path, [present, value].filter((text) => text !== '').join(','));
}

/** Tags beside those that are there, if all of them are written out. */
function setTags(site: CallSite, source: ParameterSource, path: ParameterPath, tags: readonly string[]): Draft {
  const spot = locate(site.evaluation, source, path);
  if (spot.kind === 'refused') return spot;
  const present = spot.kind === 'stated' ? literalTags(spot.value) : [];
  if (present === null) return refuse('the tags are put together in another place');
  return setParameter(site, source, path, (style) => {
    const written = [...present, ...tags].map((tag) => writeString(style.quote, tag));
    return `[${written.join(', ')}]`;
  });
}

function literalTags(value: Value): readonly string[] | null {
  if (value.kind !== 'list' || value.open !== null) return null;
  const tags = value.elements.flatMap((element) => plainText(element) ?? []);
  return tags.length === value.elements.length ? tags : null;
}

function recordText(style: WritingStyle, headers: readonly Header[]): string {
  const entries = headers.map(({ name, value }) => `${keyText(style, name)}: ${writeString(style.quote, value)}`);
  return style.language === 'python' ? `{${entries.join(', ')}}` : `{ ${entries.join(', ')} }`;
}

function keyText({ language, quote }: WritingStyle, name: string): string {
  return language !== 'python' && /^[\w$]+$/.test(name) ? name : writeString(quote, name);
}

function sourceWith({ sources }: CallSite, path: ParameterPath): ParameterSource | null {
  return sources.find(({ shape }) => shape.metadata?.includes(path) === true) ?? null;
}

const withExtraBody: ReadonlySet<string> = new Set(['openai', 'anthropic', 'litellm', 'instructor']);

/** Where an SDK takes headers, in Python and in JavaScript; null where it does not. */
const headerPaths: Readonly<Record<string, readonly [python: ParameterPath | null, script: ParameterPath | null]>> = {
  openai: ['extra_headers', '#1.headers'],
  anthropic: ['extra_headers', '#1.headers'],
  groq: ['extra_headers', '#1.headers'],
  together: ['extra_headers', '#1.headers'],
  cerebras: ['extra_headers', '#1.headers'],
  litellm: ['extra_headers', null],
  instructor: ['extra_headers', null],
  'ai-sdk': [null, 'headers'],
  mistral: ['http_headers', '#1.fetchOptions.headers'],
  'google-genai': ['config.http_options.headers', 'config.httpOptions.headers'],
  'openai-agents': ['model_settings.extra_headers', null],
  'pydantic-ai': ['model_settings.extra_headers', null],
  openrouter: ['http_headers', '#1.headers'],
};

function headerPathOf({ call, sources }: CallSite): ParameterPath | null {
  const isPython = call.language === 'python';
  if (call.sdk === 'langchain') return langchainHeaders(sources, isPython);
  const paths = headerPaths[call.sdk];
  return (isPython ? paths?.[0] : paths?.[1]) ?? null;
}

/** LangChain takes headers where a model is made, and only for the SDKs that have such a parameter. */
function langchainHeaders(sources: CallSite['sources'], isPython: boolean): ParameterPath | null {
  const { callee } = sources.at(-1)?.parameters.call ?? {};
  const name = callee?.kind === 'name' || callee?.kind === 'member' ? callee.name : '';
  if (/^(Azure)?ChatOpenAI$/.test(name)) return isPython ? 'default_headers' : 'configuration.defaultHeaders';
  if (name === 'ChatAnthropic') return isPython ? 'default_headers' : 'clientOptions.defaultHeaders';
  return null;
}

function langchainMetadata({ language }: Call): ParameterPath {
  return language === 'python' ? 'config.metadata' : '#1.metadata';
}
