import type { AnalysedCall } from '../../core/analysis.ts';
import { formatCostOrUnknown } from '../../core/present/money.ts';
import { formatTokens } from '../../core/present/tokens.ts';
import { innermostAround, targetAt } from '../call-target.ts';
import type { FeatureContext } from '../feature-context.ts';
import type { CallDescription, DescribeCallParams } from '../protocol.ts';
import { allCalls } from '../surroundings.ts';
import { offsetAt } from '../text-document.ts';

/** Facts about the call at a position; never source text, nor names from it. */
export async function describeCall(
  { analyses }: FeatureContext,
  { uri, position }: DescribeCallParams,
): Promise<CallDescription | null> {
  const analysis = await analyses.of(uri);
  if (analysis === null) return null;
  const offset = analysis.part.start + offsetAt(analysis.part.document.placed, position);
  const calls = allCalls(analysis);
  const call = innermostAround(calls, offset) ?? targetAt(analysis, offset, calls)?.calls[0] ?? null;
  return call === null ? null : { facts: factsOf(call) };
}

function factsOf({ call, estimate }: AnalysedCall): CallDescription['facts'] {
  const { model, outputLimit, options } = call;
  const facts: Readonly<Record<string, string | null>> = {
    language: call.language,
    SDK: call.sdk,
    operation: call.operation,
    provider: call.provider,
    // A model that the price list does not know may be a name of the team's own.
    model: estimate.pricedModel ?? (model?.value == null ? 'not known' : 'not in the price list'),
    'model from': model?.source ?? 'not set',
    tokenizer: estimate.tokenizer,
    input: `${formatTokens(estimate.inputTokens)} (${estimate.inputTokens.basis})`,
    'input parts': estimate.inputParts.map(({ part, tokens }) => `${part} ${formatTokens(tokens)}`).join(', '),
    variables: String(estimate.variables.length),
    'output limit': outputLimit === null ? 'none' : (outputLimit.value?.toString() ?? outputLimit.source),
    output: `${formatTokens(estimate.outputTokens)} (${estimate.outputTokens.basis})`,
    'service tier': options.serviceTier === null ? null : 'set',
    batch: options.batch ? 'yes' : null,
    'billed a run': `${call.multiplier.low}–${call.multiplier.high ?? 'unbounded'}`,
    'cost per call': formatCostOrUnknown(estimate.perCall),
    'price source': estimate.unitPrice?.source ?? null,
  };
  return Object.entries(facts).flatMap(([name, value]) => (value === null || value === '' ? [] : [{ name, value }]));
}
