import { type AnalysedCall, type Analysis, isRequest } from '../analysis.ts';
import { isBilledByTokens } from '../billed-by-tokens.ts';
import { groupedBy } from '../grouping.ts';
import { proposeFeatureNames } from './feature-names.ts';

/**
 * A first callcost.yml for a workspace: a feature for each folder that holds calls, and what is worth saying about them
 * as comments, because only people know volumes and sizes.
 */
export function proposePolicy(analysis: Analysis): string {
  const requests = analysis.calls.filter(isRequest);
  return [
    '# What the LLM calls of this project cost: features, volumes and sizes. Written by "callcost init";',
    '# every line is yours to change. Lines that start with # are suggestions.',
    'version: 1',
    '',
    'defaults:',
    '  variableTokens: 300   # assumed for a variable of a prompt that has no size below',
    '  buffer: 25%           # by how much ranges are widened where sizes are not exact',
    ...aliasLines(requests),
    ...priceLines(requests),
    ...featureLines(requests),
    '',
    '# Files that should not be scanned, as in .gitignore:',
    '# ignore: ["legacy/**"]',
    '',
  ].join('\n');
}

/** Names that only the provider's account resolves, e.g. Azure deployments; of requests for vectors, a model for these. */
function aliasLines(requests: readonly AnalysedCall[]): readonly string[] {
  const models = new Map<string, string>();
  for (const { call } of requests) {
    const alias = call.model?.source === 'dynamic' ? call.model.alias : undefined;
    if (alias !== undefined) models.set(alias, call.operation === 'embedding' ? 'text-embedding-3-small' : 'gpt-4o');
  }
  if (models.size === 0) return [];
  return [
    '',
    '# The model behind a deployment or gateway name:',
    '# aliases:',
    ...[...models].map(([name, model]) => `#   ${yamlKey(name)}: ${model}`),
  ];
}

function priceLines(requests: readonly AnalysedCall[]): readonly string[] {
  const models = requests.flatMap(({ call, estimate }) =>
    estimate.perCall.cost === null && estimate.pricedModel === null && isBilledByTokens(call)
      ? (call.model?.value ?? [])
      : [],
  );
  if (models.length === 0) return [];
  return [
    '',
    '# Models without a known price; USD per million tokens:',
    '# prices:',
    '#   models:',
    ...distinct(models).map((model) => `#     ${yamlKey(model)}: { input: 1.0, output: 4.0 }`),
  ];
}

function featureLines(requests: readonly AnalysedCall[]): readonly string[] {
  const groups = groupByFolder(requests);
  if (groups.size === 0) return ['', '# No calls were found yet. A feature looks like this:', ...exampleFeature];
  const names = proposeFeatureNames([...groups.keys()]);
  return [
    '',
    'features:',
    ...[...groups].flatMap(([place, calls]) => featureBlock(names.get(place) ?? place, place, calls)),
  ];
}

const exampleFeature: readonly string[] = [
  '# features:',
  '#   support-reply:',
  '#     paths: ["src/support/**"]',
  '#     callsPerMonth: 10000',
  '#     variables: { ticket: 300 }',
];

/** By folder; files in the root stand for themselves. */
function groupByFolder(requests: readonly AnalysedCall[]): ReadonlyMap<string, readonly AnalysedCall[]> {
  return groupedBy(requests, ({ call: { file } }) => {
    const end = file.lastIndexOf('/');
    return end < 0 ? file : `${file.slice(0, end)}/`;
  });
}

function featureBlock(name: string, place: string, calls: readonly AnalysedCall[]): readonly string[] {
  const functions = distinct(calls.map(({ call }) => call.enclosing).filter((enclosing) => enclosing !== ''));
  const names = calls.flatMap(({ estimate }) => estimate.variables.map(({ name }) => name));
  // Longer expressions are named by their source text, which nobody wants to keep in step with a configuration.
  const variables = distinct(names.filter((name) => /^[\w$.[\]]+$/.test(name)));
  // Folders of web frameworks are called [id] and (group): brackets are escaped, or they would be a set of letters.
  const literal = place.replace(/[\\*?[\]]/g, '\\$&');
  const pattern = place.endsWith('/') ? `/${literal}**` : `/${literal}`;
  return [
    `  ${yamlKey(name)}:   # ${calls.length === 1 ? '1 call' : `${calls.length} calls`}`,
    `    paths: [${JSON.stringify(pattern)}]`,
    '    # callsPerMonth: 10000       # runs of the feature a month; without it there is no monthly figure',
    '    # budgetUsdPerMonth: 100',
    ...(functions.length > 1 ? commented('calls', 'times per run, where it is not once', functions, '1') : []),
    ...(variables.length > 0 ? commented('variables', 'tokens of each', variables, '300') : []),
  ];
}

function commented(key: string, says: string, names: readonly string[], value: string): readonly string[] {
  return [`    # ${key}:   # ${says}`, ...names.map((name) => `    #   ${yamlKey(name)}: ${value}`)];
}

/** Plain where YAML takes it as a text, quoted otherwise; JSON strings are YAML strings. */
function yamlKey(name: string): string {
  const isPlain = /^[A-Za-z_][\w.-]*$/.test(name) && !/^(true|false|null)$/i.test(name);
  return isPlain ? name : JSON.stringify(name);
}

function distinct(values: readonly string[]): readonly string[] {
  return [...new Set(values)];
}
