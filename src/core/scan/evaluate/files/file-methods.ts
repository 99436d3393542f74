/**
 * Methods of what programs read files with: paths, opened files, the environments of templates, parsers that are objects.
 */
import type { CallExpression } from '../../syntax/syntax.ts';
import type { Evaluation } from '../evaluation.ts';
import type { Frame } from '../frames.ts';
import type { Value } from '../values.ts';
import { callConfigParser } from './config-parser.ts';
import { dataAtPath, dataInArgument } from './data-functions.ts';
import { callPathMethod } from './path-members.ts';
import { callTemplateMethod } from './templates.ts';

/** What a method gives that reads or leads to a file; null for all others. */
export function callFileMethod(
  evaluation: Evaluation,
  object: Value,
  name: string,
  call: CallExpression,
  frame: Frame,
): Value | null {
  if (object.kind === 'path')
    return name === 'json'
      ? dataAtPath(evaluation, object, 'json')
      : callPathMethod(evaluation, object, name, call, frame);
  const configured = callConfigParser(evaluation, object, name, call, frame);
  if (configured !== null || object.kind !== 'result') return configured;
  const { callee } = object;
  // `YAML().load(file)` of ruamel.yaml.
  if (name === 'load' && callee.kind === 'symbol' && callee.module === 'ruamel.yaml')
    return dataInArgument(evaluation, call, frame, 'yaml');
  return callTemplateMethod(evaluation, object, name, call, frame);
}
