import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';

/**
 * Compares text with a golden file. A difference leaves `<golden>.actual` beside it. `UPDATE_GOLDEN=1` writes the golden
 * instead; without it a missing golden fails.
 */
export async function checkGolden(goldenPath: string, actual: string): Promise<void> {
  if (process.env.UPDATE_GOLDEN === '1') {
    await writeFile(goldenPath, actual);
    return;
  }
  assert.ok(existsSync(goldenPath), `${goldenPath} is missing; run with UPDATE_GOLDEN=1 and read what it writes`);
  const expected = await readFile(goldenPath, 'utf8');
  if (actual === expected) {
    await rm(`${goldenPath}.actual`, { force: true });
    return;
  }
  await writeFile(`${goldenPath}.actual`, actual);
  assert.equal(actual, expected);
}
