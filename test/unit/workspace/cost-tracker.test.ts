import assert from 'node:assert/strict';
import fc from 'fast-check';
import { bundledPriceData } from '../../../src/core/prices/data.ts';
import { type ComparableTree, createCostTracker } from '../../../src/workspace/cost-tracker.ts';
import { createEngine } from '../../../src/workspace/engine.ts';
import { createBlobReader } from '../../../src/workspace/git/blob-reader.ts';
import { openCommitTree } from '../../../src/workspace/git/commit-tree.ts';
import { openRepository } from '../../../src/workspace/git/repository.ts';
import { committedFiles } from '../../../src/workspace/git/working-tree.ts';
import { loadBytes } from '../../support/assets.ts';
import { snapshotLines } from '../../support/comparisons.ts';
import { withRepository } from '../../support/git-repository.ts';

/** Files in several versions, which depend on each other: a wrapper, one that passes on to it, callers, constants. */
const versions: Readonly<Record<string, readonly (string | null)[]>> = {
  'llm.py': [
    'from openai import OpenAI\nfrom names import MODEL\n\nclient = OpenAI()\n\n\ndef ask(prompt):\n    return client.chat.completions.create(model=MODEL, messages=[{"role": "user", "content": prompt}])\n',
    'from openai import OpenAI\n\nclient = OpenAI()\n\n\ndef ask(prompt, model="gpt-5"):\n    return client.chat.completions.create(model=model, max_tokens=9, messages=[{"role": "user", "content": prompt}])\n',
    'def ask(prompt):\n    return prompt\n',
  ],
  'names.py': ['MODEL = "gpt-4o"\n', 'MODEL = "gpt-4o-mini"\n', null],
  'middle.py': [
    'from llm import ask\n\n\ndef politely(text):\n    return ask(f"Please: {text}")\n',
    'from llm import ask\n\n\ndef politely(text):\n    # The same.\n    return ask(f"Please: {text}")\n',
    null,
  ],
  'app/caller.py': [
    'from middle import politely\nfrom llm import ask\n\n\ndef run():\n    politely("Sum up the news of today in three sentences.")\n    ask("Say good morning to everybody.")\n',
    'from middle import politely\n\n\ndef run():\n    politely("Sum up the news.")\n',
    null,
  ],
  'other.py': [
    'from anthropic import Anthropic\n\nAnthropic().messages.create(model="claude-haiku-4-5", max_tokens=9, messages=[])\n',
    null,
  ],
  'callcost.yml': [
    'version: 1\nfeatures:\n  news: { paths: ["app/**"], callsPerMonth: 10 }\n',
    'version: 1\nignore: ["other.py"]\n',
    null,
  ],
};

const state = fc.record(
  Object.fromEntries(Object.entries(versions).map(([path, texts]) => [path, fc.constantFrom(...texts)])),
);

const first = Object.fromEntries(Object.entries(versions).map(([path, [text = null]]) => [path, text]));

/** Only the last in a chain of wrappers changes: the others are not read again, and must still be known. */
const editedCaller = { ...first, 'app/caller.py': versions['app/caller.py']?.[1] ?? null };

describe('createCostTracker', () => {
  it('finds in every state what reading it anew finds, whatever was before', () =>
    withRepository(async ({ folder, git, write, commit }) => {
      const { signal } = new AbortController();
      await commit({});
      const repository = await openRepository({ folder, environment: process.env }, signal);
      const engine = await createEngine(loadBytes, new Date('2026-11-22T12:00:00Z'), bundledPriceData);
      const blobs = createBlobReader(repository.place);
      const followed = createCostTracker({ root: folder, engine, configFile: null });
      const filesOf = async (files: Readonly<Record<string, string | null>>): Promise<ComparableTree> => {
        await git('rm', '-r', '--quiet', '--ignore-unmatch', '-f', '.');
        await write(Object.fromEntries(Object.entries(files).filter(([, text]) => text !== null)));
        const hash = await commit({});
        return committedFiles(await openCommitTree(repository, hash, blobs, signal));
      };
      try {
        await fc.assert(
          fc.asyncProperty(state, async (files) => {
            const tree = await filesOf(files);
            const fresh = createCostTracker({ root: folder, engine, configFile: null });
            const expected = snapshotLines(await fresh.at(tree, signal));
            assert.deepEqual(snapshotLines(await followed.at(tree, signal)), expected);
          }),
          { numRuns: 15, examples: [[first], [editedCaller]] },
        );
      } finally {
        blobs.dispose();
        engine.dispose();
      }
    })).timeout(60_000);
});
