/**
 * Where in the source a parameter of a call stands, or would stand.
 */
import type { TextRange } from '../../model.ts';
import { asRecord } from '../evaluate/call-arguments.ts';
import type { Evaluation } from '../evaluate/evaluation.ts';
import type { ProjectFile } from '../evaluate/project.ts';
import type { SourceModule } from '../evaluate/source-module.ts';
import { optionsOf, plainText, type RecordValue, type Value } from '../evaluate/values.ts';
import type { ParameterPath } from '../sdk/shape.ts';
import type { CallExpression, Expression, ObjectExpression } from '../syntax/syntax.ts';
import { type Refusal, refuse } from './edit.ts';
import { expressionAt } from './find-expression.ts';
import type { ParameterSource } from './site.ts';

/** Something that holds named parameters: an object literal, or a call with keywords. */
export interface Container {
  readonly module: SourceModule;
  readonly expression: ObjectExpression | CallExpression;
}

/** What a path leads to. */
export type Spot =
  /** The parameter is stated; `expression` is what is written for it in its container, null where that is elsewhere. */
  | {
      readonly kind: 'stated';
      readonly value: Value;
      readonly expression: Expression | null;
      readonly container: Container;
    }
  /** It is surely not given: `names` are to be added to the container, each inside of the one before. */
  | { readonly kind: 'absent'; readonly container: Container; readonly names: readonly string[] }
  | Refusal;

/** Follows a path through the parameters of a call. */
export function locate(evaluation: Evaluation, { parameters }: ParameterSource, path: ParameterPath): Spot {
  const names = path.split('.');
  const [head = '', ...rest] = names;
  if (!head.startsWith('#')) return inRecord(evaluation, parameters.named, names);
  const index = Number(head.slice(1));
  const positional = parameters.call.arguments.filter(({ name }) => name === null);
  if (positional.some(({ spread }) => spread !== null)) return refuse('arguments are spread in at run time');
  const container = containerAt(evaluation, parameters.call.range);
  if (container === null) return refuse('the call is written in another way than its parameters');
  const value = parameters.positional[index];
  const argument = positional[index + positional.length - parameters.positional.length];
  if (value === undefined || argument === undefined)
    return parameters.positional.length === index && rest.length > 0
      ? { kind: 'absent', container, names }
      : refuse('the arguments before it are not given');
  if (rest.length === 0) return { kind: 'stated', value, expression: argument.value, container };
  return inValue(evaluation, value, argument.value, container, rest);
}

function inRecord(evaluation: Evaluation, record: RecordValue, names: readonly string[]): Spot {
  const [name = '', ...rest] = names;
  const container = record.range === null ? null : containerAt(evaluation, record.range);
  const value = record.entries.get(name);
  if (value === undefined && record.open !== null) return refuse(`it may already be set: ${record.open}`);
  if (container === null) return refuse('the parameters are put together in several places');
  if (value === undefined) return { kind: 'absent', container, names };
  const expression = writtenIn(evaluation, container, name);
  if (rest.length === 0) return { kind: 'stated', value, expression, container };
  return inValue(evaluation, value, expression, container, rest);
}

/** `config=None` is as good as no config, if it is written there. */
function inValue(
  evaluation: Evaluation,
  value: Value,
  expression: Expression | null,
  container: Container,
  names: readonly string[],
): Spot {
  if (names[0]?.startsWith('#')) return { kind: 'stated', value, expression, container };
  if (value.kind === 'null') return refuse('it is switched off where it would be set');
  const records = optionsOf(value);
  const record = records.length === 1 ? asRecord(evaluation, value) : null;
  return record === null ? refuse('what it would be added to is built elsewhere') : inRecord(evaluation, record, names);
}

/** What is written for a name in a container; null where it comes from a spread or a later assignment. */
export function writtenIn(evaluation: Evaluation, { module, expression }: Container, name: string): Expression | null {
  if (expression.kind === 'call') return expression.arguments.find((each) => each.name === name)?.value ?? null;
  const frame = evaluation.frameOf(module.scopes.root);
  const property = expression.properties.find(
    ({ key }) => key !== null && plainText(evaluation.evaluate(key, frame)) === name,
  );
  return property?.value ?? null;
}

/** The object literal or call at a range, in whichever file it lies. */
export function containerAt(evaluation: Evaluation, range: TextRange): Container | null {
  const module = moduleAt(evaluation, range);
  const expression = module === null ? null : expressionAt(module, range, ['object', 'call']);
  return module === null || expression === null ? null : { module, expression };
}

/** The module in which a range lies; null where that is not loaded. */
export function moduleAt(evaluation: Evaluation, { file }: TextRange): SourceModule | null {
  if (file === undefined || file === evaluation.main.source.path) return evaluation.main;
  const loaded: ProjectFile | null = evaluation.project?.loaded(file) ?? null;
  return loaded?.kind === 'module' ? loaded.module : null;
}
