import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Call, LanguageId, Source } from '../../src/core/model.ts';
import { applyEdits } from '../../src/core/scan/edits/edit.ts';
import { createScanner } from '../../src/core/scan/scanner.ts';
import { loadBytes } from '../support/assets.ts';
import { type NamedSource, pythonErrors, typeErrors } from '../support/compile.ts';
import { type EditCase, type EditOutcome, readEditCases, renderEditCases } from '../support/edit-cases.ts';
import { checkGolden } from '../support/golden.ts';

const folder = new URL('./edits/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.md'));
const extensions: Readonly<Record<LanguageId, string>> = {
  python: 'py',
  typescript: 'ts',
  tsx: 'tsx',
  javascript: 'mjs',
};

describe('golden: edits of the source', () => {
  const scanner = createScanner(loadBytes);
  const edited = new Map<LanguageId, NamedSource[]>();
  after(() => scanner.dispose());

  async function outcomeOf(name: string, each: EditCase, index: number): Promise<EditOutcome> {
    const source: Source = { path: `src/app.${extensions[each.language]}`, language: each.language, text: each.before };
    const before = (await scanner.scan(source)).calls;
    const call = before.filter(isRequest)[each.call - 1];
    assert.ok(call !== undefined, `${each.title}: there is no such call`);
    assert.ok(each.change.kind !== 'ignore-everywhere');
    const textOf = () => null;
    const plan = await scanner.plan({ source, call, change: each.change, calls: before, textOf });
    if (plan.kind === 'refused') return { lines: [`refused: ${plan.reason}`], after: null };
    const after = applyEdits(each.before, plan.edits);
    edited.set(each.language, [
      ...(edited.get(each.language) ?? []),
      { name: `${name.replace(/\W/g, '-')}-${index}.${extensions[each.language]}`, text: after },
    ]);
    const rescanned = await scanner.scan({ ...source, text: after });
    assert.deepEqual(rescanned.problems, [], each.title);
    return { lines: differences(before, rescanned.calls), after };
  }

  for (const name of files) {
    it(name, async () => {
      const golden = new URL(name, folder);
      const { head, cases } = readEditCases(await readFile(golden, 'utf8'));
      assert.ok(cases.length > 0);
      const outcomes: [EditCase, EditOutcome][] = [];
      for (const [index, each] of cases.entries()) outcomes.push([each, await outcomeOf(name, each, index + 1)]);
      await checkGolden(golden.pathname, renderEditCases(head, outcomes));
    });
  }

  it('edited Python compiles', () => {
    const sources = edited.get('python') ?? [];
    assert.ok(sources.length > 0);
    assert.deepEqual(pythonErrors(sources), []);
  });

  it('edited TypeScript agrees with the types of the SDKs', () => {
    const sources = [...(edited.get('typescript') ?? []), ...(edited.get('tsx') ?? [])];
    assert.ok(sources.length > 0);
    assert.deepEqual(typeErrors(sources), []);
  }).timeout(60_000);
});

/** What the change made of the calls, a line for each thing that is another than before. */
function differences(before: readonly Call[], after: readonly Call[]): readonly string[] {
  assert.equal(after.length, before.length);
  return before.flatMap((call, index) => {
    const was = new Map(facts(call));
    const changed = facts(after[index] ?? call).filter(([name, fact]) => was.get(name) !== fact);
    const number = before.slice(0, index + 1).filter((each) => isRequest(each) === isRequest(call)).length;
    const subject = `${isRequest(call) ? 'call' : 'declaration'} ${number}`;
    return changed.map(([name, fact]) => `${subject}, ${name}: ${was.get(name)} → ${fact}`);
  });
}

function isRequest({ operation }: Call): boolean {
  return operation !== 'model-declaration';
}

function facts(call: Call): readonly (readonly [name: string, fact: string])[] {
  const { model, outputLimit, options, multiplier, metadata, segments, directives, tools, responseSchema } = call;
  return [
    ['form', `${call.sdk} ${call.provider} ${call.operation} ${call.callee} in ${call.enclosing}`],
    ['model', model === null ? 'none' : (model.value ?? model.reason)],
    ['limit', outputLimit === null ? 'none' : `${outputLimit.parameter} ${outputLimit.value ?? outputLimit.reason}`],
    ...Object.entries(options).map(([name, option]) => [name, String(option ?? 'none')] as const),
    ['turns', multiplier.reason === '' ? 'none' : multiplier.reason],
    ['metadata', metadata.map(({ key, value }) => `${key}=${value}`).join(' ') || 'none'],
    ['cached', segments.map(({ cached }) => (cached ? 'yes' : 'no')).join(' ')],
    [
      'prompt',
      JSON.stringify(
        segments.map(({ pieces }) => pieces.map((each) => (each.kind === 'text' ? each.text : '{}')).join('')),
      ),
    ],
    [
      'comments',
      directives
        .map((each) => (each.kind === 'ignore' ? `ignore ${each.rule}` : `${each.key}=${each.value}`))
        .join(' ') || 'none',
    ],
    ['tools', `${tools?.text} ${responseSchema?.text}`],
  ];
}
