import assert from 'node:assert/strict';
import { bundledPriceData } from '../../../src/core/prices/data.ts';
import { analyzeWorkspace } from '../../../src/workspace/analyze.ts';
import { createEngine, type Engine } from '../../../src/workspace/engine.ts';
import { loadBytes } from '../../support/assets.ts';
import { withFolder } from '../../support/folders.ts';

describe('fixes of a workspace', () => {
  let engine: Engine;
  before(async () => {
    engine = await createEngine(loadBytes, new Date('2026-11-22T12:00:00Z'), bundledPriceData);
  });
  after(() => engine.dispose());

  /** The fixes of a folder, as `file:line:column text`; null where there is none. */
  function check(files: Readonly<Record<string, string>>, expected: readonly (string | null)[]) {
    return withFolder(files, async (workingDirectory) => {
      const options = { paths: ['.'], workingDirectory, configFile: null, planEdits: engine.planEdits };
      const { fixes = [] } = await analyzeWorkspace(engine, options);
      const written = fixes.map(
        (fix) =>
          fix?.edits.map(({ file, lines, newText }) => `${file}:${lines.line}:${lines.column} ${newText}`).join() ??
          null,
      );
      assert.deepEqual(written, expected);
    });
  }

  it('reach a file that holds nothing but the constant', () =>
    check(
      {
        'model.ts': 'export const MODEL = "claude-3-5-sonnet-20241022";\n',
        'desk.ts': `import Anthropic from "@anthropic-ai/sdk";
import { MODEL } from "./model";

const messages = [{ role: "user", content: "Say hello." }];
new Anthropic().messages.create({ model: MODEL, max_tokens: 99, messages });
`,
      },
      ['model.ts:1:23 claude-sonnet-5'],
    ));
});
