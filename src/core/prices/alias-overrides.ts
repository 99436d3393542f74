/** A floating name that a vendor moves from model to model, and where it points now. */
export interface AliasOverride {
  readonly provider: string;
  readonly alias: string;
  readonly target: string;
  /** Day on which the target was last looked up, `YYYY-MM-DD`. */
  readonly asOf: string;
  readonly source: string;
}

/** Where a floating name points, if this table knows better than the price list. */
export function aliasOverrideOf(provider: string, model: string): AliasOverride | undefined {
  const name = model.toLowerCase();
  return aliasOverrides.find((row) => row.provider === provider && row.alias === name);
}

const modelsDev = 'models.dev, 2 Jul 2026';

/**
 * The price list keeps the price of the model that a `*-latest` name meant once. models.dev follows the vendors more
 * closely; where both know the price of the new target, the target's price in our own list is used.
 */
const aliasOverrides: readonly AliasOverride[] = [
  row('mistral', 'mistral-large-latest', 'mistral-large-2512', '2026-07-02', `${modelsDev}: $0.5/$1.5`),
  row('mistral', 'mistral-small-latest', 'mistral-small-2603', '2026-07-02', `${modelsDev}: $0.15/$0.6`),
  row(
    'mistral',
    'mistral-medium-latest',
    'mistral-medium-3-5',
    '2026-07-24',
    'LiteLLM price list, 24 Jul 2026: $1.5/$7.5',
  ),
  row('mistral', 'codestral-latest', 'codestral-2508', '2026-07-02', `${modelsDev}: $0.3/$0.9`),
  row(
    'mistral',
    'ministral-8b-latest',
    'ministral-8b-2512',
    '2026-07-24',
    'LiteLLM price list, 24 Jul 2026: $0.15/$0.15',
  ),
  row('deepseek', 'deepseek-chat', 'deepseek-v4-flash', '2026-07-02', `${modelsDev}: the price of V4 Flash`),
  row('deepseek', 'deepseek-reasoner', 'deepseek-v4-flash', '2026-07-02', `${modelsDev}: the price of V4 Flash`),
];

function row(provider: string, alias: string, target: string, asOf: string, source: string): AliasOverride {
  return { provider, alias, target, asOf, source };
}
