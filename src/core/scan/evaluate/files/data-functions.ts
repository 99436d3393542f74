/**
 * Functions of libraries that read data: JSON, YAML, TOML, INI.
 */
import type { CallExpression } from '../../syntax/syntax.ts';
import type { Evaluation } from '../evaluation.ts';
import type { Frame } from '../frames.ts';
import type { KnownFunction } from '../known-functions.ts';
import { choice, plainText, unknown, type Value } from '../values.ts';
import { entryAt } from '../walked-paths.ts';
import type { DataFormat } from './data.ts';
import { dataInText } from './data-values.ts';
import { argumentOf, fileOfCall, filesAt, overOptions, textOf, toPath } from './files.ts';
import type { PathValue } from './path-value.ts';

/** Gives the data of its first argument: the content as text, or an opened file. */
const fromContent =
  (format: DataFormat): KnownFunction =>
  (evaluation, call, frame) =>
    dataInArgument(evaluation, call, frame, format);

/** Gives the data of the file that its first argument names. */
const fromFile =
  (format: DataFormat): KnownFunction =>
  (evaluation, call, frame) => {
    const named = argumentOf(evaluation, call, frame, 0);
    const file = fileOfCall(evaluation, call);
    return named === null ? null : overOptions(named, (option) => dataAtNamed(evaluation, option, file, format));
  };

const json = fromContent('json');
const yaml = fromContent('yaml');
const toml = fromContent('toml');
const same: KnownFunction = (evaluation, call, frame) => argumentOf(evaluation, call, frame, 0);

/** By name as the source imports it; globals stand alone. */
export const dataFunctions: readonly (readonly [string, KnownFunction])[] = [
  ...['json', 'orjson', 'ujson', 'simplejson', 'rapidjson', 'json5', 'commentjson'].flatMap((module) => [
    [`${module}.load`, json] as const,
    [`${module}.loads`, json] as const,
  ]),
  ...['JSON.parse', 'json5.parse', 'jsonc-parser.parse', 'comment-json.parse'].map((name) => [name, json] as const),
  ...['readJson', 'readJsonSync', 'readJSON', 'readJSONSync'].map(
    (name) => [`fs-extra.${name}`, fromFile('json')] as const,
  ),
  ['load-json-file.loadJsonFile', fromFile('json')],
  ['load-json-file.loadJsonFileSync', fromFile('json')],
  ...['safe_load', 'load', 'full_load', 'unsafe_load', 'parse'].map((name) => [`yaml.${name}`, yaml] as const),
  ...['load', 'safeLoad'].map((name) => [`js-yaml.${name}`, yaml] as const),
  ['yamljs.load', fromFile('yaml')],
  ['omegaconf.OmegaConf.load', fromFile('yaml')],
  ...['omegaconf.OmegaConf.create', 'omegaconf.OmegaConf.to_container', 'omegaconf.OmegaConf.structured'].map(
    (name) => [name, same] as const,
  ),
  ...['box.Box', 'easydict.EasyDict', 'addict.Dict', 'munch.munchify', 'dotmap.DotMap', 'attrdict.AttrDict'].map(
    (name) => [name, same] as const,
  ),
  ...['tomllib.load', 'tomllib.loads', 'tomli.load', 'tomli.loads', 'toml.loads', 'tomlkit.load', 'tomlkit.loads'].map(
    (name) => [name, toml] as const,
  ),
  ...['tomlkit.parse', 'rtoml.loads', 'smol-toml.parse', '@iarna/toml.parse', 'toml.parse'].map(
    (name) => [name, toml] as const,
  ),
  ...['lodash.get', 'lodash/get', 'lodash-es.get', 'omegaconf.OmegaConf.select'].map(
    (name) => [name, entryOfPath] as const,
  ),
  ['toml.load', fromFile('toml')],
  ['rtoml.load', fromFile('toml')],
];

/** `get(settings, "chat.model")`. */
function entryOfPath(evaluation: Evaluation, call: CallExpression, frame: Frame): Value | null {
  const whole = argumentOf(evaluation, call, frame, 0);
  const path = argumentOf(evaluation, call, frame, 1);
  const written = path === null ? null : plainText(path);
  return whole === null || written === null ? null : entryAt(evaluation, whole, written.split('.'));
}

/** The data in a file, or in the example of it that a program comes with; null where the workspace has neither. */
export function dataAtPath(evaluation: Evaluation, path: PathValue, format: DataFormat): Value | null {
  const own = filesAt(evaluation, path);
  const files = own.length > 0 ? own : filesAt(evaluation, examplesOf(path)).slice(0, 1);
  if (files.length === 0) return null;
  return choice(
    files.map((file) => dataInText(evaluation, textOf(file), format) ?? unknown('a file that is no data', 'file')),
  );
}

/** The data that a call is given as content or as an opened file; null where that is not known. */
export function dataInArgument(
  evaluation: Evaluation,
  call: CallExpression,
  frame: Frame,
  format: DataFormat,
): Value | null {
  const given = argumentOf(evaluation, call, frame, 0);
  if (given === null) return null;
  return overOptions(given, (option) => {
    if (option.kind === 'path') return dataAtPath(evaluation, option, format);
    return option.kind === 'text' ? dataInText(evaluation, option, format) : null;
  });
}

function dataAtNamed(evaluation: Evaluation, named: Value, file: string, format: DataFormat): Value | null {
  const path = toPath(evaluation, named, file);
  if (path !== null) return dataAtPath(evaluation, path, format);
  return named.kind === 'text' && plainText(named)?.includes('\n') === true
    ? dataInText(evaluation, named, format)
    : null;
}

/** Settings that each installation has of its own come with an example: `config.example.toml`, `config.toml.example`. */
function examplesOf({ places }: PathValue): PathValue {
  const words = ['example', 'sample', 'template', 'default', 'dist'];
  const examples = places.flatMap((place) => {
    const [, stem = place, extension = ''] = /^(.*[^/])(\.[^./]+)$/.exec(place) ?? [];
    return words.flatMap((word) => [
      `${stem}.${word}${extension}`,
      `${stem}_${word}${extension}`,
      `${stem}-${word}${extension}`,
      `${place}.${word}`,
    ]);
  });
  return { kind: 'path', places: examples };
}
