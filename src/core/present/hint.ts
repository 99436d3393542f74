/** Inline hints: the cost of a call, or the size of a prompt, in at most 43 characters. */
import type { AnalysedCall } from '../analysis.ts';
import type { Call, Estimate, Quantity } from '../model.ts';
import { providerKindOf } from '../prices/providers.ts';
import { formatCost } from './money.ts';
import { counted } from './numbers.ts';
import { formatOpenVariables, formatTokens } from './tokens.ts';
import { fitToWidth, printable } from './width.ts';

/** VS Code shows no more of the hints of a line, those of other extensions included. */
export const longestHint = 43;

/**
 * The hint for the calls that start on one line; null where there is nothing to say, e.g. for a declared model. `change` is
 * what the only one costs more or less than elsewhere, null for nothing.
 */
export function hintOfCalls(calls: readonly AnalysedCall[], change: string | null = null): string | null {
  const requests = calls.filter(({ call }) => call.operation !== 'model-declaration');
  const [first] = requests;
  if (first === undefined) return null;
  const suffix = change === null ? '' : ` · ${change}`;
  if (requests.length === 1) return shortest(labelsOf(first).map((label) => label + suffix));
  const costs = requests.map(({ estimate }) => costText(estimate) ?? '?').join(', ');
  return shortest([`${requests.length} calls · ${costs}`, `${requests.length} calls, costs in the hover`]);
}

/** The hint for a prompt text. */
export function hintOfPrompt(tokens: Quantity, variables: number): string {
  return shortest([tokenText(tokens, variables)]);
}

/** Whether a call costs less than is worth a hint; what is not known to be cheap is not. */
export function isBelow({ estimate: { perCall } }: AnalysedCall, minimumUsd: number): boolean {
  const high = perCall.cost?.high ?? null;
  return high !== null && high < minimumUsd;
}

/** `412 tok +2 vars`: what is settled of the input, and how many variables nobody has sized. */
export function inputText({ settledInputTokens, variables }: Estimate): string {
  return tokenText(settledInputTokens, variables.filter(({ tokens }) => tokens.basis === 'assumed').length);
}

/** `dynamic model`, `no price for my-finetune`: why a call has no cost, in a few words. */
export function missingCostText({ model, provider, operation }: Call, { outputTokens }: Estimate): string {
  if (outputTokens.basis === 'unknown') return `${operation}: cost unknown`;
  if (model === null) return 'no model set';
  if (model.value === null) return model.alias === undefined ? 'dynamic model' : `no model for ${model.alias}`;
  if (provider !== null && providerKindOf(provider)?.kind === 'local') return 'no API price';
  return `no price for ${model.value}`;
}

/** Wordings of the same, the longest first. */
function labelsOf({ call, estimate, callSites = [] }: AnalysedCall): readonly string[] {
  if (callSites.length > 0) return [`${callSitesText(callSites.length)} · ${costText(estimate) ?? '?'}`];
  const input = inputText(estimate);
  const cost = costText(estimate);
  if (cost !== null) return [`${input} · ${cost}`, `${tokenText(estimate.settledInputTokens, 0)} · ${cost}`, cost];
  if (estimate.pricedModel !== null && estimate.outputTokens.basis !== 'unknown') return [`${input} · ?`];
  const missing = missingCostText(call, estimate);
  return estimate.settledInputTokens.low === null ? [missing] : [`${missing} · ${input}`, missing];
}

/** `3 call sites`: how many calls a call is made for, who bring what is sent. */
export function callSitesText(count: number): string {
  return counted(count, 'call site');
}

function costText(estimate: Estimate): string | null {
  const { cost } = estimate.perCall;
  return cost === null ? null : formatCost(cost);
}

function tokenText(tokens: Quantity, openVariables: number): string {
  return `${formatTokens(tokens)} tok${formatOpenVariables(openVariables)}`;
}

function shortest(labels: readonly string[]): string {
  const shown = labels.map(printable);
  return shown.find((label) => label.length <= longestHint) ?? fitToWidth(shown.at(-1) ?? '', longestHint);
}
