import * as z from 'zod';
import { hoverOfCall } from '../../core/present/hover.ts';
import { boundedText } from '../answer.ts';
import { callAt } from '../calls.ts';
import { defineTool } from '../tool.ts';

/** Everything about one call, as a person reads it in the editor. */
export const explainTool = defineTool({
  name: 'explain_llm_call',
  title: 'Explain an LLM call',
  description:
    'Explains the cost of one LLM call: tokens by part, cost on each model tier, monthly cost, and every assumption behind a number.',
  input: z.object({
    id: z.string().optional().describe('Id from scan_llm_calls; or give file and line'),
    file: z.string().optional().describe('Relative to the workspace'),
    line: z.int().positive().optional().describe('1-based'),
  }),
  async run({ id, file, line }, workspace, signal) {
    const analysed = callAt(await workspace.analyse(signal), id, file, line);
    return boundedText(hoverOfCall(analysed, { config: () => null, reportEstimate: null, place: () => null }));
  },
});
