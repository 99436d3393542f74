/**
 * Prompt values → segments with roles.
 */
import type { PromptPiece, PromptRole, PromptSegment, TextRange } from '../../model.ts';
import { asRecord } from '../evaluate/call-arguments.ts';
import { type Evaluation, sourceName } from '../evaluate/evaluation.ts';
import { optionalElements } from '../evaluate/mutations.ts';
import { fillPlaceholders, piecesOf } from '../evaluate/texts.ts';
import { plainText, type RecordValue, type ResultValue, type Value } from '../evaluate/values.ts';

/** Message classes of the SDKs and frameworks → the role they stand for. */
const roleByClass: Readonly<Record<string, PromptRole>> = {
  SystemMessage: 'system',
  SystemMessagePromptTemplate: 'system',
  DeveloperMessage: 'system',
  ChatCompletionSystemMessageParam: 'system',
  HumanMessage: 'user',
  HumanMessagePromptTemplate: 'user',
  UserMessage: 'user',
  ChatCompletionUserMessageParam: 'user',
  AIMessage: 'assistant',
  AIMessagePromptTemplate: 'assistant',
  AssistantMessage: 'assistant',
  ToolMessage: 'tool',
  from_system: 'system',
  from_user: 'user',
  from_assistant: 'assistant',
  // Functions of xAI's SDK: `system("…")`.
  system: 'system',
  user: 'user',
  assistant: 'assistant',
};

const roles: Readonly<Record<string, PromptRole>> = {
  system: 'system',
  developer: 'system',
  user: 'user',
  human: 'user',
  assistant: 'assistant',
  ai: 'assistant',
  model: 'assistant',
  chatbot: 'assistant',
  tool: 'tool',
  function: 'tool',
};

/** How deep nested message structures are read. */
const maximalDepth = 8;

/** The segments of a prompt value; `name` names what is open. */
export function segmentsOf(
  evaluation: Evaluation,
  value: Value,
  role: PromptRole,
  name: string,
  range: TextRange | null,
  depth = 0,
): readonly PromptSegment[] {
  if (depth > maximalDepth) return [hole(role, name, 'nested too deeply to read', range)];
  switch (value.kind) {
    case 'null':
      return [];
    case 'list':
      return listSegments(evaluation, value, role, name, range, depth);
    case 'record':
      return recordSegments(evaluation, value, role, name, depth);
    case 'result':
      return resultSegments(evaluation, value, role, name, range, depth);
    case 'member':
    case 'symbol':
    case 'object':
    case 'function':
      return [hole(role, name, 'built at run time', range)];
    default:
      return [
        {
          role,
          pieces: piecesOf(value, value.kind === 'unknown' ? value.name : name, range),
          range: value.kind === 'text' ? value.range : range,
          cached: false,
        },
      ];
  }
}

function listSegments(
  evaluation: Evaluation,
  list: Extract<Value, { kind: 'list' }>,
  role: PromptRole,
  name: string,
  range: TextRange | null,
  depth: number,
): readonly PromptSegment[] {
  const tuple = messageTuple(evaluation, list, depth);
  if (tuple !== null) return tuple;
  const segments: PromptSegment[] = [];
  for (const element of list.elements) {
    const last = segments.at(-1);
    if (last !== undefined && isCachePoint(element)) segments[segments.length - 1] = { ...last, cached: true };
    const nameOfElement = element.kind === 'unknown' ? element.name : name;
    segments.push(...segmentsOf(evaluation, element, role, nameOfElement, list.range, depth + 1));
  }
  const hasHole = list.elements.some((element) => element.kind === 'unknown');
  return list.open === null || list.open === optionalElements || hasHole
    ? segments
    : [...segments, hole(role, name, list.open, list.range ?? range)];
}

/** Bedrock's mark stands behind the text that it marks, as an element of its own. */
function isCachePoint(element: Value): boolean {
  return element.kind === 'record' && element.entries.size === 1 && element.entries.has('cachePoint');
}

/** LangChain's `("system", "…")`. */
function messageTuple(
  evaluation: Evaluation,
  list: Extract<Value, { kind: 'list' }>,
  depth: number,
): readonly PromptSegment[] | null {
  const [first, second] = list.elements;
  if (list.elements.length !== 2 || first === undefined || second === undefined) return null;
  const role = roles[(plainText(first) ?? '').toLowerCase()];
  if (role !== undefined) return segmentsOf(evaluation, second, role, 'message', list.range, depth + 1);
  return plainText(first) === 'placeholder'
    ? [hole('user', placeholderName(second), 'messages filled in at run time', list.range)]
    : null;
}

function placeholderName(value: Value): string {
  return (plainText(value) ?? 'messages').replace(/[{}]/g, '');
}

const contentKeys = [
  'content',
  'contents',
  'parts',
  'text',
  'message',
  'messages',
  'input',
  'prompt',
  'query',
  'question',
] as const;

function recordSegments(
  evaluation: Evaluation,
  record: RecordValue,
  inherited: PromptRole,
  name: string,
  depth: number,
): readonly PromptSegment[] {
  const role = roleOf(record) ?? inherited;
  const attachment = attachmentOf(record);
  if (attachment !== null) return [{ role, pieces: [attachment], range: record.range, cached: isCached(record) }];
  const key = contentKeys.find((each) => record.entries.has(each));
  const content = key === undefined ? undefined : record.entries.get(key);
  if (content === undefined)
    return isBookkeeping(record) ? [] : [hole(role, name, record.open ?? 'built at run time', record.range)];
  const said = segmentsOf(evaluation, content, role, nameIn(content, name), record.range, depth + 1);
  const segments = record.entries.has('tool_calls')
    ? [...said, hole(role, 'tool_calls', 'tool calls of an earlier turn', record.range)]
    : said;
  const cached = isCached(record);
  const last = segments.at(-1);
  return cached && last !== undefined ? [...segments.slice(0, -1), { ...last, cached: true }] : segments;
}

/** How the source names an open part: `ticket.body` for a path; `name` where the value has none of its own. */
function nameIn(content: Value, name: string): string {
  return pathName(content) ?? name;
}

function pathName(value: Value): string | null {
  switch (value.kind) {
    case 'unknown':
      return value.name;
    case 'choice':
      return value.name ?? null;
    case 'symbol':
      return value.names.at(-1) ?? null;
    case 'object':
      return value.type.definition.name?.replace(/^[A-Z]/, (letter) => letter.toLowerCase()) ?? null;
    case 'member': {
      const object = pathName(value.object);
      return object === null ? value.name : `${object}.${value.name}`;
    }
    case 'result': {
      const callee = pathName(value.callee);
      if (value.call === null)
        return callee === null ? null : callee.replace(/^[A-Z]/, (letter) => letter.toLowerCase());
      return callee === null ? null : `${callee}()`;
    }
    default:
      return null;
  }
}

/** The role of a message; LangChain writes `{ type: "system", content }` as well. */
function roleOf(record: RecordValue): PromptRole | null {
  const value = record.entries.get('role') ?? record.entries.get('type');
  const text = value === undefined ? null : plainText(value);
  return text === null ? null : (roles[text.toLowerCase()] ?? null);
}

function isCached(record: RecordValue): boolean {
  return record.entries.has('cache_control') || record.entries.has('cachePoint') || record.entries.has('cacheControl');
}

/** Entries without text of their own: tool results' ids, cache points. */
function isBookkeeping(record: RecordValue): boolean {
  return (
    record.open === null &&
    (record.entries.has('cachePoint') || record.entries.has('cache_control') || record.entries.has('tool_calls'))
  );
}

function attachmentOf(record: RecordValue): PromptPiece | null {
  const typeValue = record.entries.get('type');
  const type = typeValue === undefined ? '' : (plainText(typeValue) ?? '');
  const has = (name: string): boolean => record.entries.has(name);
  if (/^(image|image_url|input_image)$/.test(type) || has('image_url') || has('image'))
    return { kind: 'attachment', media: 'image', detail: detailOf(record) };
  if (/audio/.test(type) || has('input_audio')) return { kind: 'attachment', media: 'audio', detail: null };
  if (
    /^(file|input_file|document|document_url)$/.test(type) ||
    has('inlineData') ||
    has('inline_data') ||
    has('fileData') ||
    has('file_data') ||
    has('document')
  )
    return { kind: 'attachment', media: 'file', detail: null };
  return null;
}

function detailOf(record: RecordValue): string | null {
  const image = record.entries.get('image_url');
  const detail = (image?.kind === 'record' ? image.entries.get('detail') : undefined) ?? record.entries.get('detail');
  return detail === undefined ? null : plainText(detail);
}

/** `SystemMessage("…")`, `types.Content(role=…, parts=[…])`, `Part.from_text(text=…)`, prompt templates. */
function resultSegments(
  evaluation: Evaluation,
  value: ResultValue,
  inherited: PromptRole,
  name: string,
  range: TextRange | null,
  depth: number,
): readonly PromptSegment[] {
  const { call } = value;
  const path = calleeNames(value.callee);
  const last = path.at(-1) ?? '';
  const owner = path.at(-2) ?? '';
  if (call === null) return [hole(inherited, name, 'built at run time', range)];
  const role = roleByClass[last] ?? roleByClass[owner] ?? inherited;
  if (mediaFunctions.test(last)) return [mediaOf(evaluation, value, role)];
  if (last === 'MessagesPlaceholder') return [hole('user', 'messages', 'messages filled in at run time', call.range)];
  if (/^(from_messages|fromMessages|ChatPromptTemplate|from_template|fromTemplate|PromptTemplate)$/.test(last))
    return templateSegments(evaluation, value, role, depth);
  if (/^(invoke|format|format_.*|formatMessages|formatPromptValue)$/.test(last)) {
    const template = templateReceiver(value);
    if (template !== null) return segmentsOf(evaluation, template, inherited, name, range, depth + 1);
  }
  const record = isMessageLike(last, owner) ? asRecord(evaluation, value) : null;
  if (record !== null && record.entries.size > 0)
    return recordSegments(evaluation, { ...record, open: null, range: call.range }, role, name, depth);
  const [first] = call.arguments;
  if (isMessageLike(last, owner) && first !== undefined && first.name === null) {
    const content = evaluation.evaluate(first.value, value.frame);
    return segmentsOf(evaluation, content, role, sourceName(evaluation, first.value.range), call.range, depth + 1);
  }
  return [hole(inherited, sourceName(evaluation, call.range), 'built at run time', call.range)];
}

/** Functions of Google's SDKs that make a part of bytes or of an address. */
const mediaFunctions = /^(from_bytes|from_uri|fromBytes|fromUri|createPartFromBase64|createPartFromUri)$/;

function mediaOf(evaluation: Evaluation, value: ResultValue, role: PromptRole): PromptSegment {
  const given = asRecord(evaluation, value);
  const typeValue = given?.entries.get('mime_type') ?? given?.entries.get('mimeType');
  const type = /^(image|audio)\//.exec(typeValue === undefined ? '' : (plainText(typeValue) ?? ''))?.[1];
  const media = type === 'image' || type === 'audio' ? type : 'file';
  const range = value.call?.range ?? null;
  return { role, pieces: [{ kind: 'attachment', media, detail: null }], range, cached: false };
}

function templateReceiver(value: ResultValue): Value | null {
  return value.callee.kind === 'member' && value.callee.object.kind === 'result' ? value.callee.object : null;
}

function isMessageLike(last: string, owner: string): boolean {
  return (
    /(Message|MessageParam|Content|Part|ChatMessage|TextBlockParam|TextBlock|Message\w*Prompt\w*)$/.test(last) ||
    /^(from_text|fromText|text|of)$/.test(last) ||
    roleByClass[owner] !== undefined ||
    roleByClass[last] !== undefined
  );
}

/** Prompt template classes: `{name}` placeholders become holes. */
function templateSegments(
  evaluation: Evaluation,
  value: ResultValue,
  role: PromptRole,
  depth: number,
): readonly PromptSegment[] {
  const { call } = value;
  if (call === null) return [];
  const named =
    call.arguments.find((argument) => argument.name === 'template' || argument.name === 'messages') ??
    call.arguments.find((argument) => argument.name === null);
  if (named === undefined) return [hole(role, 'prompt', 'built at run time', call.range)];
  const given = evaluation.evaluate(named.value, value.frame);
  const template = given.kind === 'record' ? (given.entries.get('template') ?? given) : given;
  return segmentsOf(evaluation, template, role, 'prompt', call.range, depth + 1).map((segment) => ({
    ...segment,
    pieces: openPlaceholders(segment.pieces),
  }));
}

/** Turns the `{name}` placeholders of template text into holes. */
export function openPlaceholders(pieces: readonly PromptPiece[]): readonly PromptPiece[] {
  return fillPlaceholders({ kind: 'text', pieces, source: 'literal', range: null }, 'braces', () => null).pieces;
}

function calleeNames(callee: Value): readonly string[] {
  if (callee.kind === 'symbol') return callee.names;
  return callee.kind === 'member' ? [...calleeNames(callee.object), callee.name] : [];
}

function hole(role: PromptRole, name: string, reason: string, range: TextRange | null): PromptSegment {
  return { role, pieces: [{ kind: 'variable', name, reason, range }], range, cached: false };
}
