/** Names that fit into a callcost.yml: models, providers, and what the open documents call their variables. */
import type { PolicyCursor } from '../../core/policy/cursor.ts';
import { createPriceCatalogue } from '../../core/prices/catalogue.ts';
import { catalogueProviderIds } from '../../core/prices/providers.ts';
import type { FeatureContext } from '../feature-context.ts';
import { allCalls } from '../surroundings.ts';

/** Names that may stand at a cursor beyond those of the schema, sorted. */
export async function namesAt(context: FeatureContext, { kind, path }: PolicyCursor): Promise<readonly string[]> {
  const place = `${kind} ${path.join('.')}`;
  if (/^key prices\.models$|^value (aliases\.[^.]+|models\.(allow|deny))$/.test(place))
    return modelNames(context.now());
  if (place === 'key prices.discounts') return catalogueProviderIds().toSorted();
  const [, feature, group] = path;
  if (path[0] !== 'features' || feature === undefined || path.length !== 3 || kind !== 'key') return [];
  if (group === 'variables') return distinct(await fromCalls(context, feature, variablesOf));
  return group === 'calls' ? distinct(await fromCalls(context, feature, functionOf)) : [];
}

type OpenCall = NonNullable<Awaited<ReturnType<FeatureContext['analyses']['of']>>>['found']['calls'][number];

async function fromCalls(
  { documents, analyses }: FeatureContext,
  feature: string,
  read: (call: OpenCall) => readonly string[],
): Promise<readonly string[]> {
  const found = await Promise.all(documents.all().map(({ uri }) => analyses.of(uri).catch(() => null)));
  const calls = found.flatMap((analysis) => (analysis === null ? [] : allCalls(analysis)));
  return calls.filter(({ estimate }) => estimate.feature === feature).flatMap(read);
}

function variablesOf({ estimate }: OpenCall): readonly string[] {
  return estimate.variables.map(({ name }) => name);
}

function functionOf({ call }: OpenCall): readonly string[] {
  return call.enclosing === '' ? [] : [call.enclosing];
}

function modelNames(at: Date): readonly string[] {
  const catalogue = createPriceCatalogue({ at });
  return distinct(mainProviders.flatMap((provider) => catalogue.list('', provider).map(({ model }) => model)));
}

/** Providers whose models teams name in a policy; the routers list thousands more. */
const mainProviders = ['openai', 'anthropic', 'google', 'mistral', 'cohere', 'deepseek', 'x-ai'] as const;

function distinct(names: readonly string[]): readonly string[] {
  return [...new Set(names)].toSorted();
}
