/** What an estimate rests on, each with the setting of callcost.yml that changes it. */
import type { AnalysedCall } from '../analysis.ts';
import type { Estimate } from '../model.ts';
import { grouped } from './numbers.ts';

/** One assumption in words; `key` leads to its setting in callcost.yml, null where none would change it. */
export interface Assumption {
  readonly text: string;
  readonly key: readonly string[] | null;
}

/** Every assumption behind an estimate: sizes, output, model, volume, and notes that no setting changes. */
export function assumptionsOf(analysed: AnalysedCall): readonly Assumption[] {
  const { estimate } = analysed;
  return [
    ...modelAssumptions(analysed),
    ...estimate.variables.map((variable) => sizeOfVariable(variable, estimate.feature)),
    ...outputAssumptions(analysed),
    ...volumeAssumptions(analysed),
    ...otherNotes(estimate).map((text) => ({ text, key: null })),
  ];
}

function modelAssumptions({ call, estimate }: AnalysedCall): readonly Assumption[] {
  const { model } = call;
  if (call.operation === 'model-declaration' || estimate.pricedModel !== null || model === null) return [];
  if (model.value !== null) {
    return [{ text: `Set a price for ${model.value}`, key: ['prices', 'models', model.value] }];
  }
  return model.alias === undefined
    ? []
    : [{ text: `Say which model ${model.alias} is`, key: ['aliases', model.alias] }];
}

function sizeOfVariable({ name, tokens }: Estimate['variables'][number], feature: string | null): Assumption {
  const size = tokens.value === null ? 'of unknown size' : `${tokens.basis} ${grouped(tokens.value)} tokens`;
  const key = feature === null ? ['defaults', 'variableTokens'] : ['features', feature, 'variables', name];
  return { text: `${name} ${size}`, key };
}

function outputAssumptions({ estimate: { outputTokens } }: AnalysedCall): readonly Assumption[] {
  if (outputTokens.basis === 'unknown' || outputTokens.basis === 'exact') return [];
  // A limit is none, and what the prompt tells is among the notes, with its evidence.
  if (outputTokens.value === null && outputTokens.high !== null) return [];
  const text =
    outputTokens.value === null ? 'Say how long answers are' : `answers of ${grouped(outputTokens.value)} tokens`;
  return [{ text, key: ['defaults', 'outputTokens'] }];
}

function volumeAssumptions({ call, estimate }: AnalysedCall): readonly Assumption[] {
  const { feature, requestsPerMonth, perCall } = estimate;
  if (call.operation === 'model-declaration' || perCall.cost === null) return [];
  const key = feature === null ? ['features'] : ['features', feature, 'callsPerMonth'];
  if (requestsPerMonth.low !== null) return [];
  return [{ text: `No monthly cost: ${requestsPerMonth.reason ?? 'no volume is known'}`, key }];
}

/** Notes of the estimate but for those that have become an assumption with a link of their own. */
function otherNotes({ notes, variables }: Estimate): readonly string[] {
  const sizes = variables.map(({ name }) => `${name} assumed `);
  return notes.filter(
    (note) => !sizes.some((start) => note.startsWith(start)) && !note.startsWith('no output limit is known'),
  );
}
