import assert from 'node:assert/strict';
import { inputOf } from '../../../../src/core/estimate/input.ts';
import type { Call, Quantity } from '../../../../src/core/model.ts';
import { makeCall } from '../../../support/calls.ts';
import { defaultSizes, message, wordTokenizer } from '../../../support/estimates.ts';

/** The total as `low–high basis`, `low+` where it is open; then its parts. */
function check(changes: Partial<Call>, expected: string, sizes = defaultSizes): void {
  const input = inputOf(makeCall(changes), wordTokenizer, sizes);
  const parts = input.parts.map(({ part, tokens }) => `${part} ${shown(tokens)}`);
  assert.equal([`${shown(input.total)} ${input.total.basis}`, ...parts].join('; '), expected);
}

function shown({ low, high }: Quantity): string {
  if (low === null) return '?';
  if (high === null) return `${low}+`;
  return low === high ? String(low) : `${low}–${high}`;
}

describe('input', () => {
  it('is exact for literal text', () => {
    const segments = [message('system', 'be brief'), message('user', 'what is this')];
    check({ segments }, '11 exact; system 2; user 3; framing 6');
    check({ segments, operation: 'embedding' }, '5 exact; system 2; user 3');
  });

  it('counts each variable by measured, configured, then assumed size, and one token per joint', () => {
    const segments = [message('user', 'sum up {ticket} now')];
    check({ segments }, '304–308 assumed; user 301–305; framing 3');
    const configured = { ...defaultSizes, configuredVariables: { ticket: 80 }, buffer: 0.25 };
    check({ segments }, '64–108 configured; user 61–105; framing 3', configured);
    const tokens: Quantity = { value: 50, low: 40, high: 60, basis: 'measured' };
    check({ segments }, '44–68 measured; user 41–65; framing 3', {
      ...configured,
      measuredVariables: { ticket: tokens },
    });
  });

  it('counts a variable as often as it is sent, and lists it once', () => {
    const call = makeCall({ segments: [message('user', '{a}{b}'), message('user', '{a}')] });
    const input = inputOf(call, wordTokenizer, defaultSizes);
    assert.equal(input.total.value, 906);
    assert.deepEqual(
      input.variables.map((variable) => variable.name),
      ['a', 'b'],
    );
    check({ segments: [message('user', '{constructor}')] }, '303 assumed; user 300; framing 3');
  });

  it('counts tools and schema, and says when parts of them are elsewhere', () => {
    const tools = { text: '[search]', range: null, count: 2, complete: true };
    const segments = [message('user', 'hi')];
    check(
      { segments, tools, responseSchema: { ...tools, count: 1 } },
      '34 exact; user 1; tools 20; schema 10; framing 3',
    );
    check({ segments, tools: { ...tools, complete: false } }, '24+ assumed; user 1; tools 20+; framing 3');
  });

  it('is a lower bound with images of unknown size and with hidden input', () => {
    const image = { kind: 'attachment' as const, media: 'image' as const, detail: null };
    const withImage = (detail: string | null) => [
      { ...message('user', 'look'), pieces: [...message('user', 'look').pieces, { ...image, detail }] },
    ];
    check({ segments: withImage('low') }, '89 exact; user 1; images 85; framing 3');
    check({ segments: withImage(null) }, '4+ assumed; user 1; images ?; framing 3');
    check({ segments: [message('user', 'hi')], hiddenInput: ['earlier turns'] }, '4+ assumed; user 1; framing 3');
  });

  it('is unknown, not 0, when the prompt is not in the source', () => {
    check({ segments: [] }, '? unknown');
    check({ segments: [], hiddenInput: ['prompt pmpt_1'] }, '? unknown');
  });

  it('knows the prefix that is marked for caching, and the one that never changes', () => {
    const segments = [message('system', 'one two', true), message('user', 'three {x} four')];
    const tools = { text: '[]', range: null, count: 1, complete: true };
    const input = inputOf(makeCall({ segments, tools }), wordTokenizer, defaultSizes);
    assert.equal(input.markedPrefix?.value, 12);
    assert.equal(input.staticPrefix.value, 13);
    assert.equal(inputOf(makeCall({}), wordTokenizer, defaultSizes).markedPrefix, null);
  });
});
