import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { defaultLevels, ruleCodes } from '../../src/core/rule-codes.ts';
import { sdks } from '../../src/core/scan/sdks.ts';
import { checkGolden } from '../support/golden.ts';

const head = `# SDKs

Calls are found where they are made through one of these modules, or as plain HTTP requests to the hosts of providers. Written by
\`UPDATE_GOLDEN=1 npm test\`.
`;

describe('documents', () => {
  it('docs/sdks.md lists the SDKs that the scanner knows', async () => {
    const sections = [...sdks]
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .map(({ id, modules }) => `## ${id}\n\n${modules.map((module) => `\`${module}\``).join(', ')}\n`);
    await checkGolden(fileURLToPath(new URL('../../docs/sdks.md', import.meta.url)), [head, ...sections].join('\n'));
  });

  it('docs/rules has a page for each rule and no other', () => {
    const pages = readdirSync(new URL('../../docs/rules/', import.meta.url)).filter((file) => file !== 'README.md');
    assert.deepEqual(pages.toSorted(), ruleCodes.map((code) => `${code}.md`).toSorted());
  });

  for (const code of ruleCodes) {
    it(`docs/rules/${code}.md says what a page of a rule has to say`, async () => {
      const text = await readFile(new URL(`../../docs/rules/${code}.md`, import.meta.url), 'utf8');
      const titles = [...text.matchAll(/^## (.+)$/gm)].map(([, title]) => title);
      assert.deepEqual(titles, ['What', 'Why', 'Example', 'When to ignore', 'Source']);
      assert.ok(text.startsWith(`# ${code}\n\nDefault level: \`${defaultLevels[code]}\`.\n`));
    });
  }
});
