import * as z from 'zod';
import { UserError } from '../../core/errors.ts';
import { jsonAnswer, pageOf } from '../answer.ts';
import { defineTool } from '../tool.ts';

/** How features stand against their budgets. */
export const budgetTool = defineTool({
  name: 'feature_budget',
  title: 'Budget of a feature',
  description:
    "Tells how much of its budget a feature has used, when it resets and how the window is expected to end, from the team's LLM gateway or budgets file.",
  input: z.object({ feature: z.string().optional().describe('Name in callcost.yml; all features by default') }),
  async run({ feature }, workspace, signal) {
    const { report, reason } = await workspace.budgets(signal);
    if (report === null) return jsonAnswer({ unknown: reason });
    const wanted = report.features.filter(({ name }) => feature === undefined || name === feature);
    if (wanted.length === 0 && feature !== undefined) {
      const names = report.features.map(({ name }) => name).join(', ');
      throw new UserError(`There is no feature "${feature}".`, `Features: ${names}.`);
    }
    const { items, leftOut } = pageOf(wanted, 0, wanted.length);
    return jsonAnswer({ ...report, features: items, leftOut });
  },
});
