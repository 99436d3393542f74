import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { jsonSchemas } from '../../../scripts/json-schemas.ts';

describe('committed JSON Schemas', () => {
  for (const { path, text } of jsonSchemas()) {
    it(`${path} is current (else run: npx tsx scripts/schemas.ts)`, async () => {
      const committed: unknown = JSON.parse(await readFile(new URL(`../../../${path}`, import.meta.url), 'utf8'));
      assert.deepEqual(committed, JSON.parse(text));
    });
  }
});
