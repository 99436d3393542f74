/** Writes the committed JSON Schemas from the zod schemas: `tsx scripts/schemas.ts`. A test fails when they differ. */
import { writeFile } from 'node:fs/promises';
import { jsonSchemas } from './json-schemas.ts';

for (const { path, text } of jsonSchemas()) {
  await writeFile(new URL(`../${path}`, import.meta.url), text);
  console.log(`${path} written`);
}
