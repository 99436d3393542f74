import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { agentTools } from '../../../src/agent/tools.ts';

function jsonFile(name: string) {
  return JSON.parse(readFileSync(new URL(`../../../${name}`, import.meta.url), 'utf8'));
}

describe('the tools in the manifest', () => {
  it('are those that the server has, with the same inputs and words', () => {
    const contributed = jsonFile('package.json').contributes.languageModelTools;
    const words = jsonFile('package.nls.json');
    assert.deepEqual(
      contributed.map(({ name, inputSchema, modelDescription, displayName, userDescription }: Contribution) => ({
        name,
        inputSchema,
        modelDescription,
        title: words[displayName.replaceAll('%', '')],
        description: words[userDescription.replaceAll('%', '')],
      })),
      agentTools.map(({ name, title, description, input }) => {
        const { $schema: _, ...inputSchema } = z.toJSONSchema(input, { io: 'input' });
        return { name: `callcost_${name}`, inputSchema, modelDescription: description, title, description };
      }),
    );
  });
});

interface Contribution {
  readonly name: string;
  readonly inputSchema: object;
  readonly modelDescription: string;
  readonly displayName: string;
  readonly userDescription: string;
}
