import assert from 'node:assert/strict';
import { applyChanges, endOfLineAt, offsetAt, placeText, positionAt } from '../../../src/server/text-document.ts';

const text = 'one\r\ntwo\rthree\n😀x';

describe('a placed text', () => {
  it('knows where lines start, whatever ends them', () => {
    assert.deepEqual(placeText(text).lineStarts, [0, 5, 9, 15]);
  });

  it('turns every offset into a position and back', () => {
    const placed = placeText(text);
    for (const offset of [0, 2, 3, 5, 8, 9, 14, 15, 17, 18]) {
      assert.equal(offsetAt(placed, positionAt(placed, offset)), offset);
    }
  });

  it('keeps positions that do not exist inside of the text', () => {
    const placed = placeText(text);
    assert.equal(offsetAt(placed, { line: 0, character: 99 }), 3);
    assert.equal(offsetAt(placed, { line: 99, character: 0 }), text.length);
    assert.equal(offsetAt(placed, { line: -1, character: 5 }), 0);
    assert.equal(offsetAt(placed, { line: 1, character: -4 }), 5);
  });

  it('ends lines before their line break', () => {
    const ends = [0, 5, 9, 15].map((offset) => endOfLineAt(placeText(text), offset));
    assert.deepEqual(ends, [
      { line: 0, character: 3 },
      { line: 1, character: 3 },
      { line: 2, character: 5 },
      { line: 3, character: 3 },
    ]);
  });

  it('applies changes one after the other, and whole texts', () => {
    const at = (line: number, character: number) => ({ line, character });
    const changes = [
      { range: { start: at(0, 0), end: at(1, 0) }, text: '' },
      { range: { start: at(0, 3), end: at(0, 3) }, text: '\nnew' },
      { range: { start: at(1, 3), end: at(0, 0) }, text: '!' },
    ];
    assert.equal(applyChanges(placeText(text), changes).text, 'two\nnew!\rthree\n😀x');
    assert.equal(applyChanges(placeText(text), [{ text: 'all new' }]).text, 'all new');
  });
});
