import { createTwoFilesPatch } from 'diff';
import * as z from 'zod';
import { UserError } from '../../core/errors.ts';
import type { PlannedFix } from '../../core/finding.ts';
import { groupedBy } from '../../core/grouping.ts';
import { ruleCodes } from '../../core/rule-codes.ts';
import { applyEdits } from '../../core/scan/edits/edit.ts';
import { createOffsetIndex } from '../../core/scan/lines.ts';
import { boundedText } from '../answer.ts';
import { defineTool } from '../tool.ts';
import type { AgentWorkspace } from '../workspace.ts';

/** The change that a finding prefers, as a diff that a person applies. */
export const fixTool = defineTool({
  name: 'propose_cost_fix',
  title: 'Propose a fix',
  description:
    'Proposes the change for one cost finding as a unified diff, tried by reading the edited file again. It changes no file: show it to the person, who applies it.',
  input: z.object({
    code: z.enum(ruleCodes).describe('Code of the finding'),
    call: z.string().describe('Id of the call, from list_cost_findings or scan_llm_calls'),
  }),
  async run({ code, call }, workspace, signal) {
    const { findings } = await workspace.analyse(signal);
    const finding = findings.find((each) => each.code === code && each.callId === call);
    if (finding === undefined) {
      throw new UserError(
        `There is no finding ${code} of the call ${call}.`,
        'list_cost_findings lists what there is.',
      );
    }
    const fix = await workspace.fixOf(finding, signal);
    if (fix === null) return `No change can be made safely for this finding: ${finding.message}`;
    const patches = await Promise.all(
      [...groupedBy(fix.edits, ({ file }) => file)].map(([file, edits]) => patchOf(file, edits, workspace)),
    );
    return boundedText([`${fix.title}. ${finding.message}`, ...patches].join('\n\n'));
  },
});

async function patchOf(file: string, edits: PlannedFix['edits'], workspace: AgentWorkspace): Promise<string> {
  if (edits.some(({ lines }) => lines.cell !== undefined)) {
    const places = edits.map(({ lines, newText }) => `cell ${lines.cell}, line ${lines.line}: ${newText}`);
    return `In the notebook ${file}:\n${places.join('\n')}`;
  }
  const text = await workspace.textOf(file);
  if (text === null) throw new UserError(`${file} cannot be read.`);
  const offsetOf = createOffsetIndex(text);
  const changed = applyEdits(
    text,
    edits.map(({ lines, newText }) => ({
      file,
      range: { start: offsetOf(lines.line, lines.column), end: offsetOf(lines.endLine, lines.endColumn) },
      newText,
    })),
  );
  return createTwoFilesPatch(`a/${file}`, `b/${file}`, text, changed, undefined, undefined, { context: 3 });
}
