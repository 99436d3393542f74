import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Change } from '../../../../../src/core/change.ts';
import type { LanguageId, Source } from '../../../../../src/core/model.ts';
import { applyEdits } from '../../../../../src/core/scan/edits/edit.ts';
import type { SourceChange } from '../../../../../src/core/scan/edits/plan-context.ts';
import { createScanner } from '../../../../../src/core/scan/scanner.ts';
import { loadBytes } from '../../../../support/assets.ts';
import { pythonErrors } from '../../../../support/compile.ts';

/** How a call is laid out: the space between its tokens, comments, the last comma, the quotes. */
interface Layout {
  readonly gaps: readonly string[];
  readonly hasLastComma: boolean;
  readonly quote: string;
  readonly lineEnd: string;
}

const layouts = (comment: string): fc.Arbitrary<Layout> =>
  fc.record({
    gaps: fc.array(fc.constantFrom('', '', ' ', '\n', '\n    ', `  ${comment} (say, "this")\n  `, '\n\n\t'), {
      minLength: 12,
      maxLength: 12,
    }),
    hasLastComma: fc.boolean(),
    quote: fc.constantFrom('"', "'"),
    lineEnd: fc.constantFrom('\n', '\r\n'),
  });

/** Joins tokens with the gaps of a layout between them. */
function laidOut(tokens: readonly string[], { gaps, quote, lineEnd }: Layout): string {
  const joined = tokens.map((token, index) => token + (gaps[index % gaps.length] ?? '')).join('');
  return joined.replaceAll('¬', quote).replaceAll('\n', lineEnd);
}

function pythonSource(layout: Layout): string {
  const last = layout.hasLastComma ? ',' : '';
  const tokens = ['(', 'model=¬gpt-4o¬', ',', 'messages=[', '{¬role¬: ¬user¬, ¬content¬: ¬Hi.¬}', `]`, last, ')'];
  const head = `from openai import OpenAI\nclient = OpenAI()\ndef ask():\n    return client.chat.completions.create`;
  return head.replaceAll('\n', layout.lineEnd) + laidOut(tokens, layout).trimEnd() + layout.lineEnd;
}

function scriptSource(layout: Layout): string {
  const last = layout.hasLastComma ? ',' : '';
  const tokens = [
    '(',
    '{',
    'model: ¬gpt-4o¬',
    ',',
    'messages: [',
    '{ role: ¬user¬, content: ¬Hi.¬ }',
    `]`,
    last,
    '}',
    ')',
  ];
  const head = `import OpenAI from "openai";\nconst client = new OpenAI();\nexport const ask = () => client.chat.completions.create`;
  return head.replaceAll('\n', layout.lineEnd) + laidOut(tokens, layout).trimEnd() + layout.lineEnd;
}

const changes: readonly SourceChange[] = [
  { kind: 'set-output-limit', tokens: 77, brevityInstruction: 'Answer with "yes" or \'no\', nothing else \\ more.' },
  { kind: 'replace-model', model: 'gpt-4o-mini', where: 'definition' },
  { kind: 'replace-model', model: 'gpt-4o-mini', where: 'here' },
  { kind: 'set-reasoning-effort', effort: 'low' },
  { kind: 'ignore-here', rule: 'prompt-waste', reason: 'it is fine' },
];

describe('edits fit any layout of a call', () => {
  const scanner = createScanner(loadBytes);
  const editedPython: { readonly name: string; readonly text: string }[] = [];
  after(() => scanner.dispose());

  /** Makes every change of the call; each must leave source that reads as asked, and nothing that was there may go. */
  async function check(language: LanguageId, text: string): Promise<void> {
    const source: Source = { path: 'app', language, text };
    const calls = (await scanner.scan(source)).calls;
    const [call] = calls;
    assert.ok(call !== undefined);
    for (const change of changes) {
      const plan = await scanner.plan({ source, call, change, calls, textOf: () => null });
      assert.ok(plan.kind === 'edits', plan.kind === 'refused' ? plan.reason : '');
      const after = applyEdits(text, plan.edits);
      const result = await scanner.scan({ ...source, text: after });
      assert.deepEqual(result.problems, []);
      assert.equal(result.calls.length, 1);
      assert.ok(holds(result.calls[0], change));
      assert.ok(keepsLineEnds(text, after));
      if (language === 'python') editedPython.push({ name: `case ${editedPython.length}`, text: after });
    }
  }

  it('in Python', async () => {
    await fc.assert(
      fc.asyncProperty(layouts('# a note'), (layout) => check('python', pythonSource(layout))),
      {
        numRuns: 60,
        seed: 1,
      },
    );
    assert.deepEqual(pythonErrors(editedPython), []);
  });

  it('in TypeScript', async () => {
    const comments = fc.constantFrom('// a note', '/* a note */ //');
    const cases = comments.chain((comment) => layouts(comment));
    await fc.assert(
      fc.asyncProperty(cases, (layout) => check('typescript', scriptSource(layout))),
      { numRuns: 60, seed: 1 },
    );
  });
});

function holds(
  call: Awaited<ReturnType<ReturnType<typeof createScanner>['scan']>>['calls'][number] | undefined,
  change: Change,
): boolean {
  if (call === undefined) return false;
  switch (change.kind) {
    case 'set-output-limit': {
      const text = call.segments
        .flatMap(({ pieces }) => pieces)
        .map((piece) => (piece.kind === 'text' ? piece.text : ''));
      return call.outputLimit?.value === change.tokens && text.join('') === `Hi. ${change.brevityInstruction}`;
    }
    case 'replace-model':
      return call.model?.value === change.model;
    case 'set-reasoning-effort':
      return call.options.reasoningEffort === change.effort;
    default:
      return call.directives.length === 1;
  }
}

/** A file has one kind of line end before and after. */
function keepsLineEnds(before: string, after: string): boolean {
  return before.includes('\r\n') ? !/(?<!\r)\n/.test(after) : !after.includes('\r');
}
