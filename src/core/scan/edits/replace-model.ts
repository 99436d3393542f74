/**
 * Another model: where its id is written, which other calls may share, or for one call alone.
 */
import type { Call, KnownValue, TextRange } from '../../model.ts';
import type { ResultValue, Value } from '../evaluate/values.ts';
import type { Expression } from '../syntax/syntax.ts';
import { type Draft, draft, editOf, refuse, type TextEdit } from './edit.ts';
import { literalAt, writeString } from './literals.ts';
import { type Container, locate, type Spot, writtenIn } from './locate.ts';
import { modelIdLike } from './model-id.ts';
import { byLanguage } from './parameter-names.ts';
import type { TextOf } from './plan-context.ts';
import { isReasoningModel } from './reasoning.ts';
import type { CallSite } from './site.ts';
import { rewriteScalar, setParameter, styleOf } from './write-parameter.ts';

/** Puts another model in place of a call's. */
export function planModel(site: CallSite, wanted: string, where: 'definition' | 'here', textOf: TextOf): Draft {
  const { model } = site.call;
  if (model === null) return refuse('no model is named');
  if (model.value === null) return refuse(`the model is not fixed: ${model.reason}`);
  const id = modelIdLike(site.call, model.value, wanted);
  if (typeof id !== 'string') return id;
  const changed = where === 'here' ? replaceHere(site, model, id) : replaceDefinition(site, model, id, textOf);
  if (changed.kind === 'refused') return changed;
  const adapted = adaptParameters(site, model.value, id);
  return Array.isArray(adapted) ? draft(...changed.edits, ...adapted) : adapted;
}

/** The place where a model is written: its file, and the range in it. */
export function placeOfModel({ model, file }: Call): { readonly file: string; readonly range: TextRange } | null {
  if (model === null || model.value === null) return null;
  if (model.origin !== undefined) return model.origin;
  return model.range === null ? null : { file, range: model.range };
}

function replaceDefinition(site: CallSite, model: KnownValue<string>, id: string, textOf: TextOf): Draft {
  const place = placeOfModel(site.call);
  if (place === null && model.source === 'config')
    return refuse('callcost.yml says what model this name stands for: change it there');
  if (place === null) return stateDefault(site, id);
  const text = place.file === site.call.file ? site.evaluation.main.source.text : textOf(place.file);
  if (text === null) return refuse(`${place.file} cannot be read`);
  const { range, file } = place;
  const written = text.slice(range.start, range.end);
  if (written === model.value) return draft(editOf(file, range.start, range.end, id));
  const quoted = rewriteScalar(site.call.language, file, text, range, id);
  const literal = literalAt(site.call.language, text, range);
  const holdsId = literal !== null && text.slice(literal.bodyStart, literal.bodyEnd).trim() === model.value;
  return quoted === null || !holdsId ? refuse('the model id is put together from several parts') : draft(quoted);
}

/** The SDK's default gives way to a model that the call names. */
function stateDefault(site: CallSite, id: string): Draft {
  const source = site.sources.find(({ shape }) => (shape.model ?? []).length > 0);
  const path = source === undefined ? null : byLanguage(source.shape.model ?? [], site.call.language);
  return source === undefined || path === null
    ? refuse('the SDK takes the model in another place')
    : setParameter(site, source, path, id);
}

/** Writes the id into the call, in place of the name that stands for it. */
function replaceHere(site: CallSite, model: KnownValue<string>, id: string): Draft {
  for (const source of site.sources) {
    for (const path of source.shape.model ?? []) {
      const spot = locate(site.evaluation, source, path);
      if (spot.kind === 'stated') return replaceStated(site, spot, path, model, id);
    }
  }
  return refuse('the call does not name its model itself');
}

function replaceStated(
  site: CallSite,
  { expression, container, value }: Extract<Spot, { kind: 'stated' }>,
  path: string,
  model: KnownValue<string>,
  id: string,
): Draft {
  if (expression === null) return stateOver(site, container, path, id);
  const text = textHere(site, container, expression, value, model, id);
  if (text === null) return refuse('the model is made in another place: change it there');
  const { start, end } = expression.range;
  const name = isShorthand(container, expression) ? `${path}: ` : '';
  return draft(editOf(container.module.source.path, start, end, `${name}${text}`));
}

/** What is spread in is overridden by what stands behind it, in JavaScript only. */
function stateOver(site: CallSite, container: Container, path: string, id: string): Draft {
  if (site.call.language === 'python' || container.expression.kind !== 'object')
    return refuse('the model comes from arguments that are spread in');
  const { quote } = styleOf(container);
  const end = container.expression.properties.at(-1)?.range.end;
  if (end === undefined || path.includes('.')) return refuse('the model is set in another place than the call');
  return draft(editOf(container.module.source.path, end, end, `, ${path}: ${writeString(quote, id)}`));
}

/** The source text of the new model: a literal, or the call that makes the model with another id. */
function textHere(
  { evaluation }: CallSite,
  container: Container,
  expression: Expression,
  value: Value,
  model: KnownValue<string>,
  id: string,
): string | null {
  if (value.kind === 'text') return writeString(styleOf(container).quote, id);
  if (value.kind !== 'result' || value.call === null || model.range === null) return null;
  const made = makingCall(value, model.range);
  if (made === null) return null;
  const own = evaluation.main.source;
  const literal = literalAt(own.language, own.text, model.range);
  if (literal === null || expression.kind === 'constant') return null;
  const head = own.text.slice(made.start, literal.bodyStart);
  return `${head}${id}${own.text.slice(literal.bodyEnd, made.end)}`;
}

/** The range of the call that makes a model and holds its id. */
function makingCall({ call }: ResultValue, id: TextRange): TextRange | null {
  return call !== null && call.range.start <= id.start && id.end <= call.range.end ? call.range : null;
}

/** `{ model }`, which must become `{ model: '…' }`. */
export function isShorthand({ expression: record }: Container, { range, kind }: Expression): boolean {
  return (
    record.kind === 'object' &&
    kind === 'name' &&
    record.properties.some((each) => each.range.start === range.start && each.range.end === range.end)
  );
}

/** What the new model takes by another name, or not at all. */
function adaptParameters(site: CallSite, before: string, after: string): TextEdit[] | ReturnType<typeof refuse> {
  if (!isReasoningModel(after) || isReasoningModel(before)) return [];
  if (hasTemperature(site)) return refuse(`${after} reasons and takes no temperature: take it out first`);
  if (site.call.operation !== 'chat') return [];
  if (site.call.outputLimit?.parameter !== 'max_tokens' || site.call.provider !== 'openai') return [];
  const spot = locate(site.evaluation, site.sources[0], 'max_tokens');
  if (spot.kind !== 'stated' || writtenIn(site.evaluation, spot.container, 'max_tokens') === null)
    return refuse(`${after} takes max_completion_tokens, and max_tokens is set in another place than the call`);
  const name = nameRange(spot.container, 'max_tokens');
  return name === null
    ? refuse(`${after} takes max_completion_tokens in place of max_tokens: rename it first`)
    : [editOf(spot.container.module.source.path, name.start, name.end, 'max_completion_tokens')];
}

/** A temperature of the call, or of the model that it is made on; 1 is what all models take. */
function hasTemperature({ evaluation, sources }: CallSite): boolean {
  return sources.some((source) =>
    (source.shape.temperature ?? []).some((path) => {
      const spot = locate(evaluation, source, path);
      return spot.kind === 'stated' && !(spot.value.kind === 'number' && spot.value.value === 1);
    }),
  );
}

/** Where the name of a parameter stands: a key, or the keyword before its value. */
function nameRange({ module, expression }: Container, name: string): TextRange | null {
  const { text } = module.source;
  if (expression.kind === 'object') {
    const property = expression.properties.find(({ key }) => key?.kind === 'string' && key.value === name);
    if (property?.key == null) return null;
    const { start, end } = property.key.range;
    const isShort = property.value.range.start === start;
    return isShort
      ? null
      : { start: text[start] === name[0] ? start : start + 1, end: text[start] === name[0] ? end : end - 1 };
  }
  const argument = expression.arguments.find((each) => each.name === name);
  if (argument === undefined) return null;
  const before = text.slice(0, argument.value.range.start);
  const match = new RegExp(`\\b${name}(?=\\s*=[\\s(]*$)`).exec(before.slice(-300));
  if (match === null) return null;
  const start = Math.max(0, before.length - 300) + match.index;
  return { start, end: start + name.length };
}
