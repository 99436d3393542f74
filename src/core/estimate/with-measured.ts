import type { MeasuredCall } from '../measured-use.ts';
import type { Call } from '../model.ts';
import type { EstimateContext, MeasuredInput } from './context.ts';
import { tokenizerOfCall } from './estimate.ts';
import { writtenInputOf } from './input.ts';

/** What an estimate needs, with what was measured of the call. */
export function withMeasured(context: EstimateContext, call: Call, measured: MeasuredCall): EstimateContext {
  const { catalogue, tokenizerOf, volume } = context;
  const sizes = { ...context.sizes, measured: measuredInput(context, call, measured) };
  return {
    catalogue,
    tokenizerOf,
    volume,
    sizes,
    measured,
    get expectedOutput() {
      return context.expectedOutput;
    },
  };
}

/** Null where the text in the source alone is longer than what was measured: that was another text. */
function measuredInput(
  context: EstimateContext,
  call: Call,
  { inputTokens, cacheReadShare }: MeasuredCall,
): MeasuredInput | null {
  if (inputTokens === null) return null;
  const { sizes } = context;
  const tokenizer = tokenizerOfCall(call, context);
  const written = writtenInputOf(call, tokenizer, sizes);
  if ((written.low ?? 0) > inputTokens) return null;
  const beside = Math.max(0, inputTokens - (written.value ?? written.low ?? 0));
  return { beside, tokenizer: tokenizer.name, cacheReadShare };
}
