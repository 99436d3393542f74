/** The engine for a workspace: scanner, tokenizers, prices and estimates, wired together once. */
import type { AnalysedCall } from '../core/analysis.ts';
import type { EstimateContext } from '../core/estimate/context.ts';
import { estimateCall } from '../core/estimate/estimate.ts';
import type { Call, Quantity, StandalonePrompt } from '../core/model.ts';
import { aliasOfCall, withConfiguredModel } from '../core/policy/aliases.ts';
import { volumeOfCall } from '../core/policy/features.ts';
import type { LoadBytes } from '../core/ports.ts';
import { createPriceCatalogue } from '../core/prices/catalogue.ts';
import type { PriceData } from '../core/prices/data.ts';
import { languageOfPath } from '../core/scan/languages.ts';
import { createScanner } from '../core/scan/scanner.ts';
import { createTokenCounter, type TokenCounter } from '../core/tokens/counter.ts';
import { createModelTokenizer } from '../core/tokens/prompt-tokenizer.ts';
import type { FileAnalyser } from './analyze.ts';
import { type PolicyScope, pathInScope } from './config.ts';

/** An engine; dispose it when it is no longer needed. */
export interface Engine extends FileAnalyser {
  dispose(): void;
}

/** Makes an engine with the prices that hold at a moment. Rejects when an asset is missing. */
export async function createEngine(loadBytes: LoadBytes, at: Date, data: PriceData): Promise<Engine> {
  const scanner = createScanner(loadBytes);
  const counter = await createTokenCounter(loadBytes);
  const estimators = new Map<PolicyScope, Estimator>();
  const estimatorOf = (scope: PolicyScope): Estimator => {
    const estimator = estimators.get(scope) ?? createEstimator(scope, counter, { at, data });
    estimators.set(scope, estimator);
    return estimator;
  };
  return {
    languageOf: languageOfPath,
    prices: { asOf: data.asOf, source: data.source },
    analyseFile: async ({ path, absolutePath, language, scope }, text, signal) => {
      const { calls, prompts, problems } = await scanner.scan({ path, language, text }, signal);
      const estimate = estimatorOf(scope);
      const pathOfPolicy = pathInScope(scope, absolutePath);
      return {
        calls: calls.map((call) => estimate(call, pathOfPolicy)),
        prompts: prompts.map((prompt) => ({ file: path, prompt, tokens: sizeOfPrompt(prompt, counter) })),
        problems,
      };
    },
    dispose: () => scanner.dispose(),
  };
}

interface Prices {
  readonly at: Date;
  readonly data: PriceData;
}

/** Estimates a call; `path` is its file relative to the folder of the policy. */
type Estimator = (call: Call, path: string) => AnalysedCall;

function createEstimator({ policy, findFeature }: PolicyScope, counter: TokenCounter, prices: Prices): Estimator {
  const catalogue = createPriceCatalogue({ ...prices, overrides: { ...policy.prices, aliases: policy.aliases } });
  const { variableTokens, outputTokens, buffer } = policy.defaults;
  return (call, path) => {
    const feature = findFeature(call, path);
    const context: EstimateContext = {
      catalogue,
      tokenizerOf: (provider, model, operation) => createModelTokenizer(counter, provider, model, operation),
      sizes: {
        measuredVariables: {},
        configuredVariables: feature?.settings?.variables ?? {},
        variableTokens,
        outputTokens: outputTokens ?? null,
        buffer,
      },
      volume: volumeOfCall(call, feature, policy),
      expectedOutput: null,
    };
    const alias = aliasOfCall(call, policy);
    if (alias === null) return { call, estimate: estimateCall(call, context) };
    // Prices follow aliases by name (an Azure model is billed under its deployment); people want to read the model.
    const estimate = estimateCall(withConfiguredModel(call, alias.name), context);
    return { call: withConfiguredModel(call, alias.model), estimate };
  };
}

/** The literal text of a prompt that reaches no call here: another model may count it differently. */
function sizeOfPrompt({ pieces }: StandalonePrompt, counter: TokenCounter): Quantity {
  const text = pieces.map((piece) => (piece.kind === 'text' ? piece.text : '')).join('');
  const reason = 'counted with o200k_base, as the model is not known here';
  return { ...counter.count(text, 'o200k_base'), basis: 'assumed', reason };
}
