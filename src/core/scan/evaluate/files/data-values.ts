/**
 * Data of a file as values of the program. What a file says is what its values are, though the program may change them.
 */
import type { TextRange } from '../../../model.ts';
import { environmentVariable } from '../environment.ts';
import type { Evaluation } from '../evaluation.ts';
import { isModelName } from '../model-names.ts';
import { isSecretName, isSecretText } from '../secrets.ts';
import { literalText, nullValue, plainText, type TextValue, unknown, type Value, withSource } from '../values.ts';
import type { Data, DataFormat, DataPlace } from './data.ts';
import { readData } from './read-data.ts';

/** The data in a text that is wholly known; null where it is none. Secrets are left out. */
export function dataInText(evaluation: Evaluation, text: TextValue, format: DataFormat): Value | null {
  const written = plainText(text);
  if (written === null || written.trim() === '') return null;
  const file = text.range?.file ?? '';
  const key = `${format}\0${file}\0${written}`;
  const before = evaluation.dataOf.get(key);
  if (before !== undefined) return before;
  const data = readData(written, format);
  const value = data === null ? null : valueOfData(evaluation, data, rangesIn(text, written));
  evaluation.dataOf.set(key, value);
  return value;
}

type Ranges = (place: DataPlace) => TextRange | null;

/** Ranges in the file of a text: exact where the text is the whole of it, else those of the text. */
function rangesIn({ range }: TextValue, written: string): Ranges {
  if (range === null) return () => null;
  const isWhole = range.end - range.start === written.length;
  return (place) =>
    isWhole && place !== null ? { ...range, start: range.start + place.start, end: range.start + place.end } : range;
}

function valueOfData(evaluation: Evaluation, data: Data, rangeOf: Ranges): Value {
  const range = rangeOf(data.place);
  switch (data.kind) {
    case 'items': {
      const elements = data.items.map((item) => valueOfData(evaluation, item, rangeOf));
      return { kind: 'list', elements, open: null, range };
    }
    case 'entries': {
      const entries = data.entries.map(
        ([name, entry]) =>
          [name, isSecret(name, entry) ? secret(name) : valueOfData(evaluation, entry, rangeOf)] as const,
      );
      return { kind: 'record', entries: new Map(entries), open: null, range };
    }
    case 'scalar':
      return scalarValue(evaluation, data.value, range);
  }
}

/** Secrets are one word. Names of models are none, whatever they are given to. */
function isSecret(name: string, data: Data): boolean {
  if (data.kind !== 'scalar' || typeof data.value !== 'string') return false;
  return isSecretName(name) && !/\s/.test(data.value) && !isModelName(data.value);
}

function secret(name: string): Value {
  return unknown('a secret, which is not read', name);
}

function scalarValue(evaluation: Evaluation, value: string | number | boolean | null, range: TextRange | null): Value {
  if (value === null) return nullValue;
  if (typeof value === 'boolean') return { kind: 'boolean', value };
  if (typeof value === 'number') return { kind: 'number', value, source: 'config', range };
  if (isSecretText(value)) return secret('value');
  const text = withSource(literalText(value, range), 'config');
  return filledIn(evaluation, value, range) ?? text;
}

/** `${MODEL}`, `${MODEL:-gpt-4o}`, `${oc.env:MODEL,gpt-4o}`: what another place says; null for texts as they are. */
function filledIn(evaluation: Evaluation, text: string, range: TextRange | null): Value | null {
  const [, named = ''] = /^\$\{([^{}]+)\}$/.exec(text.trim()) ?? [];
  if (named === '') return null;
  const [, name = '', otherwise] = /^(?:oc\.env:|env:|ENV:)?([A-Z_][A-Z0-9_]*)(?::-?(.*)|,(.*))?$/.exec(named) ?? [];
  if (name === '') return unknown('filled in from another place', named);
  return environmentVariable(
    evaluation,
    name,
    otherwise === undefined || otherwise.trim() === ''
      ? null
      : withSource(literalText(otherwise.trim().replace(/^["']|["']$/g, ''), range), 'env'),
  );
}
