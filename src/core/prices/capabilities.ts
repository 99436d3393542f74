import { MODEL_CONFIGS, type ModelConfig } from 'llm-zoo';

/** What a model can do and how much it takes. Null means that nobody says. */
export interface ModelFacts {
  readonly contextWindow: number | null;
  readonly maxOutputTokens: number | null;
  readonly tools: boolean | null;
  readonly vision: boolean | null;
  readonly reasoning: boolean | null;
  /** Superseded by a newer model, still served. */
  readonly deprecated: boolean;
  /** No longer served: requests fail. */
  readonly retired: boolean;
}

/**
 * A look-up of model facts by any spelling of the id, from `llm-zoo` (data of 23 September 2026). Its prices are wrong in
 * places and are never read. Null for models that it does not know.
 */
export function createModelFacts(): (model: string) => ModelFacts | null {
  const variants = new Map<string, ModelConfig[]>();
  for (const config of Object.values(MODEL_CONFIGS)) {
    for (const key of new Set([keyOf(config.fullName), keyOf(config.shortName)])) {
      variants.set(key, [...(variants.get(key) ?? []), config]);
    }
  }
  const facts = new Map([...variants].map(([key, configs]) => [key, mergeVariants(configs)]));
  return (model) => facts.get(keyOf(model)) ?? null;
}

/** llm-zoo lists a model once per mode (with and without thinking); what one mode can, the model can. */
function mergeVariants(configs: readonly ModelConfig[]): ModelFacts {
  const some = (has: (config: ModelConfig) => boolean) => configs.some(has);
  return {
    contextWindow: Math.max(...configs.map((config) => config.contextWindow)),
    maxOutputTokens: Math.max(...configs.map((config) => config.maxOutputTokens)),
    tools: some((config) => config.capabilities.supportsFunctionCalling),
    vision: some((config) => config.capabilities.supportsVision),
    reasoning: some((config) => config.capabilities.supportsReasoning),
    deprecated: configs.every((config) => config.deprecated === true),
    retired: configs.every((config) => config.retired === true),
  };
}

/** One spelling for `anthropic/claude-opus-4.5`, `us.anthropic.claude-opus-4-5-20251101-v1:0`, `claude-opus-4-5@20251101`. */
function keyOf(model: string): string {
  const name = model.toLowerCase().slice(model.lastIndexOf('/') + 1);
  return name
    .replace(/[@:].*$/, '')
    .replace(/^(?:(?:regional|global|apac|us-gov|[a-z]{2})\.)?[a-z]+\.(?=[a-z])/, '')
    .replace(/-v\d+$/, '')
    .replace(/-20\d{2}-?\d{2}-?\d{2}$/, '')
    .replace(/-(latest|0)$/, '')
    .replaceAll('.', '-');
}
