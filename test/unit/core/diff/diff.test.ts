import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { AnalysedCall } from '../../../../src/core/analysis.ts';
import { type CallDiff, diffCalls } from '../../../../src/core/diff/diff.ts';
import type { Call, Estimate } from '../../../../src/core/model.ts';
import { analysed, known, usd } from '../../../support/analyses.ts';
import { message } from '../../../support/estimates.ts';

const askText = 'Classify the ticket below as billing, technical or other. Answer with one word only.';
const ask: Partial<Call> = { id: 'ask-1', enclosing: 'ask', segments: [message('user', `${askText} {ticket}`)] };
const sumUpText = 'Write three short sentences that sum up the meeting notes for somebody who was not there.';
const sumUp: Partial<Call> = {
  id: 'sum-1',
  enclosing: 'sum_up',
  file: 'src/notes.py',
  segments: [message('user', `${sumUpText} {notes}`)],
};

/** The diff of two lists of calls, as its kinds with the ids of the calls. */
function check(
  before: readonly AnalysedCall[],
  after: readonly AnalysedCall[],
  expected: readonly string[],
  renamed: ReadonlyMap<string, string> = new Map(),
): CallDiff {
  const diff = diffCalls(before, after, renamed);
  assert.deepEqual(linesOf(diff), expected);
  return diff;
}

function linesOf({ added, removed, changed, moved, unchanged }: CallDiff): readonly string[] {
  return [
    ...added.map(({ call }) => `+ ${call.id}`),
    ...removed.map(({ call }) => `- ${call.id}`),
    ...changed.map((each) => `${each.before.call.id} > ${each.after.call.id}: ${each.what.join(', ')}`),
    ...moved.map((each) => `${each.before.call.id} = ${each.after.call.id}`),
    ...(unchanged.length > 0 ? [`${unchanged.length} as before`] : []),
  ];
}

describe('diffCalls: which call is which', () => {
  it('finds nothing between equals', () => {
    check([analysed(ask), analysed(sumUp)], [analysed(sumUp), analysed(ask)], ['2 as before']);
  });
  it('tells what came and went', () => {
    check([analysed(ask)], [analysed(sumUp)], ['+ sum-1', '- ask-1']);
  });
  it('knows a call by its id wherever it stands in the file', () => {
    check([analysed(ask)], [analysed({ ...ask, range: { start: 900, end: 910 } })], ['1 as before']);
  });
  it('follows a renamed file', () => {
    const after = analysed({ ...ask, id: 'ask-2', file: 'src/desk.py' });
    check([analysed(ask)], [after], ['ask-1 = ask-2'], new Map([['src/app.py', 'src/desk.py']]));
  });
  it('follows a renamed function', () => {
    check([analysed(ask)], [analysed({ ...ask, id: 'triage-1', enclosing: 'triage' })], ['ask-1 = triage-1']);
  });
  it('follows a call into another file by what it sends', () => {
    const after = analysed({
      ...ask,
      id: 'go-1',
      file: 'lib/b.py',
      enclosing: 'go',
      callee: 'self.client.chat.create',
    });
    check([analysed(ask)], [after], ['ask-1 = go-1']);
  });
  it('takes short prompts in other files for others', () => {
    const short = { ...ask, segments: [message('user', 'Hello {name}')] };
    const after = { ...short, id: 'b', enclosing: 'greet', file: 'src/b.py' };
    check([analysed({ ...short, id: 'a' })], [analysed(after)], ['+ b', '- a']);
  });
  it('does not guess which of several equal calls moved', () => {
    const twin = (id: string, file: string) => analysed({ ...ask, id, file, enclosing: id });
    const diff = diffCalls([twin('a', 'a.py')], [twin('b', 'b.py'), twin('c', 'c.py')], new Map());
    assert.equal(diff.added.length, 2);
    assert.equal(diff.removed.length, 1);
  });
  it('pairs calls of a function with changed prompts by their words', () => {
    const edited = (call: Partial<Call>, id: string, text: string) =>
      analysed({ ...call, id, file: 'src/app.py', enclosing: 'ask', segments: [message('user', text)] });
    check(
      [edited(ask, 'a-1', askText), edited(sumUp, 'b-1', sumUpText)],
      [edited(sumUp, 'b-2', `${sumUpText} In English.`), edited(ask, 'a-2', `${askText} In lower case.`)],
      ['b-1 > b-2: prompt', 'a-1 > a-2: prompt'],
    );
  });
  it('pairs the calls of a function that goes to another SDK', () => {
    const after = { ...ask, id: 'ask-9', callee: 'claude.messages.create', sdk: 'anthropic', provider: 'anthropic' };
    check([analysed(ask)], [analysed(after)], ['ask-1 > ask-9: model']);
  });
});

describe('diffCalls: what changed', () => {
  const estimate: Partial<Estimate> = {
    perCall: usd(0.002, 0.004),
    inputTokens: known(400),
    outputTokens: known(1, 64),
  };
  const aspect = (call: Partial<Call>, then: Partial<Estimate>, expected: string): CallDiff =>
    check(
      [analysed(ask, estimate)],
      [analysed({ ...ask, ...call }, { ...estimate, ...then })],
      expected === '' ? ['1 as before'] : [`ask-1 > ask-1: ${expected}`],
    );
  it('names the model', () => {
    const model = { value: 'gpt-4o-mini', source: 'literal', range: null } as const;
    const { changed } = aspect({ model }, { perCall: usd(0.0001, 0.0002) }, 'model');
    assert.deepEqual(changed[0]?.perCall.change, {
      atLow: 0.0001 - 0.002,
      atHigh: 0.0002 - 0.004,
      currency: 'USD',
      basis: 'exact',
    });
  });
  it('names the output limit', () => {
    const outputLimit = { value: 64, parameter: 'max_tokens', source: 'literal', range: null } as const;
    aspect({ outputLimit }, { perCall: usd(0.001) }, 'output limit');
  });
  it('names sizes that changed by themselves', () => aspect({}, { inputTokens: known(900) }, 'tokens'));
  it('names the volume', () => aspect({}, { requestsPerMonth: known(1000) }, 'volume'));
  it('names repetition, and not the volume that follows from it', () => {
    const before = analysed(ask, { requestsPerMonth: known(1000) });
    const after = analysed({ ...ask, multiplier: { low: 3, high: 3, reason: '' } }, { requestsPerMonth: known(3000) });
    check([before], [after], ['ask-1 > ask-1: repetition']);
  });
  it('names a price', () => aspect({}, { perCall: usd(0.003, 0.005) }, 'price'));
  it('names the feature', () => aspect({}, { feature: 'desk' }, 'feature'));
  it('does not mind other names of variables', () =>
    aspect({ segments: [message('user', `${askText} {request}`)] }, {}, ''));
});

describe('diffCalls: money', () => {
  const priced = (call: Partial<Call>, month: Estimate['perMonth'], feature = 'desk') =>
    analysed(call, { perMonth: month, perCall: usd(0.01), requestsPerMonth: known(10), feature });
  it('adds up what is known, and says of how many', () => {
    const { month, features } = diffCalls(
      [priced(ask, usd(100, 200))],
      [priced({ ...ask, model: { value: 'gpt-5', source: 'literal', range: null } }, usd(150, 300)), analysed(sumUp)],
      new Map(),
    );
    const perMonth = { atLow: 50, atHigh: 100, currency: 'USD', basis: 'exact' };
    assert.deepEqual(month, { perMonth, differing: 2, known: 1 });
    const [desk] = features;
    assert.deepEqual([desk?.name, desk?.base?.low, desk?.head?.low, desk?.perMonth?.atLow], ['desk', 100, 150, 50]);
  });
  it('does not call a cost that is unknown on one side a rise', () => {
    const { changed, month } = diffCalls(
      [analysed(ask)],
      [priced({ ...ask, model: { value: 'gpt-5', source: 'literal', range: null } }, usd(150, 300))],
      new Map(),
    );
    assert.equal(changed[0]?.perMonth.reason, 'unknown before: not known');
    assert.equal(month.perMonth, null);
  });
  it('has no change of the high end where one side has no upper end', () => {
    const { changed } = diffCalls([priced(ask, usd(1))], [priced(ask, usd(2, null))].map(withModel), new Map());
    assert.equal(changed[0]?.perMonth.change?.atHigh, null);
  });
  it('moves cost from one feature to the other', () => {
    const { features, month } = diffCalls([priced(ask, usd(5), 'a')], [priced(ask, usd(5), 'b')], new Map());
    assert.deepEqual(
      features.map(({ name, perMonth }) => [name, perMonth?.atLow]),
      [
        ['a', -5],
        ['b', 5],
      ],
    );
    assert.deepEqual([month.perMonth?.atLow, month.differing], [0, 1]);
  });
});

function withModel({ call, estimate }: AnalysedCall): AnalysedCall {
  return { call: { ...call, model: { value: 'gpt-5', source: 'literal', range: null } }, estimate };
}

/** Workspaces of calls that resemble each other, so that every step of the matching has something to do. */
const workspaces: fc.Arbitrary<readonly AnalysedCall[]> = fc
  .uniqueArray(
    fc.record({
      id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      file: fc.constantFrom('a.py', 'b.py', 'c.py'),
      enclosing: fc.constantFrom('', 'ask', 'sum_up'),
      callee: fc.constantFrom('client.create', 'self.create', 'claude.send'),
      text: fc.constantFrom('', askText, sumUpText, `${askText} Please.`, `${sumUpText} Please.`),
      model: fc.constantFrom('gpt-4o', 'gpt-4o-mini'),
      cents: fc.integer({ min: 1, max: 100_000 }),
      feature: fc.constantFrom('desk', 'notes'),
    }),
    { selector: ({ file, id }) => `${file} ${id}`, maxLength: 8 },
  )
  .map((calls) =>
    calls.map(({ text, model, cents, feature, ...call }) => {
      const cost = usd(cents / 100, cents / 50);
      return analysed(
        {
          ...call,
          segments: text === '' ? [] : [message('user', text)],
          model: { value: model, source: 'literal', range: null },
        },
        { perCall: cost, perMonth: cost, requestsPerMonth: known(1), feature },
      );
    }),
  );

describe('diffCalls of any workspaces', () => {
  it('finds nothing between a workspace and itself', () => {
    fc.assert(
      fc.property(workspaces, (calls) => {
        check(calls, calls, calls.length > 0 ? [`${calls.length} as before`] : []);
      }),
    );
  });
  it('is the same backwards, the other way round', () => {
    fc.assert(
      fc.property(workspaces, workspaces, (one, other) => {
        const there = diffCalls(one, other, new Map());
        const back = diffCalls(other, one, new Map());
        const names = (calls: readonly AnalysedCall[]) => calls.map(({ call }) => `${call.file} ${call.id}`).sort();
        assert.deepEqual(names(there.added), names(back.removed));
        assert.deepEqual(names(there.removed), names(back.added));
        assert.deepEqual(
          there.changed.map(({ what, perCall }) => `${what} ${perCall.change?.atLow}`).sort(),
          back.changed.map(({ what, perCall }) => `${what} ${-(perCall.change?.atLow ?? 0)}`).sort(),
        );
      }),
    );
  });
  it('adds up to the difference of the totals', () => {
    fc.assert(
      fc.property(workspaces, workspaces, (one, other) => {
        const { month, added, removed, changed, moved, unchanged, features } = diffCalls(one, other, new Map());
        const sum = (calls: readonly AnalysedCall[]) =>
          calls.reduce((total, { estimate }) => total + (estimate.perMonth.cost?.low ?? 0), 0);
        const cents = (usdAmount: number) => Math.round(usdAmount * 100);
        assert.equal(cents(month.perMonth?.atLow ?? 0), cents(sum(other) - sum(one)));
        const byFeature = features.reduce((total, { perMonth }) => total + (perMonth?.atLow ?? 0), 0);
        assert.equal(cents(byFeature), cents(sum(other) - sum(one)));
        assert.equal(other.length - one.length, added.length - removed.length);
        assert.equal(one.length, removed.length + changed.length + moved.length + unchanged.length);
      }),
    );
  });
});
