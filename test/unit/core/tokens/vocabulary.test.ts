import assert from 'node:assert/strict';
import { readVocabulary } from '../../../../src/core/tokens/vocabulary.ts';
import { loadBytes } from '../../../support/assets.ts';

describe('vocabulary', () => {
  async function checkDamaged(damage: (file: Uint8Array) => Uint8Array): Promise<void> {
    const file = await loadBytes('cl100k_base.ranks');
    assert.throws(() => readVocabulary(damage(file.slice())), /ranks are damaged/);
  }

  it('refuses a file that is not whole', async () => {
    await checkDamaged(() => new Uint8Array(0));
    await checkDamaged((file) => file.subarray(0, 8));
    await checkDamaged((file) => file.subarray(0, file.length - 1));
    await checkDamaged((file) => file.fill(0, 0, 1));
    await checkDamaged((file) => file.fill(0, 4, 8));
    await checkDamaged((file) => file.fill(0xff, 4, 8));
  });

  it('reads a file that lies within a larger buffer', async () => {
    const file = await loadBytes('cl100k_base.ranks');
    const larger = new Uint8Array(file.length + 3);
    larger.set(file, 3);
    assert.deepEqual(readVocabulary(larger.subarray(3)).joins, readVocabulary(file).joins);
  });
});
