/**
 * Changes that set one parameter: the output limit, the reasoning effort, the turns of an agent.
 */
import type { ParameterPath, ParameterShape } from '../sdk/shape.ts';
import { type Draft, draft, refuse } from './edit.ts';
import { nameInFile } from './imports.ts';
import { locate, moduleAt } from './locate.ts';
import { byLanguage, outputLimitPath, reasoningEffortPath } from './parameter-names.ts';
import { isReasoning } from './reasoning.ts';
import type { CallSite, ParameterSource } from './site.ts';
import { statedAt } from './stated.ts';
import { rewriteScalar, setParameter } from './write-parameter.ts';

/** Sets or lowers the output limit: the constant that holds it, or a parameter under the name that is wanted. */
export function planOutputLimit(site: CallSite, tokens: number): Draft {
  const { outputLimit } = site.call;
  if (outputLimit !== null && outputLimit.value === null)
    return refuse(`the limit cannot be told: ${outputLimit.reason}`);
  if (outputLimit !== null) return replaceKnown(site, outputLimit, tokens);
  if (site.call.sdk === 'dspy' && isReasoning(site.call))
    return refuse('DSPy refuses limits below 16,000 tokens for models that reason');
  if (site.call.sdk === 'semantic-kernel') return refuse('Semantic Kernel takes a limit in its settings object only');
  return setFirst(site, 'outputLimit', (paths) => outputLimitPath(site.call, paths), tokens, 'an output limit');
}

function replaceKnown(
  { evaluation, call }: CallSite,
  {
    range,
    origin,
  }: {
    readonly range: { start: number; end: number } | null;
    readonly origin?: { readonly file: string; readonly range: { start: number; end: number } };
  },
  tokens: number,
): Draft {
  const place = origin?.range ?? range;
  const file = origin?.file ?? call.file;
  const module = place === null ? null : moduleAt(evaluation, { ...place, file });
  const edit = module === null ? null : rewriteScalar(module.source.language, file, module.source.text, place, tokens);
  return edit === null ? refuse('the limit is not written as one number') : draft(edit);
}

/** Sets the reasoning effort as the provider names it. */
export function planReasoningEffort(site: CallSite, effort: string): Draft {
  if (site.call.sdk === 'google-genai' && site.call.language !== 'python') return planThinkingLevel(site, effort);
  const pick = (paths: readonly ParameterPath[]) => reasoningEffortPath(site.call, paths);
  return setFirst(site, 'reasoningEffort', pick, effort, 'a reasoning effort');
}

/** Google's SDK for JavaScript takes members of an enum. */
function planThinkingLevel(site: CallSite, effort: string): Draft {
  const source = site.sources.findLast(({ shape }) => shape.reasoningEffort !== undefined);
  if (source === undefined) return refuse('the SDK has no parameter for a reasoning effort here');
  const named = nameInFile(site.evaluation.main, '@google/genai', 'ThinkingLevel');
  const written = () => `${named.name}.${effort.toUpperCase()}`;
  const set = setParameter(site, source, 'config.thinkingConfig.thinkingLevel', written);
  return set.kind === 'refused' ? set : draft(...named.edits, ...set.edits);
}

/** Sets the number of turns that an agent may take. */
export function planTurnLimit(site: CallSite, turns: number): Draft {
  if (site.call.sdk === 'ai-sdk') return planStopWhen(site, turns);
  const pick = (paths: readonly ParameterPath[]) => byLanguage(paths, site.call.language);
  return setFirst(site, 'turns', pick, turns, 'a limit of turns');
}

/** The AI SDK stops by conditions: `stopWhen: stepCountIs(5)`. */
function planStopWhen(site: CallSite, turns: number): Draft {
  const source = site.sources.findLast(({ shape }) => shape.turns !== undefined);
  if (source === undefined) return refuse('the SDK has no limit of turns here');
  for (const path of ['stopWhen.#0', 'stopWhen.#0.#0', 'maxSteps']) {
    const stated = statedAt(site.evaluation, source, path);
    if (stated?.kind === 'number' && stated.range !== null) return replaceKnown(site, { range: stated.range }, turns);
  }
  if (locate(site.evaluation, source, 'stopWhen').kind === 'stated') return refuse('it stops by conditions of its own');
  const module = moduleAt(site.evaluation, site.expression.range) ?? site.evaluation.main;
  const named = nameInFile(module, 'ai', 'stepCountIs');
  const set = setParameter(site, source, 'stopWhen', () => `${named.name}(${turns})`);
  return set.kind === 'refused' ? set : draft(...named.edits, ...set.edits);
}

/** Sets a parameter where it is stated already, else in the first of the places that take it. */
function setFirst(
  site: CallSite,
  parameter: keyof ParameterShape & ('outputLimit' | 'reasoningEffort' | 'turns'),
  pick: (paths: readonly ParameterPath[]) => ParameterPath | null,
  value: number | string,
  name: string,
): Draft {
  const taking = site.sources.filter(({ shape }) => (shape[parameter] ?? []).length > 0);
  const stated = taking.flatMap((source) => statedPath(site, source, source.shape[parameter] ?? []));
  if (stated.length === 0 && replacesWhole(site) && isChatOfUnknown(site))
    return refuse('the chat is made in another place, with a configuration that this one would replace');
  const open = replacesWhole(site) ? taking.toReversed() : taking;
  const [first] =
    stated.length > 0 ? stated : open.map((source) => ({ source, path: pick(source.shape[parameter] ?? []) }));
  if (first === undefined || first.path === null) return refuse(`the SDK has no parameter for ${name} here`);
  return setParameter(site, first.source, first.path, value);
}

/** Google's SDKs take the configuration of a message in place of that of its chat or model, and do not merge them. */
function replacesWhole({ call: { sdk, language } }: CallSite): boolean {
  return sdk === 'google-genai' || (sdk === 'google-generativeai' && language !== 'python');
}

/** A message of a chat whose making is not in sight. */
function isChatOfUnknown({ sources: [own, ...declared] }: CallSite): boolean {
  return own.shape.model === undefined && declared.length === 0;
}

function statedPath(
  { evaluation }: CallSite,
  source: ParameterSource,
  paths: readonly ParameterPath[],
): readonly { readonly source: ParameterSource; readonly path: ParameterPath }[] {
  const path = paths.find((each) => statedAt(evaluation, source, each) !== null);
  return path === undefined ? [] : [{ source, path }];
}
