/**
 * Methods of text values in Python and JavaScript.
 */

import type { CallExpression } from '../syntax/syntax.ts';
import { type Evaluation, sourceName } from './evaluation.ts';
import { isOtherEncoding } from './files/path-functions.ts';
import { renderTemplate } from './files/templates.ts';
import type { Frame } from './frames.ts';
import {
  concatenate,
  fillPlaceholders,
  joinTexts,
  mapText,
  type PlaceholderStyle,
  piecesOf,
  repeat,
  replaceMatches,
  trim,
} from './texts.ts';
import { literalText, plainText, type TextValue, type Value } from './values.ts';

/** The result of `text.name(…)`, or null for methods whose result only the running program knows. */
export function callTextMethod(
  evaluation: Evaluation,
  text: TextValue,
  name: string,
  call: CallExpression,
  frame: Frame,
): Value | null {
  switch (name) {
    case 'format':
    case 'format_map':
      return format(evaluation, text, call, frame, 'braces');
    case 'substitute':
    case 'safe_substitute':
      return format(evaluation, text, call, frame, 'dollar');
    case 'strip':
    case 'trim':
      return call.arguments.length === 0 ? trim(text) : text;
    case 'rstrip':
    case 'trimEnd':
      return mapText(text, (each, _, last) => (last ? each.trimEnd() : each));
    case 'lstrip':
    case 'trimStart':
      return mapText(text, (each, index) => (index === 0 ? each.trimStart() : each));
    case 'render':
      return renderTemplate(evaluation, text, call, frame);
    case 'toString':
      return isOtherEncoding(argumentAt(evaluation, call, 0, frame)) ? null : text;
    case 'read':
    case 'decode':
    case 'encode':
    case 'valueOf':
      return text;
    case 'lower':
    case 'toLowerCase':
      return mapText(text, (each) => each.toLowerCase());
    case 'upper':
    case 'toUpperCase':
      return mapText(text, (each) => each.toUpperCase());
    case 'replace':
    case 'replaceAll':
      return replace(evaluation, text, call, frame);
    case 'join': {
      const list = argumentAt(evaluation, call, 0, frame);
      return list === null ? null : joinTexts(text, list, sourceName(evaluation, call.range), call.range);
    }
    case 'split':
      return split(text, call, argumentAt(evaluation, call, 0, frame));
    case 'repeat': {
      const count = argumentAt(evaluation, call, 0, frame);
      return count?.kind === 'number' ? repeat(text, count.value) : null;
    }
    case 'concat':
      return concatenate(
        [
          text.pieces,
          ...call.arguments.map((argument) =>
            piecesOf(
              evaluation.evaluate(argument.value, frame),
              sourceName(evaluation, argument.value.range),
              argument.value.range,
            ),
          ),
        ],
        text.range,
      );
    default:
      return partOf(evaluation, text, name, call, frame);
  }
}

/** Methods that give a part of a text of which all is known. */
function partOf(
  evaluation: Evaluation,
  text: TextValue,
  name: string,
  call: CallExpression,
  frame: Frame,
): Value | null {
  switch (name) {
    case 'slice':
    case 'substring':
      return slice(evaluation, text, name, call, frame);
    case 'removeprefix':
    case 'removesuffix':
      return withoutAffix(text, name, argumentAt(evaluation, call, 0, frame));
    default:
      return null;
  }
}

/** `"… {name} {} …".format(…)`, `Template("… $name …").substitute(…)`. */
function format(
  evaluation: Evaluation,
  text: TextValue,
  call: CallExpression,
  frame: Frame,
  style: PlaceholderStyle,
): TextValue {
  const positional = call.arguments.filter((argument) => argument.name === null && argument.spread === null);
  return fillPlaceholders(text, style, (field, index) => {
    const [root = ''] = field.split(/[.[]/);
    const given =
      call.arguments.find((argument) => argument.name === root) ??
      (root === '' ? positional[index] : /^\d+$/.test(root) ? positional[Number(root)] : undefined);
    if (given === undefined || field !== root) return null;
    return piecesOf(
      evaluation.evaluate(given.value, frame),
      sourceName(evaluation, given.value.range),
      given.value.range,
    );
  });
}

/** `.replace("{{ticket}}", ticket)`: the placeholder becomes a hole or the known text. Patterns are left to the running program. */
function replace(evaluation: Evaluation, text: TextValue, call: CallExpression, frame: Frame): TextValue {
  const [pattern, replacement] = call.arguments;
  const from = pattern === undefined ? null : plainText(evaluation.evaluate(pattern.value, frame));
  if (from === null || from === '' || replacement === undefined) return text;
  const filled = piecesOf(
    evaluation.evaluate(replacement.value, frame),
    sourceName(evaluation, replacement.value.range),
    replacement.value.range,
  );
  return replaceMatches(text, new RegExp(from.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'), 'g'), () => filled);
}

/** Longer lists are data. */
const maximalParts = 1000;

/** `"api.model".split(".")`; null where not all is known. */
function split(text: TextValue, call: CallExpression, separator: Value | null): Value | null {
  const [whole, by] = [plainText(text), separator === null ? null : plainText(separator)];
  if (whole === null || by === null || by === '' || call.arguments.length > 1) return null;
  const parts = whole.split(by);
  if (parts.length > maximalParts) return null;
  const elements = parts.map((part) => ({ ...literalText(part, text.range), source: text.source }));
  return { kind: 'list', elements, open: null, range: text.range };
}

/** `id.slice("anthropic:".length)`; null where not all is known. */
function slice(
  evaluation: Evaluation,
  text: TextValue,
  name: 'slice' | 'substring',
  call: CallExpression,
  frame: Frame,
): Value | null {
  const whole = plainText(text);
  const places = call.arguments.map(({ value }) => evaluation.evaluate(value, frame));
  const numbers = places.flatMap((place) => (place.kind === 'number' ? [place.value] : []));
  if (whole === null || numbers.length === 0 || numbers.length < places.length) return null;
  return { ...literalText(whole[name](numbers[0] ?? 0, numbers[1]), text.range), source: text.source };
}

/** `id.removeprefix("openai/")`; null where not all is known. */
function withoutAffix(text: TextValue, name: 'removeprefix' | 'removesuffix', given: Value | null): Value | null {
  const [whole, affix] = [plainText(text), given === null ? null : plainText(given)];
  if (whole === null || affix === null) return null;
  const isPrefix = name === 'removeprefix';
  const has = isPrefix ? whole.startsWith(affix) : whole.endsWith(affix);
  if (!has || affix === '') return text;
  const rest = isPrefix ? whole.slice(affix.length) : whole.slice(0, -affix.length);
  return { ...literalText(rest, text.range), source: text.source };
}

function argumentAt(evaluation: Evaluation, call: CallExpression, index: number, frame: Frame): Value | null {
  const argument = call.arguments[index];
  return argument === undefined ? null : evaluation.evaluate(argument.value, frame);
}
