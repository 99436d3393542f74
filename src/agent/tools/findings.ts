import * as z from 'zod';
import type { Finding, Savings } from '../../core/finding.ts';
import { ruleCodes } from '../../core/rule-codes.ts';
import { jsonAnswer, pageOf } from '../answer.ts';
import { isIn, pathInWorkspace } from '../places.ts';
import { defineTool } from '../tool.ts';

const severities = ['error', 'warning', 'information', 'hint'] as const;

/** What the rules found, the most worthwhile first. */
export const findingsTool = defineTool({
  name: 'list_cost_findings',
  title: 'List cost findings',
  description:
    'Lists what could cost less or breaks the policy of callcost.yml: the fact, its evidence and the saving as a range. Use it before proposing changes to LLM calls.',
  input: z.object({
    path: z.string().optional().describe('File or folder, relative to the workspace; all by default'),
    code: z.enum(ruleCodes).optional().describe('Only findings of this rule'),
    severity: z.enum(severities).default('hint').describe('This severity and above'),
    offset: z.int().nonnegative().default(0),
    limit: z.int().positive().max(100).default(20),
  }),
  async run({ path, code, severity, offset, limit }, workspace, signal) {
    const { root, findings } = await workspace.analyse(signal);
    const place = pathInWorkspace(root, path ?? '');
    const loud = severities.slice(0, severities.indexOf(severity) + 1);
    const wanted = findings
      .filter(
        (finding) =>
          isIn(finding.file, place) && (code === undefined || finding.code === code) && loud.includes(finding.severity),
      )
      .toSorted((one, other) => saved(other) - saved(one));
    const { items, leftOut } = pageOf(wanted.map(findingAnswer), offset, limit);
    return jsonAnswer({ count: wanted.length, findings: items, leftOut });
  },
});

function findingAnswer({ code, severity, callId, file, lines, message, savings, evidence, changes }: Finding) {
  return {
    code,
    severity,
    call: callId,
    file,
    line: lines.line,
    message,
    usdSaved: savings,
    evidence: evidence.slice(0, 5).map(({ text }) => text),
    canBeFixed: changes.some(({ change: { kind } }) => kind !== 'ignore-here' && kind !== 'ignore-everywhere'),
  };
}

function saved({ savings }: { readonly savings: Savings | null }): number {
  return savings?.perMonth?.low ?? 0;
}
