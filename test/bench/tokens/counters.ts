import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createEncoding } from '../../../src/core/tokens/encoding.ts';

/** Counts o200k_base tokens of ordinary text. */
export type Count = (text: string) => number;

export const COUNTER_NAMES = ['callcost', 'tiktoken (WASM)', 'js-tiktoken', 'gpt-tokenizer'] as const;
export type CounterName = (typeof COUNTER_NAMES)[number];

/** Loads one counter the way a user of that package would, special-token text counted as ordinary text. */
export async function loadCounter(name: CounterName, assetsFolder: string): Promise<Count> {
  switch (name) {
    case 'callcost':
      return createEncoding('o200k_base', await readFile(join(assetsFolder, 'o200k_base.ranks'))).count;
    case 'tiktoken (WASM)': {
      const encoding = (await import('tiktoken')).get_encoding('o200k_base');
      return (text) => encoding.encode_ordinary(text).length;
    }
    case 'js-tiktoken': {
      const [{ Tiktoken }, ranks] = await Promise.all([
        import('js-tiktoken/lite'),
        import('js-tiktoken/ranks/o200k_base'),
      ]);
      const encoding = new Tiktoken(ranks.default);
      return (text) => encoding.encode(text, [], []).length;
    }
    case 'gpt-tokenizer': {
      const { countTokens } = await import('gpt-tokenizer/encoding/o200k_base');
      const options = { disallowedSpecial: new Set<string>() };
      return (text) => countTokens(text, options);
    }
  }
}
