/** The engine for a workspace: scanner, tokenizers, prices and estimates, wired together once. */

import { advise } from '../core/advice/advise.ts';
import type { AnalysedCall } from '../core/analysis.ts';
import type { GatewayKind, GatewaySnapshot } from '../core/budget.ts';
import type { EstimateContext } from '../core/estimate/context.ts';
import { estimateCall } from '../core/estimate/estimate.ts';
import type { MeasurableCall } from '../core/estimate/measured.ts';
import { type StepDownOffer, stepDownOf } from '../core/estimate/step-down.ts';
import { withMeasured } from '../core/estimate/with-measured.ts';
import type { MeasuredCall } from '../core/measured-use.ts';
import type { Call, LanguageId, Quantity, Source, StandalonePrompt, TextRange } from '../core/model.ts';
import { aliasOfCall, withConfiguredModel } from '../core/policy/aliases.ts';
import { volumeOfCall } from '../core/policy/features.ts';
import type { LoadBytes } from '../core/ports.ts';
import { createPriceCatalogue } from '../core/prices/catalogue.ts';
import type { PriceData } from '../core/prices/data.ts';
import { type AdviseCall, createAdviser } from '../core/rules/adviser.ts';
import { expectedOutputOf } from '../core/rules/expected-output.ts';
import { findFindings } from '../core/rules/find-findings.ts';
import type { ValueDefinition } from '../core/scan/definitions.ts';
import type { EditPlan } from '../core/scan/edits/edit.ts';
import type { PlanRequest } from '../core/scan/edits/plan-in-project.ts';
import { kindOfPath } from '../core/scan/languages.ts';
import { createLineIndex } from '../core/scan/lines.ts';
import type { LoadedProject } from '../core/scan/project.ts';
import type { FoundCallSite } from '../core/scan/scan-tree.ts';
import { createScanner, type Scanner } from '../core/scan/scanner.ts';
import { createTokenCounter, type TokenCounter } from '../core/tokens/counter.ts';
import { createModelTokenizer } from '../core/tokens/prompt-tokenizer.ts';
import type { FileAnalyser, FileAnalysis } from './analyse-file.ts';
import { asRouted } from './gateway-route.ts';
import type { FileScanner } from './indexed-file.ts';
import { measurableCall, priceTableOf } from './measurable-call.ts';
import { findOpenCallSites, type OpenCallSites, type Surroundings } from './open-call-sites.ts';
import { type PolicyScope, pathInScope } from './policy-scope.ts';
import { type SizedPromptText, sizeOfPrompt, sizesOfPromptTexts } from './prompt-sizes.ts';

/** An engine; dispose it when it is no longer needed. */
export interface Engine extends FileAnalyser, FileScanner {
  /** Keeps a file open while it is edited; dispose it when it is closed. */
  open(path: string, language: LanguageId, text: string): OpenFile;
  /** The edits that make a change of a call, tried beforehand, or why there are none. */
  planEdits(request: PlanRequest, project: LoadedProject | null, signal: AbortSignal | undefined): Promise<EditPlan>;
  /** Where the text or id at an offset of a file is written, if that is elsewhere. */
  findDefinitions(source: Source, offset: number, project: LoadedProject | null): Promise<readonly ValueDefinition[]>;
  /** How large the literal text of a prompt is that reaches no call. */
  sizeOfPrompt(prompt: StandalonePrompt): Quantity;
  /** A cheaper model that can do what a call needs. `path` is its file relative to the folder of the scope. */
  stepDown(analysed: AnalysedCall, scope: PolicyScope, path: string): StepDownOffer | null;
  /** From now on these prices hold, as of this moment. */
  replacePrices(at: Date, data: PriceData): void;
  /** Another object whenever estimates may be others, though calls and policies are the same. */
  readonly basis: object;
  /** From now on this gateway holds: its prices, what it measured, the form in which it wants attribution; null for none. */
  setGateway(gateway: EngineGateway | null): void;
  dispose(): void;
}

/** The team's gateway, as far as it is known. */
export interface EngineGateway {
  /** Null where callcost.yml says what it is, or nothing does. */
  readonly kind: GatewayKind | null;
  /** Its address; null where callcost.yml says it, or nothing does. */
  readonly url: string | null;
  /** What its sources told; those that are to be preferred first. */
  readonly snapshots: readonly GatewaySnapshot[];
}

/** A file that is being edited. */
export interface OpenFile {
  update(text: string): void;
  /**
   * Analyses the present text, alone or with what other files tell about it. `pathInScope` is the file's path relative to
   * the folder of the scope.
   */
  analyse(
    scope: PolicyScope,
    pathInScope: string,
    surroundings: Surroundings | null,
    signal: AbortSignal,
  ): Promise<OpenFileAnalysis>;
  dispose(): void;
}

/** What a file holds, with the places of its prompts. */
export interface OpenFileAnalysis extends FileAnalysis {
  /** The calls of wrappers in the file; their requests are made elsewhere. */
  readonly sites: readonly OpenCallSite[];
  readonly texts: readonly SizedPromptText[];
}

/** A call of a wrapper, with the call that makes its request. */
export interface OpenCallSite {
  readonly analysed: AnalysedCall;
  /** The name of the wrapper. */
  readonly wrapper: string;
  /** Id and file of the call that makes the request. */
  readonly callId: string;
  readonly file: string;
}

/** Makes an engine with the prices that hold at a moment. Rejects when an asset is missing. */
export async function createEngine(loadBytes: LoadBytes, at: Date, data: PriceData): Promise<Engine> {
  const scanner = createScanner(loadBytes);
  const counter = await createTokenCounter(loadBytes);
  const adviseCall = createAdviser(advise);
  let prices: Prices = { at, data };
  let gateway: EngineGateway | null = null;
  // Scopes come and go while callcost.yml is edited; what belongs to them goes with them.
  let estimators = new WeakMap<PolicyScope, Estimator>();
  const estimatorOf = (scope: PolicyScope): Estimator => {
    const estimator = estimators.get(scope) ?? createEstimator({ scope, counter, prices, gateway, adviseCall });
    estimators.set(scope, estimator);
    return estimator;
  };
  return {
    kindOf: kindOfPath,
    get prices() {
      return { asOf: prices.data.asOf, source: prices.data.source };
    },
    open: (path, language, text) => openFile({ path, language, text }, scanner, counter, estimatorOf),
    replacePrices(newAt, newData) {
      prices = { at: newAt, data: newData };
      estimators = new WeakMap();
    },
    setGateway(newGateway) {
      gateway = newGateway;
      estimators = new WeakMap();
    },
    get basis() {
      return estimators;
    },
    get snapshots() {
      return gateway?.snapshots ?? [];
    },
    measurable: (call, feature, { scope }) => estimatorOf(scope).measurable(call, feature),
    measure: (analysed, use, { scope, absolutePath }) =>
      estimatorOf(scope).measure(analysed, use, pathInScope(scope, absolutePath)),
    createProject: (source) => scanner.createProject(source),
    analyseFile: async ({ path, absolutePath, scope }, program, project, signal) => {
      const found = await scanner.scan({ path, ...program }, signal, project);
      const { estimate } = estimatorOf(scope);
      return {
        ...found,
        calls: found.calls.map((call) => estimate(call, pathInScope(scope, absolutePath))),
        prompts: found.prompts.map((prompt) => ({ file: path, prompt, tokens: sizeOfPrompt(prompt, counter) })),
      };
    },
    scan: (source, project, signal) => scanner.scan(source, signal, project),
    findCallSites: (source, wrappers, project, signal) => scanner.findCallSites(source, wrappers, project, signal),
    estimate: (call, { scope, absolutePath }) => estimatorOf(scope).estimate(call, pathInScope(scope, absolutePath)),
    findDefinitions: (source, offset, project) => scanner.findDefinitions(source, offset, project),
    planEdits: (request, project, signal) => scanner.plan(request, signal, project),
    sizeOfPrompt: (prompt) => sizeOfPrompt(prompt, counter),
    stepDown: (analysed, scope, path) => estimatorOf(scope).stepDown(analysed, path),
    get today() {
      return dayOf(prices);
    },
    findFindings({ path, pathInPolicy, program, calls, callers, scope }, facts) {
      const file = {
        path,
        pathInPolicy,
        text: program.text,
        calls,
        callers,
        linesOf: createLineIndex(program.text, program.cells),
        contextOf: (call: Call) => estimatorOf(scope).contextOf(call, pathInPolicy),
      };
      return findFindings(file, facts, {
        policy: scope.policy,
        today: dayOf(prices),
        gateway,
        advise: adviseCall,
      });
    },
    dispose: () => scanner.dispose(),
  };
}

function dayOf({ at }: Prices): string {
  return at.toISOString().slice(0, 10);
}

function openFile(
  source: Source,
  scanner: Scanner,
  counter: TokenCounter,
  estimatorOf: (scope: PolicyScope) => Estimator,
): OpenFile {
  const open = scanner.open(source);
  const estimates = rememberedEstimates();
  const siteEstimates = rememberedEstimates();
  let { text } = source;
  return {
    update(newText) {
      text = newText;
      open.update(newText);
    },
    async analyse(scope, pathOfPolicy, surroundings, signal) {
      const scanned = text;
      const { calls, prompts, ...found } = await open.scan(signal, surroundings?.project ?? null);
      const wrappers = [...found.wrappers, ...(surroundings?.wrappers ?? [])];
      const { sites, dependencies } =
        surroundings === null
          ? noSites
          : await findOpenCallSites({ ...source, text: scanned }, wrappers, surroundings.project, scanner, signal);
      const estimated = estimates(calls, estimatorOf(scope), pathOfPolicy);
      const siteCalls = sites.map(({ call }) => call);
      const estimatedSites = siteEstimates(siteCalls, estimatorOf(scope), pathOfPolicy);
      const sending = [...estimated, ...estimatedSites];
      const alone = prompts.filter(({ range }) => !siteCalls.some((call) => sends(call, range)));
      return {
        ...found,
        calls: estimated,
        sites: estimatedSites.flatMap((analysed, index) => openCallSite(analysed, sites[index])),
        dependencies: [...new Set([...found.dependencies, ...dependencies])],
        prompts: alone.map((prompt) => ({ file: source.path, prompt, tokens: sizeOfPrompt(prompt, counter) })),
        texts: sizesOfPromptTexts(sending, alone, scanned, counter),
      };
    },
    dispose: () => open.dispose(),
  };
}

const noSites: OpenCallSites = { sites: [], dependencies: [] };

function openCallSite(analysed: AnalysedCall, found: FoundCallSite | undefined): readonly OpenCallSite[] {
  if (found === undefined) return [];
  const { names, callId, file } = found.wrapper;
  return [{ analysed, wrapper: names[0] ?? '', callId, file }];
}

/** Whether a prompt, or a part of it, is among the texts of a call. */
function sends({ segments }: Call, { start, end }: TextRange): boolean {
  return segments.some(({ pieces }) =>
    pieces.some(
      (piece) => piece.kind === 'text' && piece.range !== null && piece.range.start < end && start < piece.range.end,
    ),
  );
}

/** Estimates calls, but those only that are not as they were the last time: an edit changes one of many. */
function rememberedEstimates(): (
  calls: readonly Call[],
  estimator: Estimator,
  path: string,
) => readonly AnalysedCall[] {
  let last: {
    readonly estimator: Estimator;
    readonly path: string;
    readonly byCall: Map<string, AnalysedCall>;
  } | null = null;
  return (calls, estimator, path) => {
    const known = last?.estimator === estimator && last.path === path ? last.byCall : null;
    const byCall = new Map<string, AnalysedCall>();
    const estimated = calls.map((call) => {
      const key = JSON.stringify(call, withoutPlaces);
      const before = known?.get(key);
      const analysed = before === undefined ? estimator.estimate(call, path) : movedTo(before, call);
      byCall.set(key, analysed);
      return analysed;
    });
    last = { estimator, path, byCall };
    return estimated;
  };
}

/** Where something stands does not change what it costs. */
function withoutPlaces(key: string, value: unknown): unknown {
  return key === 'range' || key === 'lines' || key === 'loops' ? undefined : value;
}

/** The same call and estimate at a new place. A configured model has no place, and the gateway is no provider of the source. */
function movedTo({ call: before, estimate }: AnalysedCall, found: Call): AnalysedCall {
  const call = { ...found, provider: before.provider };
  return { call: before.model?.source === 'config' ? { ...call, model: before.model } : call, estimate };
}

interface Prices {
  readonly at: Date;
  readonly data: PriceData;
}

/** What is known about calls by the policy of a folder; `path` is the file relative to that folder. */
interface Estimator {
  readonly estimate: (call: Call, path: string) => AnalysedCall;
  readonly stepDown: (analysed: AnalysedCall, path: string) => StepDownOffer | null;
  /** With what a call is estimated. */
  readonly contextOf: (call: Call, path: string) => EstimateContext;
  readonly measurable: (call: Call, feature: string | null) => MeasurableCall;
  readonly measure: (analysed: AnalysedCall, use: MeasuredCall, path: string) => AnalysedCall;
}

/** What an estimator goes by. */
interface EstimatorParts {
  readonly scope: PolicyScope;
  readonly counter: TokenCounter;
  readonly prices: Prices;
  readonly gateway: EngineGateway | null;
  readonly adviseCall: AdviseCall;
}

function createEstimator({ scope, counter, prices, gateway, adviseCall }: EstimatorParts): Estimator {
  const { policy, findFeature } = scope;
  const table = gateway === null ? null : priceTableOf(gateway);
  const overrides = { ...policy.prices, aliases: policy.aliases };
  const catalogue = createPriceCatalogue({ ...prices, overrides, gateway: table });
  const { variableTokens, outputTokens, buffer } = policy.defaults;
  function contextOf(call: Call, path: string): EstimateContext {
    const feature = findFeature(call, path);
    return {
      catalogue,
      tokenizerOf: (provider, model, operation) => createModelTokenizer(counter, provider, model, operation),
      sizes: {
        measuredVariables: {},
        configuredVariables: feature?.settings?.variables ?? {},
        variableTokens,
        outputTokens: outputTokens ?? null,
        buffer,
        measured: null,
      },
      volume: volumeOfCall(call, feature, policy),
      // Read where an estimate is made, and not for every question of the rules.
      get expectedOutput() {
        return expectedOutputOf(call, catalogue.factsOf(call.model?.value ?? ''), adviseCall);
      },
      measured: null,
    };
  }

  return {
    contextOf,
    estimate(found, path) {
      const call = asRouted(found, policy, gateway);
      const context = contextOf(call, path);
      const alias = aliasOfCall(call, policy);
      if (alias === null) return { call, estimate: estimateCall(call, context) };
      // Prices follow aliases by name (an Azure model is billed under its deployment); people want to read the model.
      const estimate = estimateCall(withConfiguredModel(call, alias.name), context);
      return { call: withConfiguredModel(call, alias.model), estimate };
    },
    stepDown: ({ call, estimate, measured }, path) => {
      const context = contextOf(call, path);
      return stepDownOf(call, estimate, measured === undefined ? context : withMeasured(context, call, measured.use));
    },
    measurable: (call, feature) => measurableCall(call, feature, policy, catalogue),
    measure({ call, estimate }, use, path) {
      const context = withMeasured(contextOf(call, path), call, use);
      // A call of a wrapper may have the feature of that.
      const measured = { ...estimateCall(call, context), feature: estimate.feature, callId: estimate.callId };
      return { call, estimate: measured, measured: { use, unmeasured: estimate } };
    },
  };
}
