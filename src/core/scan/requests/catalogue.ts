/**
 * Models under names of the project's own: a router's list, a provider with names for its models, a registry of providers.
 */
import type { Parameters } from '../evaluate/call-arguments.ts';
import type { Evaluation } from '../evaluate/evaluation.ts';
import { plainText, type Value } from '../evaluate/values.ts';
import type { ModelCatalogue } from '../sdk/shape.ts';
import { readPath, valueAt } from './parameters.ts';

/** What an object, made with these parameters, keeps under a name; empty where its catalogue does not tell. */
export function cataloguedValues(
  evaluation: Evaluation,
  { paths, listed }: ModelCatalogue,
  parameters: Parameters,
  name: string,
): readonly Value[] {
  return paths.flatMap((path) => {
    const given = readPath(evaluation, parameters, path);
    if (given === undefined) return [];
    if (listed !== undefined) return listedValues(evaluation, given, listed, name);
    const entry = given.kind === 'record' ? given.entries.get(name) : undefined;
    return entry === undefined ? [] : [entry];
  });
}

/** The values of the elements of that name; none where elements may be missing. */
function listedValues(
  evaluation: Evaluation,
  list: Value,
  listed: NonNullable<ModelCatalogue['listed']>,
  name: string,
): readonly Value[] {
  if (list.kind !== 'list' || list.open !== null) return [];
  return list.elements.flatMap((element) => {
    const own = valueAt(evaluation, element, listed.name.split('.'));
    const isMeant = own !== undefined && plainText(own) === name;
    return isMeant ? (valueAt(evaluation, element, listed.value.split('.')) ?? []) : [];
  });
}
