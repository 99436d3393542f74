/**
 * Functions of the standard libraries (and a few everywhere-used helpers) whose result the source decides.
 */

import type { CallExpression } from '../syntax/syntax.ts';
import { bindArguments } from './bind-arguments.ts';
import { fieldsAsRecord } from './data-classes.ts';
import { environmentVariable } from './environment.ts';
import { type Evaluation, sourceName } from './evaluation.ts';
import { dataFunctions } from './files/data-functions.ts';
import { pathFunctions } from './files/path-functions.ts';
import { templateFunctions } from './files/templates.ts';
import type { Frame } from './frames.ts';
import { mergeInto, overrideBy } from './records.ts';
import { dedent, piecesOf } from './texts.ts';
import { urlFunctions } from './url-functions.ts';
import {
  type NumberValue,
  plainText,
  type RecordValue,
  type TextValue,
  unknown,
  type Value,
  withSource,
} from './values.ts';

/** Gives the value of a call, or null where the call is just a result. */
export type KnownFunction = (evaluation: Evaluation, call: CallExpression, frame: Frame) => Value | null;

/** By name as the source imports it; globals stand alone. */
export const knownFunctions: ReadonlyMap<string, KnownFunction> = new Map<string, KnownFunction>([
  ['os.getenv', readEnvironment],
  ['os.environ.get', readEnvironment],
  ['os.environ.setdefault', readEnvironment],
  ['environ.get', readEnvironment],
  ['decouple.config', readEnvironment],
  ['environ.Env', () => null],
  ['global.Deno.env.get', readEnvironment],
  ['Deno.env.get', readEnvironment],
  ['getattr', (evaluation, call, frame) => defaultArgument(evaluation, call, frame, 2)],
  [
    'textwrap.dedent',
    (evaluation, call, frame) => mapFirstText(evaluation, call, frame, (text) => dedent(text, false)),
  ],
  [
    'inspect.cleandoc',
    (evaluation, call, frame) => mapFirstText(evaluation, call, frame, (text) => dedent(text, true)),
  ],
  ['dedent', dedentTag],
  ['dedent.dedent', dedentTag],
  ['ts-dedent.dedent', dedentTag],
  ['ts-dedent', dedentTag],
  ['str', firstAsText],
  ['String', firstAsText],
  ['int', firstAsNumber],
  ['float', firstAsNumber],
  ['Number', firstAsNumber],
  ['parseInt', firstAsNumber],
  ['parseFloat', firstAsNumber],
  ['Number.parseInt', firstAsNumber],
  ['Number.parseFloat', firstAsNumber],
  ['dict', evaluateDict],
  ['list', first],
  ['tuple', first],
  ['dataclasses.asdict', fieldsOfFirst],
  ['vars', fieldsOfFirst],
  ['copy.copy', first],
  ['copy.deepcopy', first],
  ['deepcopy', first],
  ['Object.freeze', first],
  ['structuredClone', first],
  ['FormData', emptyRecord],
  ['URLSearchParams', emptyRecord],
  ['Object.assign', evaluateAssign],
  ['typing.cast', (evaluation, call, frame) => argument(evaluation, call, 1, frame)],
  ['asyncio.run', first],
  ['Promise.resolve', first],
  ['require', evaluateRequire],
  ['import', evaluateRequire],
  ['importlib.import_module', evaluateRequire],
  ['react.useMemo', followCallback],
  ['React.useMemo', followCallback],
  ['react.cache', first],
  ['pydantic.SecretStr', first],
  ['string.Template', first],
  ['util.promisify', first],
  ['dotenv.dotenv_values', environment],
  ['dotenv.parse', environment],
  ...pathFunctions,
  ...dataFunctions,
  ...templateFunctions,
  ...urlFunctions,
  ['fastapi.Depends', callFirst],
  ['functools.partial', bindPartly],
  ['fastapi.Depends', followCallback],
  ['partial', bindPartly],
]);

function argument(evaluation: Evaluation, call: CallExpression, index: number, frame: Frame): Value | null {
  const given = call.arguments[index];
  return given === undefined || given.spread !== null ? null : evaluation.evaluate(given.value, frame);
}

/** `asdict(options)` */
function fieldsOfFirst(evaluation: Evaluation, call: CallExpression, frame: Frame): Value | null {
  const given = first(evaluation, call, frame);
  return given === null ? null : fieldsAsRecord(evaluation, given);
}

function first(evaluation: Evaluation, call: CallExpression, frame: Frame): Value | null {
  return argument(evaluation, call, 0, frame);
}

/** `Depends(get_client)`: what the function gives. */
function callFirst(evaluation: Evaluation, call: CallExpression, frame: Frame): Value | null {
  const given = first(evaluation, call, frame);
  return given?.kind === 'function' ? evaluation.call(given, { ...call, arguments: [] }, frame) : null;
}

/** `dotenv_values(".env")`: what is read of environment files is the same everywhere. */
function environment(): Value {
  return { kind: 'symbol', module: 'os', names: ['environ'] };
}

/** `os.getenv("X", default)`: the default, marked as such; without one, an environment variable. */
function readEnvironment(evaluation: Evaluation, call: CallExpression, frame: Frame): Value {
  const key = first(evaluation, call, frame);
  const name = (key === null ? null : plainText(key)) ?? sourceName(evaluation, call.range);
  const fallback =
    call.arguments.find((each) => each.name === 'default') ?? call.arguments.filter((each) => each.name === null)[1];
  if (fallback === undefined) return environmentVariable(evaluation, name, null);
  const value = evaluation.evaluate(fallback.value, frame);
  const isKnown = value.kind === 'number' || (value.kind === 'text' && plainText(value) !== '');
  return environmentVariable(evaluation, name, isKnown ? withSource(value, 'env') : null);
}

function defaultArgument(evaluation: Evaluation, call: CallExpression, frame: Frame, index: number): Value | null {
  const object = argument(evaluation, call, 0, frame);
  const key = argument(evaluation, call, 1, frame);
  const name = key === null ? null : plainText(key);
  if (
    object !== null &&
    name !== null &&
    (object.kind === 'object' || object.kind === 'class' || object.kind === 'record')
  ) {
    const member = evaluation.member(object, name);
    if (member.kind !== 'member') return member;
  }
  const value = argument(evaluation, call, index, frame);
  return value?.kind === 'text' || value?.kind === 'number' ? withSource(value, 'default') : null;
}

function mapFirstText(
  evaluation: Evaluation,
  call: CallExpression,
  frame: Frame,
  change: (text: TextValue) => TextValue,
): Value | null {
  const value = first(evaluation, call, frame);
  return value?.kind === 'text' ? change(value) : value;
}

/** `dedent("…")`, imported under that name or as the default of a package of that name. */
function dedentTag(evaluation: Evaluation, call: CallExpression, frame: Frame): Value | null {
  return mapFirstText(evaluation, call, frame, (text) => dedent(text, true));
}

function firstAsText(evaluation: Evaluation, call: CallExpression, frame: Frame): Value | null {
  const value = first(evaluation, call, frame);
  if (value === null) return null;
  const name = sourceName(evaluation, call.range);
  return value.kind === 'number'
    ? { kind: 'text', pieces: piecesOf(value, name, call.range), source: value.source, range: value.range }
    : value.kind === 'text' || value.kind === 'path'
      ? value
      : unknown('computed at run time', name);
}

function firstAsNumber(evaluation: Evaluation, call: CallExpression, frame: Frame): NumberValue | Value | null {
  const value = first(evaluation, call, frame);
  if (value === null || value.kind === 'number' || value.kind === 'unknown') return value;
  const text = plainText(value);
  const parsed = text === null || text.trim() === '' ? Number.NaN : Number(text.replaceAll('_', ''));
  if (value.kind !== 'text' || Number.isNaN(parsed))
    return unknown('computed at run time', sourceName(evaluation, call.range));
  return { kind: 'number', value: parsed, source: value.source, range: value.range };
}

function evaluateDict(evaluation: Evaluation, call: CallExpression, frame: Frame): RecordValue {
  const entries = new Map<string, Value>();
  let open: string | null = null;
  for (const each of call.arguments) {
    const value = evaluation.evaluate(each.value, frame);
    if (each.name !== null) entries.set(each.name, value);
    else open = mergeInto(entries, value) ?? open;
  }
  return { kind: 'record', entries, open, range: call.range };
}

/** Containers that are filled by `append`. */
function emptyRecord(_: Evaluation, call: CallExpression): RecordValue {
  return { kind: 'record', entries: new Map(), open: null, range: call.range };
}

function evaluateAssign(evaluation: Evaluation, call: CallExpression, frame: Frame): RecordValue {
  const entries = new Map<string, Value>();
  let open: string | null = null;
  for (const each of call.arguments) open = overrideBy(entries, evaluation.evaluate(each.value, frame)) ?? open;
  return { kind: 'record', entries, open, range: call.range };
}

function evaluateRequire(evaluation: Evaluation, call: CallExpression, frame: Frame): Value | null {
  const value = first(evaluation, call, frame);
  const module = value === null ? null : plainText(value);
  if (module === null) return null;
  const imported = evaluation.imported({ local: '', module, imported: '*', range: call.range });
  return imported ?? { kind: 'symbol', module, names: [] };
}

/** `useMemo(() => x, [])`: what the callback returns. */
function followCallback(evaluation: Evaluation, call: CallExpression, frame: Frame): Value | null {
  const value = first(evaluation, call, frame);
  return value?.kind === 'function' ? evaluation.returned({ ...value, self: null }, null, frame) : null;
}

/** `partial(ask, model="…")`: a function of the project with arguments that are given already. */
function bindPartly(evaluation: Evaluation, call: CallExpression, frame: Frame): Value | null {
  const value = first(evaluation, call, frame);
  if (value?.kind !== 'function') return null;
  const bound = bindArguments(evaluation, value, { ...call, arguments: call.arguments.slice(1) }, frame);
  return { ...value, bound };
}
