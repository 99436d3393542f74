import * as z from 'zod';
import type { AnalysedCall } from '../../core/analysis.ts';
import { formatTokens } from '../../core/present/tokens.ts';
import { jsonAnswer } from '../answer.ts';
import { costAnswer } from '../calls.ts';
import { callOfPrompt } from '../prompt-call.ts';
import { defineTool } from '../tool.ts';

/** What a prompt would cost on models. */
export const estimateTool = defineTool({
  name: 'estimate_prompt_cost',
  title: 'Estimate a prompt',
  description:
    'Counts the tokens of a prompt and says what it costs in USD on the given models, before the call is written. No model is called.',
  input: z.object({
    prompt: z.string().max(400_000).describe('User text'),
    system: z.string().max(400_000).optional(),
    models: z.array(z.string()).min(1).max(10).describe('Model ids, e.g. gpt-5.4-mini'),
    provider: z
      .string()
      .optional()
      .describe("Who sells the models, e.g. openai or azure; by default each model's maker"),
    maxOutputTokens: z.int().positive().optional().describe('Output limit; without one the cost has no upper end'),
    callsPerMonth: z.number().positive().optional(),
  }),
  async run({ models, ...input }, workspace) {
    const { prompt, system = null, provider = null, maxOutputTokens = null, callsPerMonth = null } = input;
    const asked = { prompt, system, provider, maxOutputTokens, callsPerMonth };
    const estimates = await Promise.all(models.map((model) => workspace.estimate(callOfPrompt({ ...asked, model }))));
    return jsonAnswer({ models: estimates.map(estimateAnswer) });
  },
});

function estimateAnswer({ call, estimate }: AnalysedCall) {
  return {
    model: call.model?.value ?? null,
    pricedAs: estimate.pricedModel,
    tier: estimate.tier,
    tokenizer: estimate.tokenizer,
    inputTokens: formatTokens(estimate.inputTokens),
    outputTokens: formatTokens(estimate.outputTokens),
    usdPerCall: costAnswer(estimate.perCall),
    ...(estimate.requestsPerMonth.low === null ? {} : { usdPerMonth: costAnswer(estimate.perMonth) }),
  };
}
