import assert from 'node:assert/strict';
import { createTextCache } from '../../../../src/core/tokens/text-cache.ts';

describe('text cache', () => {
  it('finds by content', () => {
    const cache = createTextCache<number>(100);
    cache.set('abc', 1);
    assert.equal(cache.get(['a', 'bc'].join('')), 1);
    assert.equal(cache.get('toString'), undefined);
  });

  it('drops what was not asked for the longest when its texts get too long', () => {
    const cache = createTextCache<number>(8);
    for (const [index, text] of ['aa', 'bb', 'cc', 'dd'].entries()) {
      cache.set(text, index);
    }
    assert.equal(cache.get('aa'), 0);
    cache.set('ee', 4);
    assert.deepEqual(
      ['aa', 'bb', 'cc', 'dd', 'ee'].map((text) => cache.get(text)),
      [0, undefined, 2, 3, 4],
    );
  });

  it('counts a text once that is set twice', () => {
    const cache = createTextCache<number>(8);
    for (let value = 0; value < 10; value++) {
      cache.set('aa', value);
      cache.set('bb', value);
    }
    assert.deepEqual([cache.get('aa'), cache.get('bb')], [9, 9]);
  });

  it('does not keep a text that would push everything out', () => {
    const cache = createTextCache<number>(8);
    cache.set('aa', 1);
    cache.set('long text', 2);
    assert.deepEqual([cache.get('aa'), cache.get('long text')], [1, undefined]);
  });
});
