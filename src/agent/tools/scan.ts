import * as z from 'zod';
import { totalsOf } from '../../core/estimate/totals.ts';
import { totalsSentence } from '../../core/present/totals.ts';
import { jsonAnswer, pageOf } from '../answer.ts';
import { callsLike, summaryOf } from '../calls.ts';
import { nothingThere, pathInWorkspace } from '../places.ts';
import { defineTool } from '../tool.ts';

/** The calls of the workspace, the dearest first. */
export const scanTool = defineTool({
  name: 'scan_llm_calls',
  title: 'Scan LLM calls',
  description:
    'Lists the LLM calls in the source with model, tokens and cost in USD, the dearest first. Use it to see what code costs or to find the id of a call.',
  input: z.object({
    path: z.string().optional().describe('File or folder, relative to the workspace; all by default'),
    feature: z.string().optional().describe('Only calls of this feature of callcost.yml'),
    offset: z.int().nonnegative().default(0),
    limit: z.int().positive().max(100).default(20),
  }),
  async run({ path, feature, offset, limit }, workspace, signal) {
    const analysis = await workspace.analyse(signal);
    const place = pathInWorkspace(analysis.root, path ?? '');
    const calls = callsLike(analysis, { place, feature });
    const { items, leftOut } = pageOf(calls.map(summaryOf), offset, limit);
    return jsonAnswer({
      total: totalsSentence(totalsOf(calls)),
      pricesOf: analysis.prices.asOf,
      calls: items,
      leftOut,
      ...nothingThere(calls.length, place),
    });
  },
});
