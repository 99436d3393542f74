import { fileURLToPath } from 'node:url';
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
});
